import { zero, type Decimal } from '../quantity/decimal';
import type { FieldValue } from './field-value';

/** What a rows column adds up to. The same object again while no value of the column changes. */
export interface ColumnTotals {
  /** Σ of its numbers. */
  readonly total: Decimal;
  readonly numbers: number;
  /** Rows that hold anything at all. */
  readonly filled: number;
  readonly rows: number;
  /** The first 无 of the column, in its own words; null where there is none. */
  readonly none: string | null;
  /** The first row (1-based) that holds neither number, words of none nor nothing; null where there is none. */
  readonly firstUnusable: number | null;
  /** The first row (1-based) that holds nothing; null where there is none. */
  readonly firstBlank: number | null;
}

interface Tally {
  readonly values: readonly FieldValue[];
  readonly totals: ColumnTotals;
  readonly nones: number;
  readonly unusable: number;
}

export type Tallies = Map<string, Tally>;

/** Decimals are exact, so taking the old value off and adding the new one gives what adding all rows again would give. */
export function totalsOf(known: Tallies, key: string, values: readonly FieldValue[]): ColumnTotals {
  const last = known.get(key);
  if (last?.values === values) return last.totals;
  const old = last?.values ?? [];
  let total = last?.totals.total ?? zero;
  let numbers = last?.totals.numbers ?? 0;
  let filled = last?.totals.filled ?? 0;
  let nones = last?.nones ?? 0;
  let unusable = last?.unusable ?? 0;
  let changed = last === undefined || old.length !== values.length;
  const count = (value: FieldValue | undefined, sign: 1 | -1): void => {
    if (value === undefined || value.is === 'blank') return;
    filled += sign;
    if (value.is === 'number') {
      numbers += sign;
      total = sign > 0 ? total.plus(value.number) : total.minus(value.number);
    } else if (value.is === 'none') nones += sign;
    else unusable += sign;
  };
  for (let at = 0; at < Math.max(old.length, values.length); at++) {
    const [before, now] = [old[at], values[at]];
    if (before === now) continue;
    changed = true;
    count(before, -1);
    count(now, 1);
  }
  if (!changed && last) {
    known.set(key, { ...last, values });
    return last.totals;
  }
  const totals: ColumnTotals = {
    total: numbers === 0 || total.c[0] === 0 ? zero : total,
    numbers,
    filled,
    rows: values.length,
    none: nones === 0 ? null : firstNone(values),
    firstUnusable: unusable === 0 ? null : values.findIndex(({ is }) => is === 'bad' || is === 'text') + 1,
    firstBlank: filled === values.length ? null : values.findIndex(({ is }) => is === 'blank') + 1,
  };
  known.set(key, { values, totals, nones, unusable });
  return totals;
}

function firstNone(values: readonly FieldValue[]): string | null {
  const found = values.find(({ is }) => is === 'none');
  return found?.is === 'none' ? found.text : null;
}
