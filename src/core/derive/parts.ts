import { zero, type Decimal } from '../quantity/decimal';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';

/** A signed reference of a derivation: a field, or {minus: field}. */
export type Part = string | { readonly minus: string };

export function partId(part: Part): string {
  return typeof part === 'string' ? part : part.minus;
}

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
    const minus = typeof part !== 'string';
    for (const id of table.expand(partId(part))) {
      const number = numberOf(table.value(id));
      if (number === null) continue;
      numbers += 1;
      total = minus ? total.minus(number) : total.plus(number);
    }
  }
  return { total, numbers };
}

export function anyNone(parts: readonly Part[], table: FieldTable): string | null {
  for (const part of parts) {
    for (const id of table.expand(partId(part))) {
      const value = table.value(id);
      if (value.is === 'none') return value.text;
    }
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

