import { derivationInputs, refsIn } from '../../src/core/pack/refs-in';
import type { FieldTable } from '../../src/core/fields/field-table';
import { numberOf } from '../../src/core/fields/field-value';
import { fullField } from '../../src/core/pack/generated-fields';
import { kinds, type CheckKind, type CheckParams } from '../../src/core/pack/check-params';
import { refShapeOf } from '../../src/core/pack/ref-shape';
import { isDerived, type Pack } from '../../src/core/pack/pack';
import { sum, zero } from '../../src/core/quantity/decimal';
import { ownIndicatorsInUse } from '../../src/core/rules/support/indicators';
import { manualIndicatorsOf } from '../../src/core/rules/support/manual-scores';
import type { CellSnapshot } from '../../src/core/workbook/snapshot';

/** What a user might do to a clean workbook: other contents of cells, by concrete field id; a name lost; a text of the sheet changed. */
export interface Damage {
  readonly cells?: Readonly<Record<string, CellSnapshot>>;
  /** The sheet of this field was copied, and the copy has another figure there. */
  readonly copiedAndChanged?: string;
  /** The workbook name of this field is deleted. */
  readonly lostName?: string;
  /** Fixed texts of this sheet that name the fiscal year name another. */
  readonly oldYearOn?: string;
  /** The 单位 line of this sheet says 元. */
  readonly otherUnitOn?: string;
  /** The cached result of this field's formula is another. */
  readonly staleResult?: string;
  /** Last year's file gave this field another figure than stands there. */
  readonly arrived?: string;
}

type Part = string | { readonly minus: string };
type Makers = { readonly [K in CheckKind]?: (rule: CheckParams<K>, table: FieldTable) => Damage[] };

/**
 * Ways to make a check fail that its kind alone knows: a sentence, a broken formula, a lost name. What only turns on how great the
 * figures are needs no entry: `anyFigures` tries them. Whether one way really works on a pack's own clean example is what
 * every-check.test.ts asks.
 */
