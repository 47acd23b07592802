import { adoptedCell, isTheirFormula } from '../fields/adopted';
import type { FieldTable } from '../fields/field-table';
import { numberOf, numberValue, sameValue, textOf, type FieldValue } from '../fields/field-value';
import { meantRatio } from '../fields/meant-number';
import { fitValue } from '../last-year/fit-value';
import type { ScalarField } from '../pack/pack';
import type { BookSide } from '../prose/words/book-fields';
import { zero, type Decimal } from '../quantity/decimal';
import { isFormula } from '../workbook/snapshot';
import { bareName, indexNames, namedFields, type NamedField, type NameIndex } from './field-names';
import { matchField, type IntakeYears } from './match-field';
import { readBlock, type PastedColumn, type PastedFigure } from './pasted-block';
import { convertPrinted, isSourceUnit, type SourceUnit } from './printed-figure';
import { isOutOfSize, proposeUnit, type ProposedUnit } from './source-unit';
import { partOfYear, saysYear, unitOfSource, yearOfSource } from './source-year';
import { splitText, type PastedLine } from './split-text';

/** What the user decides; what is left out is proposed. */
export interface IntakeWish {
  readonly unit?: SourceUnit;
  /** What "-" means: 0, as ledgers print it, or nothing to write; ask: 0 if somebody says so of that very figure. */
  readonly dash: 'zero' | 'skip' | 'ask';
  /** Column → which side it is. */
  readonly sides: Readonly<Record<string, BookSide>>;
  /** Figure → its field; '' : none. */
  readonly fields: Readonly<Record<string, string>>;
}

export const noWish: IntakeWish = { dash: 'zero', sides: {}, fields: {} };

/**
 * new: the cell is empty. same: it holds this. differs: it holds something else. computed: the form works it out itself. open: no
 * field, or several; the user chooses. twice: two figures for one field. repeated: the same figure a second time. passed: another one
 * was chosen for its field. unreadable, unfit, no-cell: cannot be written.
 */
export type IntakeState =
  | 'new'
  | 'same'
  | 'differs'
  | 'computed'
  | 'open'
  | 'twice'
  | 'repeated'
  | 'passed'
  | 'unreadable'
  | 'unfit'
  | 'no-cell';

/**
 * What a person has to say before it is written, however well its names fit. nothing: "—", "/" or 无, which is 0 or no figure at all.
 * mark: the figure without the mark of a note, or without what is struck out. part-year: a source of some months.
 * hidden: in a row or column that nobody sees. magnitude: so much larger than what stands around or in the form that its unit is most likely
 * another. typed-total: what we work out ourselves, in a bureau's cell where they type it.
 */
export type Asked = 'nothing' | 'mark' | 'part-year' | 'hidden' | 'magnitude' | 'typed-total';

export interface IntakeItem {
  readonly key: string;
  readonly line: number;
  /** As the source names it: "公务接待费 · 2018年决算数". */
  readonly label: string;
  /** The whole line of the source. */
  readonly text: string;
  readonly raw: string;
  readonly state: IntakeState;
  /** What it would be without the others for its field. */
  readonly alone?: IntakeState;
  /** Concrete id. */
  readonly field: string | null;
  /** Whom the names fit, where they do not tell which. */
  readonly candidates: readonly string[];
  readonly value: FieldValue | null;
  readonly now: FieldValue | null;
  /** Money without a measure of its own: read in the unit of the whole. */
  readonly inUnitOfAll: boolean;
  readonly asks?: Asked;
}

export interface IntakePlan {
  readonly items: readonly IntakeItem[];
  /** Columns that nothing names, with several figures in a line: the user may say once what they are. */
  readonly columns: readonly PastedColumn[];
  /** null: no money in it that needs one. */
  readonly unit: ProposedUnit | null;
  /** How many "-" there are. */
  readonly dashes: number;
  readonly source: SourceFacts;
}

