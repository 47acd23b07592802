import { numberOf, plainValue, type FieldValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { decimalsShown } from '../pack/field-format';
import type { ScalarField } from '../pack/pack';
import { convertMoney, isMoneyUnit, type MoneyUnit } from '../quantity/amount-unit';
import { round, type Decimal } from '../quantity/decimal';
import { percent, trimmed } from '../quantity/format';
import type { Run } from './fragment';
import { missingRun } from './missing';
import { TemplateFault } from './template-engine';

/** Writes one field as a figure run; blanks and unusable values become what is missing. */
export function figureRun(table: FieldTable, id: string, write: (number: Decimal, field: ScalarField) => string): Run {
  const value = table.value(id);
  if (value.is === 'blank' || value.is === 'bad') return missingRun(table, id);
  const number = numberOf(value);
  const text = number === null ? wordsOf(value) : write(number, table.field(id));
  return { kind: 'figure', text, field: id, value: plainValue(value) };
}

/** A field as its kind and unit call for: 219.2万元, 9人, 88.89%, 2018, 2019年3月15日, short texts as they are. */
export function printedRun(table: FieldTable, id: string): Run {
  const field = table.field(id);
  if (field.kind === 'text' && field.length === 'prose') return wordsRun(table, id);
  return figureRun(table, id, (number) => printedNumber(number, field));
}

function printedNumber(number: Decimal, field: ScalarField): string {
  if (field.kind === 'date') return dateText(number);
  if (field.kind === 'number' && field.unit === '%') return rateText(number, field);
  if (isMoneyUnit(field.unit)) return amountText(number, field.unit, field.unit);
  if (field.unit === '年') return plainText(number, field);
  return countText(number, field);
}

/**
 * The user's own words inside a sentence. They are taken over as typed, but that several lines become one: a sentence has no
 * paragraphs inside it.
 */
export function wordsRun(table: FieldTable, id: string): Run {
  const value = table.value(id);
  if (value.is !== 'text' && value.is !== 'none') return missingRun(table, id);
  const lines = proseLines(value.text);
  if (lines.length === 0) return missingRun(table, id);
  const text = lines.reduce((all, line) => (endsSentence.test(all) ? all + line : `${all}；${line}`));
  return { kind: 'words', text, field: id };
}

const endsSentence = /[，。；：、！？,;:!?]$/;

/** Paragraphs of a prose field: its lines without the blanks around them (the page has its own indent), empty ones left out. */
export function proseLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * "219.2万元": two decimals at most, no trailing zeros; none at all is "0元", as reports write it. An amount too small for its
 * unit goes down to 元 rather than lie as zero.
 */
export function amountText(number: Decimal, from: MoneyUnit, to: MoneyUnit): string {
  const amount = convertMoney(number, from, to);
  if (number.eq(0)) return '0元';
  if (to !== '元' && round(amount, 2).eq(0)) return amountText(number, from, '元');
  return trimmed(amount, 2) + to;
}

/** "9人": the number with its field's own unit, trailing zeros dropped. */
export function countText(number: Decimal, field: ScalarField): string {
  return plainText(number, field) + (field.unit ?? '');
}

export function plainText(number: Decimal, field: ScalarField): string {
  return trimmed(number, shownDecimals(field));
}

/** "88.89%"; two decimals as the forms print rates. */
export function rateText(ratio: Decimal, field: ScalarField): string {
  return percent(ratio, field.kind === 'number' ? decimalsShown(field) : 2);
}

/** Decimals of the stored number: a rate printed with two decimals of its percent has four. */
export function shownDecimals(field: ScalarField): number {
  if (field.kind !== 'number') return 0;
  return decimalsShown(field) + (field.unit === '%' ? 2 : 0);
}

/** An Excel date serial (1900 system) as 2019年3月15日. */
export function dateText(serial: Decimal): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial.toNumber()) * 86_400_000);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

/** A date typed as text (2019-3-15, 2019/03/15, 2019.3.15) in the same form; anything else as it is. */
function wordsOf(value: FieldValue): string {
  const text = value.is === 'text' || value.is === 'none' ? value.text.trim() : '';
  const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return date ? `${date[1]}年${Number(date[2])}月${Number(date[3])}日` : text;
}

export function moneyUnitOf(field: ScalarField, filter: string): MoneyUnit {
  if (!isMoneyUnit(field.unit))
    throw new TemplateFault(`“${filter}”只能用于金额，“${field.label}”的计量单位是${field.unit ?? '无'}`);
  return field.unit;
}