const makers: Makers = {
  'percent-of': ({ rate, of, over }, table) => [
    typed(table, rate, 0.4321),
    // 没有的填“无”，也就没有比率：先填上数。
    { cells: { ...typed(table, idOf(of[0]!), 120).cells, ...typed(table, idOf(over[0]!), 100).cells, [rate]: 0.4321 } },
  ],
  'ratio-in-range': ({ rate, min, max }, table) => [
    ...(max === undefined ? [] : [raised(table, rate)]),
    ...(min === undefined ? [] : [typed(table, rate, -9), lowered(table, rate)]),
    typed(table, rate, 9),
  ],
  'parts-given': ({ total, parts }, table) => {
    const blank = Object.fromEntries(parts.flatMap((part) => table.expand(idOf(part)).map((id) => [id, null])));
    return [{ cells: { ...blank, [total]: 500 } }];
  },
  'explanation-agrees': ({ reason, comparisons }, table) =>
    comparisons.flatMap(({ from, to, label }) =>
      ['增加', '减少'].map((word) =>
        filled(table, { [from]: 100, [to]: 150, [reason]: `${label}${word}77777.77万元，因为调整了工资标准。` }),
      ),
    ),
  'prose-agrees': (_, table) => [filled(table, { [proseField(table)]: '会议费由8万元压减到6万元，减少3万元。' })],
  // 没有超过界线的变动，写“无”也行：先让数变大。
  'not-filler': ({ text }, table) =>
    table.pack.checks.flatMap(({ rule }) =>
      rule?.kind === 'change-needs-explanation' && rule.reason === text
        ? [filled(table, { [rule.from]: 100, [rule.to]: 987_654, [text]: '无' })]
        : [],
    ),
  'reason-supported': ({ reason, causes }, table) =>
    causes.flatMap(({ words, direction, from, to }) => [
      filled(table, {
        [from]: direction === 'up' ? 9 : 5,
        [to]: { up: 5, down: 9, some: 0 }[direction],
        [reason]: `${words[0]!}，支出相应变动。`,
      }),
    ]),
  'claim-holds': ({ texts, claims, comparisons }, table) =>
    texts.flatMap((text) =>
      claims.map((claim) =>
        filled(table, { [text]: `${claim}。`, [comparisons[0]!.limit]: 1, [comparisons[0]!.amount]: 5000 }),
      ),
    ),
  'amount-unit-slip': ({ rows }, table) =>
    rows.map((row) =>
      filled(table, Object.fromEntries(row.map((id, at) => [id, at === row.length - 1 ? 123_456 : 12.35]))),
    ),
  'digit-slip': ({ rows }, table) =>
    rows.map((row) =>
      filled(table, Object.fromEntries(row.map((id, at) => [id, at === row.length - 1 ? 123 : 12.35]))),
    ),
  'non-negative': (_, table) => inputsOf(table.pack, 'number').map((id) => ({ cells: { [id]: -5 } })),
  'cell-type': (_, table) => inputsOf(table.pack, 'number').map((id) => ({ cells: { [id]: '十二' } })),
  'formula-intact': (_, table) => formulasOf(table.pack).map((id) => ({ cells: { [id]: 1 } })),
  'derived-agrees': (_, table) => formulasOf(table.pack).map((id) => ({ staleResult: id })),
  'form-copies': (_, table) => inputsOf(table.pack, 'number').map((id) => ({ copiedAndChanged: id })),
  'name-intact': (_, table) => inputsOf(table.pack, 'number').map((id) => ({ lostName: id })),
  'required-filled': (_, table) =>
    table.pack.fields.filter((field) => field.required).map(({ id }) => ({ cells: { [id]: null } })),
  'year-in-text': ({ sheets, texts }, table) => [
    ...sheets.map((id) => ({ oldYearOn: table.pack.sheets.find((sheet) => sheet.id === id)!.title })),
    ...texts.map((text) => typed(table, text, '1998年支出12.5万元，比1997年增加2万元。')),
  ],
  'unit-in-heads': ({ sheets }, table) =>
    sheets.map((id) => ({ otherUnitOn: table.pack.sheets.find((sheet) => sheet.id === id)!.title })),
  'named-rows': ({ blocks }, table) =>
    blocks.map(({ name, amounts }) => ({
      cells: { [concrete(table, name)]: null, [concrete(table, amounts[0]!)]: 5 },
    })),
  'listed-name': ({ name, lists }, table) => [
    { cells: { [name]: '没有列的项目', [concrete(table, lists[0]!)]: '列了的工作' } },
  ],
  'names-agree': ({ names }) => [{ cells: { [names[0]!]: '示例县人民政府办', [names[1]!]: '示例县人民政府办公室' } }],
  'goal-states-figure': ({ goals }, table) =>
    ownIndicatorsInUse(table).flatMap(({ scoring, indicator, rule }) =>
      goals
        .filter((goal) => scoring.name === (goal.of ?? null) && indicator.name !== undefined)
        .map((goal) =>
          filled(table, {
            [indicator.name!]: '办结事项数量',
            [rule.direction]: '≥',
            [rule.amountUnit!]: '件',
            [goal.states === 'target' ? rule.target : rule.actual]: 12480,
            [goal.text]: '全年办结事项数量12840件。',
          }),
        ),
    ),
  'none-agrees': ({ choice, none, cells }) => [{ cells: { [choice]: none, [cells[0]!]: 1200 } }],
  'comes-with': ({ given, needs }) => [{ cells: { [given]: 0.9, [needs]: null } }],
  'score-evidence': (_, table) =>
    manualIndicatorsOf(table.pack).map(({ score, evidence }) => ({ cells: { [score]: 2, [evidence]: null } })),
  'score-choices': (_, table) =>
    manualIndicatorsOf(table.pack).flatMap(({ rule, score }) =>
      rule.choices === undefined ? [] : [{ cells: { [score]: 0.37 } }],
    ),
  'not-derived-backwards': ({ amount, of }, table) => {
    const parts = of.map((part) => ({
      sign: typeof part === 'string' ? 1 : -1,
      value: numberOf(table.value(idOf(part))) ?? zero,
    }));
    return [{ cells: { [amount]: sum(parts.map(({ sign, value }) => value.times(sign))).toNumber() } }];
  },
  'no-placeholder': ({ texts }, table) => texts.map((text) => typed(table, text, '本单位共有XX个项目，支出待填万元。')),
  'no-mention': ({ text, words }, table) => [typed(table, text, `${words[0]!}项目`)],
  'text-states-figure': ({ texts, figures }, table) =>
    texts.flatMap((text) =>
      figures.map(({ words, field }) =>
        typed(
          table,
          text,
          `${words[0]!}${table.field(field).unit === '%' ? '1.23%' : `98765.43${table.field(field).unit ?? ''}`}。`,
        ),
      ),
    ),
  'weights-add-up': (_, table) =>
    ownIndicatorsInUse(table).map(({ indicator }) => ({ cells: { [fullField(indicator)]: 37 } })),
  'indicator-complete': (_, table) =>
    ownIndicatorsInUse(table).map(({ indicator }) => ({ cells: { [fullField(indicator)]: null } })),
  'deviation-reason': (_, table) =>
    ownIndicatorsInUse(table).map(({ rule }) => ({
      cells: { [rule.direction]: '≥', [rule.target]: 10, [rule.actual]: 50, [rule.reason]: null },
    })),
  'prior-year-as-arrived': (_, table) => inputsOf(table.pack, 'number').map((id) => ({ arrived: id })),
  'qualitative-share': (_, table) =>
    ownIndicatorsInUse(table).map(({ rule }) => ({
      cells: {
        [rule.direction]: '定性',
        [rule.qualitative.grade]: rule.qualitative.bands[0]!.is,
        [rule.qualitative.share]: 0.01,
      },
    })),
};

