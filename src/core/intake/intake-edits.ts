import { neededFieldEdit } from '../edits/cell-edit';
import type { FieldTable } from '../fields/field-table';
import { plainCell } from '../install/install';
import type { Edit } from '../workbook/edit';
import { isWritable, type IntakePlan } from './plan-intake';

/** The ticked figures as Edits, and nothing beside them. Only rows that have a name are offered, so none of them is new. */
export function intakeEdits(
  table: FieldTable,
  { items }: Pick<IntakePlan, 'items'>,
  ticked: ReadonlySet<string>,
): readonly Edit[] {
  return items
    .filter((item) => isWritable(item) && ticked.has(item.key))
    .map(({ field, value }) => neededFieldEdit(table, field!, plainCell(value!, table.field(field!))));
}
