import { yearsInFigures } from './date-text';
import { columnRef } from '../pack/concrete-id';
import { isDerived, type ScalarField } from '../pack/pack';
import { convertMoney, isMoneyUnit, isPrintedMoneyUnit, type PrintedMoneyUnit } from '../quantity/amount-unit';
import { fromDouble, parseDecimal, type Decimal } from '../quantity/decimal';
import { isQuantityPart, type AdoptedCell, type PrintedMeasure } from '../workbook/adoption-record';
import type { CellEdit } from '../workbook/edit';
import { cachedValue, isFormula, type CellSnapshot, type CellValue } from '../workbook/snapshot';
import type { FieldTable } from './field-table';
import { cleanNumber, meantNumber } from './meant-number';
import { partOfQuantity, withPartOfQuantity } from './printed-quantity';

/**
 * What a cell of a bureau's own form says, in our measure, and back (ADR 31): every reading of an adopted cell goes through
 * `readAdopted`, every writing through `writeAdopted`.
 */

type Adopted = Pick<FieldTable, 'adoption'>;

/** Whether a bureau's own form does not ask for the field: nobody can fill it there. */
export function isAbsent({ adoption }: Adopted, id: string): boolean {
  return adoption !== null && !adoption.has(columnRef(id));
}

export function adoptedCell({ adoption }: Adopted, id: string): AdoptedCell | null {
  return adoption?.get(columnRef(id)) ?? null;
}

/** The value of an adopted cell as our own form would hold it. */
export function readAdopted({ measure, part }: AdoptedCell, field: ScalarField, value: CellValue): CellValue {
  const said = part.is === 'whole' ? typed(field, value, measure) : partOf(part, field, value);
  const isShare = field.unit === '%' && typeof value === 'string' && /[%％]\s*$/.test(value);
  if (isShare) return said;
  return field.kind === 'number' && typeof said === 'number' ? scaled(fromDouble(said), field, measure, 'in') : said;
}

/** Totals and rates that another system wrote as text ("90.00%", "1,180.00"): nobody sums them, and they are compared with ours. */
function typed(field: ScalarField, value: CellValue, measure: PrintedMeasure): CellValue {
  if (typeof value !== 'string' || field.kind !== 'number' || !isDerived(field)) return value;
  const number = field.unit === '%' ? rateIn(field, value, measure) : cleanNumber(value);
  return number?.toNumber() ?? value;
}

/** "95.56" is 95.56 % like the "95" of a rate that is typed: no total comes to twice the whole. */
function rateIn(field: ScalarField, text: string, measure: PrintedMeasure): Decimal | null {
  const number = /[%％]\s*$/.test(text) ? meantNumber(field, text) : cleanNumber(text);
  return measure !== 'percent' && number?.abs().gte(2) ? number.div(100) : number;
}

/**
 * What an adopted cell shall hold so that the field has this content; undefined where the cell's other words would be lost.
 * @param now what stands there: a label in the same cell stays
 */
export function writeAdopted(
  { measure, part }: AdoptedCell,
  field: ScalarField,
  content: CellEdit,
  now: CellSnapshot,
): CellEdit | undefined {
  if (typeof content === 'object' && content !== null) return undefined; // our formulas have no place in their form
  const scaledContent =
    field.kind === 'number' && typeof content === 'number'
      ? scaled(parseDecimal(String(content)) ?? fromDouble(content), field, measure, 'out')
      : content;
  if (part.is === 'whole') return scaledContent;
  const text = String(cachedValue(now) ?? '');
  if (isQuantityPart(part))
    return typeof scaledContent === 'boolean' ? undefined : withPartOfQuantity(part.is, scaledContent, text);
  if (part.is === 'year')
    return content !== null && yearPattern.test(yearsInFigures(text))
      ? yearsInFigures(text).replace(yearPattern, String(content))
      : undefined;
  const at = spanOf(part, text);
  return at === null ? undefined : text.slice(0, at.from) + String(scaledContent ?? '') + text.slice(at.to);
}

