import { isZero } from '../quantity/constants';
import { isMoneyUnit } from '../quantity/amount-unit';
import { decimalsOf, round, type Decimal } from '../quantity/decimal';
import { amountText, dateText, fixed, inFull, inManner, percent, type DecimalsManner } from '../quantity/format';
import { decimalsShown } from '../pack/field-format';
import type { ScalarField } from '../pack/pack';
import type { FieldTable } from './field-table';
import { textOf } from './field-value';

/*
 * Where a field's figure becomes text; what a bare number looks like is in quantity/format.ts. There are four manners, because
 * four readers want four things: a cell prints (printed), a check shows the digits the difference may hide in (figureText), a
 * report writes as people write (writtenFigure), and a choice between two figures shows all digits (figureInFull).
 */

/** Decimals of a field as its cell prints it, those of the percent where it is a rate; 0 for texts and dates. */
export function printedDecimals(field: ScalarField): number {
  return field.kind === 'number' ? decimalsShown(field) : 0;
}

/** Decimals of the stored number that the print shows: a rate printed with two decimals of its percent is a ratio of four. */
export function placesShown(field: ScalarField): number {
  return printedDecimals(field) + (field.unit === '%' ? 2 : 0);
}

/** As a cell prints it, for joined cells and tables: numbers at their decimals, without a unit; dates and words as they are; nothing where blank. */
export function printed(table: Pick<FieldTable, 'value' | 'field'>, id: string): string {
  const value = table.value(id);
  const field = table.field(id);
  if (value.is !== 'number') return textOf(value);
  if (field.kind === 'date') return dateText(value.number);
  if (field.kind !== 'number') return value.number.toFixed();
  return field.unit === '%' ? percent(value.number, decimalsShown(field)) : fixed(value.number, decimalsShown(field));
}

/** A sum of several fields as the first of them prints its numbers: "67" of people, "219.20" of money; two decimals where it is no number. */
export function printedSum(first: ScalarField | undefined, total: Decimal): string {
  return fixed(total, first?.kind === 'number' ? decimalsShown(first) : 2);
}

/** What a number field's cell shows once this number stands in it, without a unit, and no digit of it hidden: "14.20", "95.10%", "9". */
export function cellText(field: ScalarField, number: Decimal): string {
  if (field.kind === 'date') return dateText(number);
  const least = printedDecimals(field);
  return field.unit === '%' ? `${inFull(number.times(100), least)}%` : inFull(number, least);
}

/** As a check says it, with its unit: "44.29万元", "95.10%", "9人". More decimals where the value has them. */
export function figureText(table: Pick<FieldTable, 'field'>, id: string, value: Decimal): string {
  return figureIn(table.field(id), value);
}

/** `figureText` of a field at hand; a difference of two of its figures too. */
export function figureIn(field: ScalarField, value: Decimal): string {
  // A rate of a rate field is a ratio: 0.951 is 95.10%.
  if (field.unit === '%') return percent(value, printedDecimals(field));
  return `${unroundedFigure(field, value)}${field.unit ?? ''}`;
}

/** What is not zero is never shown as zero. */
function unroundedFigure(field: ScalarField, value: Decimal): string {
  const least = printedDecimals(field);
  const real = decimalsOf(value);
  const text = fixed(value, real > 8 ? Math.max(least, 2) : Math.max(least, real));
  return Number(text) === 0 && !isZero(value) ? fixed(value, Math.min(real, 6)) : text;
}

/** As a report writes it, by kind and unit: 219.2万元, 9人, 88.89%, 2018, 2019年3月15日. */
export function writtenFigure(field: ScalarField, number: Decimal, manner: DecimalsManner): string {
  if (field.kind === 'date') return dateText(number);
  if (field.kind === 'number' && field.unit === '%') return writtenRate(field, number);
  if (isMoneyUnit(field.unit)) return amountText(number, field.unit, field.unit, manner);
  if (field.unit === '年') return writtenNumber(field, number, manner);
  return writtenCount(field, number, manner);
}

/** "9人": the number with its field's own unit. */
export function writtenCount(field: ScalarField, number: Decimal, manner: DecimalsManner): string {
  return writtenNumber(field, number, manner) + (field.unit ?? '');
}

/** "9": without the unit. */
export function writtenNumber(field: ScalarField, number: Decimal, manner: DecimalsManner): string {
  return inManner(isMeasured(field) ? manner : 'trimmed', number, placesShown(field));
}

/** As a report's table prints it, without the unit: the digits that its text has; what is not zero is never 0. */
export function printedInReport(field: ScalarField, number: Decimal, manner: DecimalsManner): string {
  if (field.kind === 'date') return dateText(number);
  if (field.kind !== 'number') return number.toFixed();
  if (field.unit === '%') return writtenRate(field, number);
  const isLost = isMeasured(field) && round(number, printedDecimals(field)).eq(0) && !isZero(number);
  return isLost ? inFull(number) : writtenNumber(field, number, manner);
}

/** What is measured and not counted or scored: all such figures of a report have as many decimals. */
function isMeasured(field: ScalarField): boolean {
  return isMoneyUnit(field.unit) || ['㎡', '亩', '个百分点'].includes(field.unit ?? '');
}

/** "88.89%"; two decimals as the forms print rates. */
export function writtenRate(field: ScalarField, ratio: Decimal): string {
  return percent(ratio, field.kind === 'number' ? decimalsShown(field) : 2);
}

/** As its cell prints it with its unit, but with all digits where the print would hide some: two figures never look alike by rounding. */
export function figureInFull(field: ScalarField, number: Decimal): string {
  if (field.kind !== 'number') return number.toFixed();
  const [shown, exact] = [decimalsShown(field), decimalsOf(number)];
  if (field.unit === '%') return percent(number, Math.max(shown, exact - 2));
  const text = fixed(number, Math.max(shown, exact));
  return field.unit === null || field.unit === '年' ? text : `${text}${field.unit}`;
}