/** Most likely first, each made only when it is asked for: the first or second usually does it, and there may be hundreds. */
export function* waysToFail(rule: CheckParams, table: FieldTable): Generator<Damage> {
  const own = makers[rule.kind] as ((rule: CheckParams, table: FieldTable) => Damage[]) | undefined;
  yield* own?.(rule, table) ?? [];
  yield* anyFigures(rule, table);
}

/** The fields a check names, each with an unlikely figure, and each two of them far apart while the texts stay empty. */
function* anyFigures(rule: CheckParams, table: FieldTable): Generator<Damage> {
  const refs = [...new Set(refsIn(refShapeOf(kinds[rule.kind]), rule).map(({ ref }) => ref))];
  const isNumber = (ref: string): boolean => table.field(concrete(table, ref)).kind === 'number';
  const numbers = refs.filter(isNumber);
  const blank = (ids: readonly string[]) => Object.fromEntries(ids.map((ref) => [ref, null]));
  const texts = refs.filter((ref) => !isNumber(ref));
  for (const ref of numbers) for (const figure of [43_210.5, 0.01, 9, -9]) yield typed(table, ref, figure);
  for (const ref of texts) yield typed(table, ref, '无');
  for (const one of numbers)
    for (const other of numbers)
      if (one !== other)
        for (const [first, second] of [[987_654.5, 1] as const, [0, 100] as const, [0.4321, 120] as const])
          yield filled(table, { [one]: first, [other]: second, ...blank(texts) });
}

function idOf(part: Part): string {
  return typeof part === 'string' ? part : part.minus;
}

/** The first row where a ref names a column. */
function concrete(table: FieldTable, ref: string): string {
  return table.expand(ref)[0] ?? ref;
}

/** Typed into the cell itself, over a formula too. */
function typed(table: FieldTable, ref: string, cell: CellSnapshot): Damage {
  return { cells: { [concrete(table, ref)]: cell } };
}

/** Typed where users type: a derived field gets its value through its first input, the other inputs being 0: a sum waits for a part that is empty. */
function proseField({ pack }: FieldTable): string {
  return pack.fields.find((one) => one.kind === 'text' && one.length === 'prose' && !isDerived(one))!.id;
}

function filled(table: FieldTable, cells: Readonly<Record<string, CellSnapshot>>): Damage {
  const all: Record<string, CellSnapshot> = {};
  for (const [ref, cell] of Object.entries(cells)) {
    const [first = ref, ...others] = leaves(table, ref);
    for (const other of others) if (!(other in all)) all[other] = zeroOf(table, other);
    all[first] = cell;
  }
  return { cells: all };
}

/** Nothing of that kind, as its field writes it. */
function zeroOf(table: FieldTable, id: string): CellSnapshot {
  const field = table.field(id);
  return field.kind === 'number' && !field.blankIsZero ? 0 : null;
}

function raised(table: FieldTable, rate: string): Damage {
  const [of = rate, ...others] = leaves(table, rate);
  return others.length === 0
    ? { cells: { [of]: 9 } }
    : { cells: { [of]: 98_765, ...Object.fromEntries(others.map((id) => [id, 1])) } };
}

/** What is taken off grows beyond what it is taken from. */
function lowered(table: FieldTable, rate: string): Damage {
  const all = leaves(table, rate);
  return { cells: Object.fromEntries(all.map((id, at) => [id, at === all.length - 1 ? 98_765 : 1])) };
}

function leaves(table: FieldTable, ref: string): string[] {
  const field = table.pack.byId.get(ref);
  const derive = field && 'derive' in field ? field.derive : undefined;
  if (derive === undefined) return [...table.expand(ref)];
  return [...new Set(derivationInputs(derive).flatMap((input) => leaves(table, input)))];
}

function inputsOf(pack: Pack, kind: 'number' | 'text'): string[] {
  return pack.fields
    .filter((field) => field.kind === kind && !isDerived(field) && field.id !== 'fiscalYear')
    .map(({ id }) => id)
    .slice(0, 5);
}

function formulasOf(pack: Pack): string[] {
  const isFormula = (derive: object): boolean => !('constant' in derive);
  return pack.fields
    .filter((field) => field.kind === 'number' && field.derive !== undefined && isFormula(field.derive))
    .map(({ id }) => id)
    .slice(0, 20);
}
