import { zero, type Decimal } from '../quantity/decimal';
import type { FieldTable } from '../fields/field-table';
import { isAbsent } from '../fields/adopted';
import { blank, numberOf, numberValue, restingOn, type FieldValue } from '../fields/field-value';
import { rowId } from '../pack/concrete-id';
import { isColumn } from '../pack/pack';
import { partId, type Part } from '../pack/part';
import { isBlankZero } from './row-mates';

export interface PartSum {
  readonly total: Decimal;
  /** How many parts hold a number; 0 means the sum is blank. */
  readonly numbers: number;
  /** The first part that holds something that is neither number nor nothing: its id, and of a column the row (1-based). */
  readonly unusable: { readonly id: string; readonly row: number | null } | null;
  /** The first part that is blank though a blank of it is not zero, as `unusable` names it. */
  readonly unfilled: PartSum['unusable'];
}

/**
 * Σ of the parts as Excel's SUM does it: blanks and text count nothing. A column of rows adds all of them. Who judges a sum looks
 * at `unusable` and `unfilled`, too, because a sum that passes over words is Excel's and not the unit's; `sumValue` does.
 *
 * @param from what the sheet shows, or the value worked out from the inputs
 * @param at where a part stands, for those that are columns of a row at hand
 */
export function sumParts(
  parts: readonly Part[],
  table: FieldTable,
  from: 'shown' | 'value' = 'value',
  at: (ref: string) => string = (ref) => ref,
): PartSum {
  let total = zero;
  let numbers = 0;
  let unusable: PartSum['unusable'] = null;
  let unfilled: PartSum['unfilled'] = null;
  for (const part of parts) {
    const id = at(partId(part));
    const column = isColumn(table.pack, id) ? (from === 'shown' ? table.shownTotals(id) : table.totals(id)) : null;
    const value = column ? null : table[from](id);
    if (column && isAbsent(table, id)) unusable ??= { id, row: null };
    else if (column && column.firstUnusable !== null) unusable ??= { id, row: column.firstUnusable };
    if (value?.is === 'bad' || value?.is === 'text') unusable ??= { id, row: null };
    if (column ? column.firstBlank !== null || column.rows === 0 : value?.is === 'blank')
      if (!isBlankZero(table, id)) unfilled ??= { id, row: column?.firstBlank ?? null };
    const number = column ? column.total : numberOf(value ?? blank);
    if (number === null) continue;
    numbers += column ? column.numbers : 1;
    total = typeof part === 'string' ? total.plus(number) : total.minus(number);
  }
  return { total, numbers, unusable, unfilled };
}

/** What the parts add up to, as a value: unusable as soon as one part is, blank until all are filled whose blank is not zero. */
export function sumValue(parts: readonly Part[], table: FieldTable): FieldValue {
  const { total, numbers, unusable, unfilled } = sumParts(parts, table);
  if (unusable) {
    const id = placeOf(unusable);
    return restingOn(id, table.value(id));
  }
  return numbers === 0 || unfilled ? blank : numberValue(total);
}

/** The concrete id of a part that `sumParts` names. */
export function placeOf({ id, row }: NonNullable<PartSum['unusable']>): string {
  if (row === null) return id;
  const dot = id.lastIndexOf('.');
  return rowId(id.slice(0, dot), row, id.slice(dot + 1));
}

export function anyNone(parts: readonly Part[], table: FieldTable): string | null {
  for (const part of parts) {
    const id = partId(part);
    if (isColumn(table.pack, id)) {
      const { none } = table.totals(id);
      if (none !== null) return none;
      continue;
    }
    const value = table.value(id);
    if (value.is === 'none') return value.text;
  }
  return null;
}

/** Plus refs and minus refs, for formulas. */
export function splitParts(parts: readonly Part[]): { plus: string[]; minus: string[] } {
  return {
    plus: parts.filter((part): part is string => typeof part === 'string'),
    minus: parts.flatMap((part) => (typeof part === 'string' ? [] : [part.minus])),
  };
}
