import { derivationAt } from '../../derive/at-row';
import { sumParts } from '../../derive/parts';
import type { FieldTable } from '../../fields/field-table';
import { columnRef, parseRowId } from '../../pack/concrete-id';
import { isColumn } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import type { CheckParams } from '../../pack/check-params';
import type { CheckDefinition } from '../../pack/schema';
import { zero, type Decimal } from '../../quantity/decimal';
import { read } from './reading';
import { halfUnitOf, roundingGapOf } from './rounding';
import { rowsOf } from './rows';

/** A check of the form on sums that does not hold: what its cells are off by, and how much each typed cell counts in that. */
export interface BrokenEquation {
  readonly title: string;
  /** Σ signs × cells. It should be 0, or of a limit not above 0. */
  readonly gap: Decimal;
  /** What rounding alone can make of it. */
  readonly rounding: Decimal;
  /** Concrete ids of the cells it is made of in the end, each with the times it counts; none where they are too many. */
  readonly signs: ReadonlyMap<string, number>;
  /** What the parts must not exceed, where it is no equation but a limit. */
  readonly limit: Decimal | null;
}

/** Of a longer list no single row can be told. */
const mostCells = 60;

/** The sums, limits and pairs of the pack that do not hold on these figures; unusable and empty sides are told elsewhere. */
export function brokenEquations(table: FieldTable): readonly BrokenEquation[] {
  return table.pack.checks.flatMap((check) => brokenOf(table, check) ?? []);
}

/** Whether the equation holds once `change` is taken off its gap. A limit is only known to hold by its cents where it is just reached. */
export function isClosedBy({ gap, rounding }: BrokenEquation, change: Decimal): boolean {
  return gap.minus(change).abs().lte(rounding);
}

function brokenOf(table: FieldTable, { title, rule }: CheckDefinition): BrokenEquation | null {
  switch (rule?.kind) {
    case 'sums-to':
      return brokenSum(table, title, rule.total, rule.parts, false);
    case 'at-most':
      return brokenSum(table, title, rule.whole, rule.parts, true);
    case 'not-above':
      return brokenSum(table, title, rule.limit, [rule.amount], true);
    case 'equals':
      return brokenPair(table, title, rule);
    default:
      return null;
  }
}

function brokenSum(
  table: FieldTable,
  title: string,
  whole: string,
  parts: readonly Part[],
  isLimit: boolean,
): BrokenEquation | null {
  if (rowsOf(table.pack, whole) !== null) return null;
  const total = read(table.value, whole);
  const { total: sum, numbers, unusable } = sumParts(parts, table);
  if (total.is !== 'number' || numbers === 0 || unusable !== null) return null;
  const rounding = roundingGapOf(table, whole, parts.length, parts.map(partId));
  const terms = [
    ...parts.map((part) => [partId(part), typeof part === 'string' ? 1 : -1] as const),
    [whole, -1] as const,
  ];
  return broken(table, title, sum.minus(total.number), rounding, terms, isLimit ? total.number : null);
}

function brokenPair(table: FieldTable, title: string, { left, right }: CheckParams<'equals'>): BrokenEquation | null {
  const [own, other] = [table.field(left), table.field(right)];
  if (own.kind !== 'number' || own.unit !== other.unit || rowsOf(table.pack, left) !== null) return null;
  const [a, b] = [read(table.value, left), read(table.value, right)];
  if (a.is !== 'number' || b.is !== 'number') return null;
  const terms = [[left, 1] as const, [right, -1] as const];
  return broken(table, title, a.number.minus(b.number), halfUnitOf(table, left, [right]).times(2), terms, null);
}

function broken(
  table: FieldTable,
  title: string,
  gap: Decimal,
  rounding: Decimal,
  terms: readonly (readonly [string, number])[],
  limit: Decimal | null,
): BrokenEquation | null {
  if (limit === null ? gap.abs().lte(rounding) : gap.lte(rounding)) return null;
  const signs = new Map<string, number>();
  for (const [id, sign] of terms) spread(table, id, sign, signs);
  if (signs.size > mostCells) signs.clear();
  return { title, gap, rounding, signs, limit };
}

/** Sums and copies down to what people type, or to a figure that is made otherwise. */
function spread(table: FieldTable, id: string, sign: number, into: Map<string, number>): void {
  if (into.size > mostCells) return;
  if (isColumn(table.pack, id) && !id.includes('[')) {
    for (const cell of table.expand(id).slice(0, mostCells + 1)) spread(table, cell, sign, into);
    return;
  }
  const parts = partsOf(table, id);
  if (parts === null) into.set(id, (into.get(id) ?? 0) + sign);
  else for (const part of parts) spread(table, partId(part), typeof part === 'string' ? sign : -sign, into);
}

function partsOf({ pack }: FieldTable, id: string): readonly Part[] | null {
  const field = pack.byId.get(columnRef(id));
  const stated = field && 'derive' in field ? field.derive : undefined;
  if (stated === undefined) return null;
  const row = parseRowId(id);
  const derive = row ? derivationAt(stated, pack, row.rows, row.index) : stated;
  if ('sum' in derive) return derive.sum;
  return 'copy' in derive ? [derive.copy] : null;
}

/** What a cell's becoming `meant` takes off the gap. */
export function changeOf({ signs }: BrokenEquation, id: string, typed: Decimal, meant: Decimal): Decimal {
  const sign = signs.get(id) ?? 0;
  return sign === 0 ? zero : typed.minus(meant).times(sign);
}
