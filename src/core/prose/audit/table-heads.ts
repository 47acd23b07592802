import {
  beforeHead,
  executionHead,
  nowHead,
  outcomeHead,
  planHead,
  postsHead,
  staffHead,
  staffRateHead,
} from '../words/tables';
import type { Grid } from './grid';

/** How a column may be computed from others of its row: a÷b, (a−b)÷b, a−b; a share from the total row of its own column. */
export type Computation = 'share' | 'growth' | 'quotient' | 'difference';

/** One way to read a column: `b` is −1 for a share. */
export interface Formula {
  readonly is: Computation;
  readonly a: number;
  readonly b: number;
  /** Of “0.95” for 95 %: 1; else 100. */
  readonly scale: 1 | 100;
}

/**
 * What a computed column can only mean by its head and those of the others: 执行率 is spent ÷ planned, 比上年增减 is this year against the
 * last. Several, where the table has several plans; none, where the heads do not say.
 */
export function columnsMeant(
  { heads, groups, rows }: Grid,
  column: number,
  computations: readonly Computation[],
  all: readonly number[],
): Formula[] {
  const own = all.filter((one) => groups[one] === groups[column]);
  const operands = own.length > 1 ? own : all;
  const named = (words: RegExp): number[] => operands.filter((one) => words.test(heads[one]!));
  const head = heads[column]!;
  const scale = isFraction(rows.map((row) => row[column]!.number?.toNumber() ?? null)) ? 1 : 100;
  const pairs = (as: readonly number[], bs: readonly number[], is: Computation): Formula[] =>
    as.flatMap((a) => bs.flatMap((b) => (a === b ? [] : [{ is, a, b, scale: is === 'difference' ? 1 : scale }])));

  if (computations.includes('quotient') && staffRateHead.test(head)) {
    const staff = named(staffHead);
    return pairs(
      staff,
      named(postsHead).filter((one) => !staff.includes(one)),
      'quotient',
    );
  }
  if (computations.includes('quotient') && executionHead.test(head)) {
    const outcomes = named(outcomeHead);
    return pairs(
      outcomes,
      named(planHead).filter((one) => !outcomes.includes(one)),
      'quotient',
    );
  }
  if (!computations.includes('growth') && !computations.includes('difference')) return [];
  const is = computations.includes('growth') ? 'growth' : 'difference';
  const [now, before] = inTime(operands, heads);
  const outcomes = named(outcomeHead);
  const plans = named(planHead).filter((one) => !outcomes.includes(one));
  const found = [...pairs(now, before, is), ...(/上年|去年|同比/.test(head) ? [] : pairs(outcomes, plans, is))];
  // Of a difference either sign is written, and only where there is nothing else to take it from.
  if (is === 'difference')
    return operands.length === 2 ? [...found, ...found.map(({ a, b, ...rest }) => ({ ...rest, a: b, b: a }))] : [];
  return found;
}

const isFraction = (values: readonly (number | null)[]): boolean => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.every((value) => Math.abs(value) <= 2 && !Number.isInteger(value));
};

/** This year's columns and the last year's. */
function inTime(operands: readonly number[], heads: readonly string[]): [now: number[], before: number[]] {
  const years = operands.map((one) => Number(/(?:19|20)\d{2}/.exec(heads[one]!)?.[0] ?? 0));
  const latest = Math.max(...years);
  if (years.every((year) => year > 0) && years.some((year) => year < latest))
    return [operands.filter((_, at) => years[at] === latest), operands.filter((_, at) => years[at] === latest - 1)];
  const before = operands.filter((one) => beforeHead.test(heads[one]!));
  return [operands.filter((one) => nowHead.test(heads[one]!) && !before.includes(one)), before];
}
