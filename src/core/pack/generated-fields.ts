import type {
  Derivation,
  FieldDefinition,
  IndicatorDefinition,
  NumberField,
  PackDefinition,
  ScoringDefinition,
  TextField,
} from './schema';

/** The main scoring and every further score table, alike. */
export interface Scoring {
  /** Empty for the main one. */
  readonly id: string;
  readonly title: string;
  readonly definition: ScoringDefinition;
  /** The field that says what is scored; null for the main one, which is always in use. */
  readonly name: string | null;
  readonly indicators: readonly IndicatorDefinition[];
}

export function scoringsOf({ scoring, scoreTables }: Pick<PackDefinition, 'scoring' | 'scoreTables'>): Scoring[] {
  const indicatorsOf = ({ levels }: ScoringDefinition): IndicatorDefinition[] =>
    levels.flatMap((level) => level.children.flatMap((child) => child.indicators));
  return [
    { id: '', title: scoring.title, definition: scoring, name: null, indicators: indicatorsOf(scoring) },
    ...scoreTables.map((table) => ({
      id: table.id,
      title: table.title,
      definition: table,
      name: table.name,
      indicators: indicatorsOf(table),
    })),
  ];
}

/** "scoreTotal" of the main scoring, "scoreTotal.project1" of a further one. */
export function tableField(what: 'fullTotal' | 'scoreTotal' | 'scoreSummary' | 'scoreGrade', scoring: string): string {
  return scoring === '' ? what : `${what}.${scoring}`;
}

/** Where an indicator's full marks stand. */
export function fullField(indicator: Pick<IndicatorDefinition, 'id' | 'full'>): string {
  return typeof indicator.full === 'string' ? `full.${indicator.id}` : indicator.full.field;
}

/** Where an indicator's points stand. */
export function scoreField(indicator: string): string {
  return `score.${indicator}`;
}

/** Whether the field says how the form was scored: points, their sums, the words beside them. */
export function tellsScore(field: string): boolean {
  return /^(?:score|note|deduction|scoreTotal|scoreGrade|scoreSummary)(?:\.|$)/.test(field);
}

/** Where the 佐证材料 of points given by hand stand. */
export function evidenceField(indicator: string): string {
  return `evidence.${indicator}`;
}

/** Where it stands what cost an indicator points (扣分原因), on forms that print it. */
export function deductionField(indicator: string): string {
  return `deduction.${indicator}`;
}

/**
 * Fields that a score sheet always has; packs do not repeat them. Weights are printed constants, scores are derived but for
 * manual indicators, whose score and evidence (佐证材料) the user types. A sheet that the pack lays out itself has what it cannot write:
 * points, totals and grade.
 */
export function generatedFields(scoring: Scoring): FieldDefinition[] {
  const { title, definition, indicators } = scoring;
  const isTree = definition.layout === 'tree';
  const hasLevelMarks = isTree && definition.levelMarks === 'column';
  const fields: FieldDefinition[] = [];
  for (const level of definition.levels) {
    const path = `${title}/${level.label}`;
    if (hasLevelMarks) fields.push(number(`full.${level.id}`, `${path}/分值`, { constant: level.full }));
    for (const child of level.children) {
      const childPath = `${path}/${child.label}`;
      if (hasLevelMarks && child.full !== undefined)
        fields.push(number(`full.${child.id}`, `${childPath}/分值`, { constant: child.full }));
      for (const indicator of child.indicators)
        fields.push(...indicatorFields(indicator, `${childPath}/${plainLabel(indicator.label)}`, definition));
    }
  }
  const total: Derivation = { scoreTotal: scoring.id };
  fields.push(number(tableField('fullTotal', scoring.id), `${title}/合计/分值`, { sum: indicators.map(fullField) }));
  fields.push(number(tableField('scoreTotal', scoring.id), `${title}/合计/得分`, total));
  fields.push(text(tableField('scoreSummary', scoring.id), `${title}/合计/说明`, { scoreSummary: scoring.id }));
  if (!isTree)
    fields.push(text(tableField('scoreGrade', scoring.id), `${title}/合计/等级`, { scoreGrade: scoring.id }));
  return fields;
}

function indicatorFields(
  indicator: IndicatorDefinition,
  path: string,
  { layout, deductionReasons }: ScoringDefinition,
): FieldDefinition[] {
  const isTree = layout === 'tree';
  const manual = indicator.rule.kind === 'manual';
  const { full } = indicator;
  const derive = manual ? undefined : { score: indicator.id };
  const fields: FieldDefinition[] = [
    ...(typeof full === 'string' ? [number(`full.${indicator.id}`, `${path}/分值`, { constant: full })] : []),
    {
      ...number(scoreField(indicator.id), `${path}/得分`, derive),
      // The sheet's total adds what is settled; 待评N项 stands beside it.
      blankIsZero: true,
      ...(typeof full === 'string' ? { max: full } : {}),
      decimals: 2,
    },
  ];
  if (isTree) fields.push(text(`note.${indicator.id}`, `${path}/指标说明`, { scoreNote: indicator.id }));
  if (isTree && deductionReasons)
    fields.push(
      text(deductionField(indicator.id), `${path}/扣分原因`, manual ? undefined : { scoreDeduction: indicator.id }),
    );
  if (manual) fields.push(text(evidenceField(indicator.id), `${path}/佐证材料`, undefined));
  return fields;
}

function plainLabel(label: string): string {
  return label.replaceAll('\n', '、').replace(/\s+/g, '').replace(/[“”"]/g, '');
}

function number(id: string, label: string, derive: Derivation | undefined): NumberField {
  const field: NumberField = {
    kind: 'number',
    id,
    label,
    aliases: [],
    unit: '分',
    required: false,
    negative: false,
    blankIsZero: false,
    transfer: false,
    decimals: 2,
  };
  return derive === undefined ? field : { ...field, derive };
}

function text(id: string, label: string, derive: Derivation | undefined): TextField {
  const field: TextField = { kind: 'text', id, label, aliases: [], unit: null, required: false, length: 'line' };
  return derive === undefined ? field : { ...field, derive };
}
