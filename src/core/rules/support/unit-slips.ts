import type { FieldTable } from '../../fields/field-table';
import { numberOf } from '../../fields/field-value';
import { columnRef } from '../../pack/concrete-id';
import { isDerived } from '../../pack/pack';
import { yuanToWan } from '../../quantity/amount-unit';
import { zero, type Decimal } from '../../quantity/decimal';
import { brokenEquations, changeOf, isClosedBy, type BrokenEquation } from './equations';

/** A cell that holds 元 where the form wants 万元, known by an equation of the form that closes after the shift. */
export interface SettledSlip {
  readonly id: string;
  readonly typed: Decimal;
  readonly meant: Decimal;
  /** The title of the check that closes. */
  readonly settles: string;
}

/** Below this a figure has not the shape of 元 (an honest 984.9 stands beside 0.09). */
const yuanShape = 10_000;
/** A part that is so many times its whole, and fits into it after the shift, needs no equal cents. */
const beyondWhole = 1000;

/**
 * Of these cells, those that an equation of the form says are 元: alone, or all of its cells of that size together (a list that was
 * copied from the ledger). Nothing is said where equations hold, and nothing where two cells alike could be meant.
 * @param refs fields and columns, those in 万元 of which are looked at
 */
export function settledSlips(table: FieldTable, refs: ReadonlySet<string>): readonly SettledSlip[] {
  const found = new Map<string, SettledSlip>();
  for (const equation of brokenEquations(table)) {
    const own = [...equation.signs.keys()].flatMap((id): SettledSlip[] => {
      const field = table.field(id);
      if (!refs.has(columnRef(id)) || field.unit !== '万元' || isDerived(field)) return [];
      const typed = numberOf(table.value(id));
      return typed === null || typed.eq(zero) ? [] : [{ id, typed, meant: yuanToWan(typed), settles: equation.title }];
    });
    const alone = own.filter((cell) => closes(equation, [cell]));
    const huge = own.filter(({ typed }) => typed.abs().gte(yuanShape));
    const settled = alone.length === 1 ? alone : alone.length === 0 && closes(equation, huge) ? huge : [];
    for (const cell of settled) if (!found.has(cell.id)) found.set(cell.id, cell);
  }
  return [...found.values()];
}

function closes(equation: BrokenEquation, cells: readonly SettledSlip[]): boolean {
  if (cells.length === 0) return false;
  // A figure that might as well be nothing is no figure in another unit.
  if (cells.some(({ meant }) => meant.abs().lte(equation.rounding.times(2)))) return false;
  const change = cells.reduce((so, { id, typed, meant }) => so.plus(changeOf(equation, id, typed, meant)), zero);
  if (isClosedBy(equation, change)) return true;
  const { limit, gap, rounding } = equation;
  return (
    limit !== null &&
    gap.minus(change).lte(rounding) &&
    cells.every(
      ({ id, typed }) =>
        typed.gte(yuanShape) && typed.gte(limit.abs().times(beyondWhole)) && equation.signs.get(id) === 1,
    )
  );
}
