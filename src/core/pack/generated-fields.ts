import type { Derivation, FieldDefinition, IndicatorDefinition, NumberField, ScoringDefinition, TextField } from './schema';

/**
 * Fields that a score sheet always has; packs do not repeat them. Weights are printed constants, scores are derived but for
 * manual indicators, whose score and evidence (佐证材料) the user types.
 */
export function generatedFields(scoring: ScoringDefinition): FieldDefinition[] {
  const fields: FieldDefinition[] = [];
  const all: IndicatorDefinition[] = [];
  for (const level of scoring.levels) {
    const path = `评分表/${level.label}`;
    fields.push(number(`full.${level.id}`, `${path}/分值`, { constant: level.full }));
    for (const child of level.children) {
      const childPath = `${path}/${child.label}`;
      fields.push(number(`full.${child.id}`, `${childPath}/分值`, { constant: child.full }));
      for (const indicator of child.indicators) {
        all.push(indicator);
        fields.push(...indicatorFields(indicator, `${childPath}/${plainLabel(indicator.label)}`));
      }
    }
  }
  fields.push(number('fullTotal', '评分表/合计/分值', { sum: all.map((indicator) => `full.${indicator.id}`) }));
  fields.push(number('scoreTotal', '评分表/合计/得分', { sum: all.map((indicator) => `score.${indicator.id}`) }));
  fields.push(text('scoreSummary', '评分表/合计/说明', { scoreSummary: true }));
  return fields;
}

function indicatorFields(indicator: IndicatorDefinition, path: string): FieldDefinition[] {
  const manual = indicator.rule.kind === 'manual';
  const fields: FieldDefinition[] = [
    number(`full.${indicator.id}`, `${path}/分值`, { constant: indicator.full }),
    { ...number(`score.${indicator.id}`, `${path}/得分`, manual ? undefined : { score: indicator.id }), max: indicator.full, decimals: 2 },
    text(`note.${indicator.id}`, `${path}/指标说明`, { scoreNote: indicator.id }),
  ];
  if (manual) fields.push(text(`evidence.${indicator.id}`, `${path}/佐证材料`, undefined));
  return fields;
}

function plainLabel(label: string): string {
  return label.replaceAll('\n', '、').replace(/\s+/g, '').replace(/[“”"]/g, '');
}

function number(id: string, label: string, derive: Derivation | undefined): NumberField {
  const field: NumberField = { kind: 'number', id, label, aliases: [], unit: '分', required: false, negative: false, decimals: 2 };
  return derive === undefined ? field : { ...field, derive };
}

function text(id: string, label: string, derive: Derivation | undefined): TextField {
  const field: TextField = { kind: 'text', id, label, aliases: [], unit: null, required: false, length: 'line' };
  return derive === undefined ? field : { ...field, derive };
}
