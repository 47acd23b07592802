import { zero, type Decimal } from '../quantity/decimal';
import type { FieldValue } from './field-value';
import type { RowTrace } from './trace';

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

/**
 * Decimals are exact, so taking what went off and adding what came gives what adding all rows again would give.
 * @param column the values of a column, with what changed since the last time
 */
export function totalsOf(
  known: Tallies,
  key: string,
  { results: values, change }: Pick<RowTrace<FieldValue>, 'results' | 'change'>,
): ColumnTotals {
  const before = known.get(key);
  if (before?.values === values) return before.totals;
  const last = change && before?.values === change.from ? before : undefined;
  let total = last?.totals.total ?? zero;
  let numbers = last?.totals.numbers ?? 0;
  let filled = last?.totals.filled ?? 0;
  let nones = last?.nones ?? 0;
  let unusable = last?.unusable ?? 0;
  const count = (value: FieldValue, sign: 1 | -1): void => {
    if (value.is === 'blank') return;
    filled += sign;
    if (value.is === 'number') {
      numbers += sign;
      total = sign > 0 ? total.plus(value.number) : total.minus(value.number);
    } else if (value.is === 'none') nones += sign;
    else unusable += sign;
  };
  if (last && change) for (const value of change.gone) count(value, -1);
  for (const value of last && change ? change.come : values) count(value, 1);
  const totals: ColumnTotals = {
    total: numbers === 0 || total.c[0] === 0 ? zero : total,
    numbers,
    filled,
    rows: values.length,
    none: nones === 0 ? null : firstNone(values),
    firstUnusable: unusable === 0 ? null : values.findIndex(({ is }) => is === 'bad' || is === 'text') + 1,
    firstBlank: filled === values.length ? null : values.findIndex(({ is }) => is === 'blank') + 1,
  };
  const isSame = before !== undefined && sameTotals(before.totals, totals);
  const told = isSame ? before.totals : totals;
  known.set(key, { values, totals: told, nones, unusable });
  return told;
}

function sameTotals(a: ColumnTotals, b: ColumnTotals): boolean {
  return (
    a.total.eq(b.total) &&
    a.numbers === b.numbers &&
    a.filled === b.filled &&
    a.rows === b.rows &&
    a.none === b.none &&
    a.firstUnusable === b.firstUnusable &&
    a.firstBlank === b.firstBlank
  );
}

function firstNone(values: readonly FieldValue[]): string | null {
  const found = values.find(({ is }) => is === 'none');
  return found?.is === 'none' ? found.text : null;
}