/** What a table says of itself that does not agree with the form. */
export interface SourceFacts {
  /** The year of its title; null: the form's, or it says none. */
  readonly otherYear: number | null;
  /** It names years, and the form's own is not filled in: no column with a year can be told. */
  readonly needsYear: boolean;
  /** The unit whose table it says it is; null: the form's, or it says none. */
  readonly otherUnit: string | null;
  /** "1-9月": its figures are not of a whole year; null: it does not say so. */
  readonly partOfYear: string | null;
}

/** The same for pasted text. null: more lines than any form has. */
export function planIntake(table: FieldTable, text: string, wish: IntakeWish = noWish): IntakePlan | null {
  const lines = splitText(text);
  return lines && planLines(table, lines, wish);
}

/**
 * The lines of one table as figures of the form: which field each is, by the names that the pack and the reader of prose know, what
 * stands there now, and what would be written. Nothing is written.
 * @param sheet its name, which may say the year
 */
export function planLines(
  table: FieldTable,
  lines: readonly PastedLine[],
  wish: IntakeWish = noWish,
  sheet = '',
): IntakePlan {
  const names = indexNames(namedFields(table));
  const year = table.pack.byId.has('fiscalYear') ? (numberOf(table.value('fiscalYear'))?.toNumber() ?? null) : null;
  const isName = (one: string): boolean => names.own.has(bareName(one)) || names.rows.has(bareName(one));
  const block = readBlock(lines, year, isName);
  const byId = new Map(names.all.map((field) => [field.id, field]));
  const years = { form: year, source: yearOfSource(block.title.flat(), sheet) };
  const part = partOfYear(block.title.flat(), sheet);
  const matched = block.figures.map((figure) => ({ figure, ...targetOf(table, figure, names, byId, years, wish) }));
  const loose = matched.flatMap(({ figure: { printed, unit }, field }) => {
    const target = field && table.field(field.id);
    return target && printed.is === 'figure' && printed.unit === null && unit === null && isSourceUnit(target.unit)
      ? [{ number: printed.number, now: numberOf(table.value(field.id)), form: target.unit }]
      : [];
  });
  const proposed = loose[0] ? proposeUnit(block.unit, loose[0].form, loose) : null;
  const unit = wish.unit ?? proposed?.unit ?? '万元';
  const read = matched
    .filter(({ figure }) => figure.printed.is !== 'dash' || wish.dash !== 'skip')
    .map(({ figure, field, candidates }) => {
      const item = itemOf(table, figure, field, candidates, unit);
      const asks = askedOf(table, figure, field, years, part, wish);
      return asks === null || !isWritable(item) ? item : { ...item, asks };
    });
  const items = withOddSizes(table, read);
  return {
    items: withTwins(items),
    columns: block.columns.filter(
      ({ id, head }) => head === null || wish.sides[id] !== undefined || matched.some(isUnnamed(id)),
    ),
    unit: proposed && { ...proposed, unit },
    dashes: block.figures.filter(({ printed }) => printed.is === 'dash' && printed.none === undefined).length,
    source: {
      partOfYear: part,
      otherYear: year === null || years.source === year ? null : years.source,
      needsYear:
        year === null &&
        table.pack.byId.has('fiscalYear') &&
        [...block.title.flat(), sheet, ...block.figures.flatMap(({ head, labels }) => [head ?? '', ...labels])].some(
          saysYear,
        ),
      otherUnit: otherUnit(table, unitOfSource(block.title)),
    },
  };
}

/** 开福区征地办 and 长沙市开福区征地办公室 may be one: a name within the other is not told. */
function otherUnit(table: FieldTable, said: string | null): string | null {
  const own = ['budgetUnitName', 'budgetUnitShortName']
    .filter((id) => table.pack.byId.has(id))
    .map((id) => bareUnit(textOf(table.value(id))))
    .filter((name) => name !== '');
  if (said === null || own.length === 0) return null;
  const other = bareUnit(said);
  return own.some((name) => name.includes(other) || other.includes(name)) ? null : said;
}

