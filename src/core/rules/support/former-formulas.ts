import type { FieldTable } from '../../fields/field-table';
import { isFormula } from '../../workbook/snapshot';
import { sameFormula } from '../../workbook/same-formula';
import type { RuleContext } from '../rule';
import { fieldsOf } from './inputs';

/** The formula a derived field's cell should hold; null where it holds none, or where the name of a cell that it reads is gone. */
export function knownFormula({ expectedFormula }: Pick<RuleContext, 'expectedFormula'>, id: string): string | null {
  const formula = expectedFormula?.(id) ?? null;
  return formula?.includes('#REF!') === true ? null : formula;
}

/** Whether the cell holds another formula than the pack's. */
function holdsOther(context: Pick<RuleContext, 'expectedFormula'>, table: FieldTable, id: string): boolean {
  const cell = table.place(id)?.cell ?? null;
  if (!isFormula(cell)) return false;
  const expected = knownFormula(context, id);
  return expected !== null && !sameFormula(cell.formula, expected, table.memory);
}

const [fewest, share] = [10, 0.5];

/**
 * Whether the form still has the formulas of an earlier release: most of them are others. Nobody changes a hundred formulas by hand; it
 * is one thing to tell, and no fault of the unit.
 */
export function isFormerForm(context: Pick<RuleContext, 'expectedFormula'>, table: FieldTable): boolean {
  const { derived } = fieldsOf(table.pack);
  const given = derived.filter((id) => isFormula(table.place(id)?.cell ?? null));
  const others = given.filter((id) => holdsOther(context, table, id)).length;
  return others >= fewest && others >= given.length * share;
}
