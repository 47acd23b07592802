import { zero, type Decimal } from '../quantity/decimal';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { isColumn } from '../pack/pack';
import { partId, type Part } from '../pack/part';

export interface PartSum {
  readonly total: Decimal;
  /** How many parts hold a number; 0 means the sum is blank. */
  readonly numbers: number;
}

/** Σ of the parts as Excel's SUM does it: blanks and text count nothing. */
export function sumParts(parts: readonly Part[], table: FieldTable): PartSum {
  let total = zero;
  let numbers = 0;
  for (const part of parts) {
    const id = partId(part);
    const column = isColumn(table.pack, id) ? table.totals(id) : null;
    const number = column ? column.total : numberOf(table.value(id));
    if (number === null) continue;
    numbers += column ? column.numbers : 1;
    total = typeof part === 'string' ? total.plus(number) : total.minus(number);
  }
  return { total, numbers };
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