function bareUnit(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^()]*\)/g, '');
}

function askedOf(
  table: FieldTable,
  { printed, isUnseen }: PastedFigure,
  field: NamedField | null,
  { form }: IntakeYears,
  part: string | null,
  wish: IntakeWish,
): Asked | null {
  if (printed.is === 'dash' && (printed.none === true || wish.dash === 'ask')) return 'nothing';
  if (printed.is === 'figure' && printed.marked === true) return 'mark';
  if (isUnseen) return 'hidden';
  if (field?.isDerived === true && isTypedTotal(table, field.id)) return 'typed-total';
  return part !== null && form !== null && field !== null && isOfWholeYear(field) ? 'part-year' : null;
}

/** A total or a rate in a bureau's own cell without a formula: whoever fills in the form types it. */
function isTypedTotal(table: FieldTable, field: string): boolean {
  const place = adoptedCell(table, field) === null ? null : table.place(field);
  return place !== null && !isTheirFormula(table, place.cell);
}

/** 1250000 万元 among figures of some hundred: most likely 元, and a person shall say so. */
function withOddSizes(table: FieldTable, items: readonly IntakeItem[]): readonly IntakeItem[] {
  const sizeOf = ({ field }: IntakeItem, value: FieldValue | null): Decimal | null => {
    const unit = field === null ? null : table.field(field).unit;
    const number = value === null ? null : numberOf(value);
    return number !== null && isSourceUnit(unit) ? convertPrinted(number, unit, '万元') : null;
  };
  const sizes = items.map((item) => (isWritable(item) || item.state === 'same' ? sizeOf(item, item.value) : null));
  return items.map((item, at) => {
    const size = sizes[at];
    if (!size || !isWritable(item) || item.asks !== undefined) return item;
    const others = sizes.filter((one, index): one is Decimal => one !== null && index !== at);
    const before = sizeOf(item, item.now);
    const isOdd = isOutOfSize(size, others) || (before !== null && isOutOfSize(size, [before]));
    return isOdd ? { ...item, asks: 'magnitude' } : item;
  });
}

/** What was spent in a year; a budget is the same in every month. */
function isOfWholeYear({ side }: NamedField): boolean {
  return side === 'final' || side === 'priorFinal';
}

interface Target {
  readonly field: NamedField | null;
  readonly candidates: readonly NamedField[];
}

/** A column whose head tells nothing while its rows are known. */
const isUnnamed =
  (column: string) =>
  ({ figure, field, candidates }: Target & { readonly figure: PastedFigure }): boolean =>
    figure.column === column && field === null && candidates.length > 1;

function targetOf(
  table: FieldTable,
  figure: PastedFigure,
  names: NameIndex,
  byId: ReadonlyMap<string, NamedField>,
  years: IntakeYears,
  wish: IntakeWish,
): Target {
  const side = wish.sides[figure.column];
  const match = matchField(names, { ...figure, ...(side !== undefined && { side }) }, years);
  // "80.97%" is no money and no count, whatever stands around it.
  const isPercent = figure.printed.is === 'figure' && figure.printed.unit === '%';
  const open = match.is === 'open' ? match.candidates : [];
  const candidates = isPercent ? open.filter(({ id }) => table.field(id).unit === '%') : open;
  const asked = wish.fields[figure.key];
  if (asked !== undefined) return { field: byId.get(asked) ?? null, candidates };
  return { field: match.is === 'field' ? match.field : null, candidates };
}