/**
 * The number that people type into an adopted cell for this figure of ours, and what it is counted in there; null where that is what
 * our own form would hold too.
 */
export function asTheyType(table: Adopted & Pick<FieldTable, 'field'>, id: string, number: Decimal): Typed | null {
  const cell = adoptedCell(table, id);
  const field = table.field(id);
  if (cell === null || cell.part.is !== 'whole') return null;
  const theirs = inTheirs(number, field, cell.measure);
  if (theirs.eq(number)) return null;
  return { number: theirs, measure: isPrintedMoneyUnit(cell.measure) ? cell.measure : '%' };
}

export interface Typed {
  readonly number: Decimal;
  readonly measure: PrintedMoneyUnit | '%';
}

/** Whether the bureau's own formula works a cell out: it is theirs, and is not written over. */
export function isTheirFormula(table: Adopted, cell: CellSnapshot): boolean {
  return table.adoption !== null && isFormula(cell);
}

const yearPattern = /(?:19|20)\d{2}(?=\s*年)/;

/** The words of a part, blanks off. */
export function partText(part: AdoptedCell['part'], text: string): string {
  const at = part.is === 'behind' ? spanOf(part, text) : null;
  return at === null ? text : text.slice(at.from, at.to).trim();
}

function partOf(part: Exclude<AdoptedCell['part'], { is: 'whole' }>, field: ScalarField, value: CellValue): CellValue {
  if (isQuantityPart(part)) {
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return isPlain ? partOfQuantity(part.is, String(value)) : value;
  }
  if (typeof value !== 'string') return value;
  if (part.is === 'year') {
    const year = yearPattern.exec(yearsInFigures(value))?.[0];
    return year === undefined ? null : Number(year);
  }
  const at = spanOf(part, value);
  const text = (at === null ? value : value.slice(at.from, at.to)).trim();
  if (text === '' || /^[_＿\s]+$/.test(text)) return null;
  const number = field.kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(text) ? parseDecimal(text) : null;
  return number === null ? text : number.toNumber();
}

/** Where the value stands: behind the label, its colon and blanks, up to the next label and the blanks before it. */
function spanOf({ label, until }: Extract<AdoptedCell['part'], { is: 'behind' }>, text: string): Span | null {
  const begin = labelIn(label, text);
  if (begin === null) return null;
  const rest = text.slice(begin.to);
  const next = until === undefined ? null : labelIn(until, rest);
  if (next === null) return { from: begin.to, to: text.length };
  // The blanks of "填表人：      填报日期：" are both the label's and the next one's: they stay between.
  const value = rest.slice(0, next.from).trimEnd();
  return value === '' ? valueless(text, begin) : { from: begin.to, to: begin.to + value.length };
}

function valueless(text: string, { from, to }: Span): Span {
  const at = from + text.slice(from, to).trimEnd().length;
  return { from: at, to: at };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spaces within the label ("填 报 单 位") are the form's business. */
function labelIn(label: string, text: string): Span | null {
  const letters = [...label.replace(/[\s:：]/g, '')].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(`${letters.join('\\s*')}\\s*[:：]?\\s*`).exec(text);
  return found && letters.length > 0 ? { from: found.index, to: found.index + found[0].length } : null;
}

function scaled(number: Decimal, field: ScalarField, measure: PrintedMeasure, way: 'in' | 'out'): number {
  return (way === 'in' ? inOurs(number, field, measure) : inTheirs(number, field, measure)).toNumber();
}

function inOurs(number: Decimal, { unit }: ScalarField, measure: PrintedMeasure): Decimal {
  if (measure === 'percent') return unit === '%' ? number.div(100) : number;
  return isMoneyUnit(unit) && isPrintedMoneyUnit(measure) ? convertMoney(number, measure, unit) : number;
}

function inTheirs(number: Decimal, { unit }: ScalarField, measure: PrintedMeasure): Decimal {
  if (measure === 'percent') return unit === '%' ? number.times(100) : number;
  return isMoneyUnit(unit) && isPrintedMoneyUnit(measure) ? convertMoney(number, unit, measure) : number;
}