function itemOf(
  table: FieldTable,
  figure: PastedFigure,
  field: NamedField | null,
  candidates: readonly NamedField[],
  unit: SourceUnit,
): IntakeItem {
  const { key, line, text, raw, labels, head, printed } = figure;
  const base = {
    key,
    line,
    text,
    raw,
    label: [labels.join(' '), ...(head === null ? [] : [head])].filter((part) => part !== '').join(' · '),
    candidates: candidates.map(({ id }) => id),
    field: field?.id ?? null,
    inUnitOfAll:
      field !== null &&
      isSourceUnit(table.field(field.id).unit) &&
      printed.is === 'figure' &&
      printed.unit === null &&
      figure.unit === null &&
      !printed.number.eq(0),
  };
  if (field === null) return { ...base, state: 'open', value: null, now: null };
  const target = table.field(field.id);
  const now = field.isDerived && isTypedTotal(table, field.id) ? table.shown(field.id) : table.value(field.id);
  const number = numberFor(target, figure, unit);
  if (number === 'unreadable' || number === 'unfit') return { ...base, state: number, value: null, now };
  const value = numberValue(number);
  if (field.isDerived && !isTypedTotal(table, field.id)) return { ...base, state: 'computed', value, now };
  const place = table.place(field.id);
  if (place === null) return { ...base, state: 'no-cell', value, now };
  if ('unfit' in fitValue(value, target, target)) return { ...base, state: 'unfit', value, now };
  if (sameValue(value, now)) return { ...base, state: 'same', value, now };
  return { ...base, state: now.is === 'blank' && !isFormula(place.cell) ? 'new' : 'differs', value, now };
}

function numberFor(
  target: ScalarField,
  { printed, unit: said }: PastedFigure,
  chosen: SourceUnit,
): Decimal | 'unreadable' | 'unfit' {
  if (printed.is === 'unreadable') return 'unreadable';
  if (printed.is === 'dash') return zero;
  const { number, unit } = printed;
  if (isSourceUnit(target.unit)) {
    const own = unit === '万' || unit === '亿' ? (`${unit}元` as SourceUnit) : unit;
    if (own !== null && !isSourceUnit(own)) return 'unfit';
    return convertPrinted(number, own ?? said ?? chosen, target.unit);
  }
  if (unit === '%') return target.unit === '%' ? number.div(100) : 'unfit';
  if (unit !== null && unit !== target.unit) return 'unfit';
  return meantRatio(target, number) ?? number;
}

/**
 * Two figures for one cell, of one table or of several: the same is written once, of two different ones nobody knows which unless it is chosen.
 * @param chosen keys of figures that are to count among others
 */
export function withTwins<T extends IntakeItem>(
  items: readonly T[],
  chosen: ReadonlySet<string> = new Set(),
): readonly T[] {
  // What waits for a word stands aside: another figure for its field is the figure.
  const writable = ({ key, state, asks }: IntakeItem): boolean =>
    ['new', 'same', 'differs'].includes(state) && (asks === undefined || chosen.has(key));
  const alone = items.map((item) => (item.alone === undefined ? item : { ...item, state: item.alone }));
  const first = new Map<string, IntakeItem>();
  const torn = new Set<string>();
  const ordered = [...alone.filter(({ key }) => chosen.has(key)), ...alone.filter(({ key }) => !chosen.has(key))];
  for (const item of ordered) {
    if (!writable(item)) continue;
    const other = first.get(item.field!);
    if (!other) first.set(item.field!, item);
    else if (sameValue(other.value!, item.value!)) continue;
    else if (chosen.has(item.key) || !chosen.has(other.key)) torn.add(item.field!);
  }
  return alone.map((item) => {
    if (!writable(item)) return item;
    const other = first.get(item.field!)!;
    if (torn.has(item.field!)) return { ...item, alone: item.state, state: 'twice' };
    if (other === item) return item;
    return { ...item, alone: item.state, state: sameValue(other.value!, item.value!) ? 'repeated' : 'passed' };
  });
}

/** What a tick stands for. */
export function isWritable({ state }: IntakeItem): boolean {
  return state === 'new' || state === 'differs';
}
