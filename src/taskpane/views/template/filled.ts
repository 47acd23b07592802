import type { Filling } from '../../../core/derive/unfilled';
import type { FieldTable } from '../../../core/fields/field-table';
import { rowId } from '../../../core/pack/concrete-id';
import { columnsOf, isDerived } from '../../../core/pack/pack';

export interface Cell {
  readonly sheet: string;
  readonly address: string;
}

export interface SheetFilling {
  readonly title: string;
  readonly required: number;
  readonly filled: number;
  /** Where to go: the first empty required cell, else the sheet's first input, else its first cell. */
  readonly goTo: Cell;
  readonly hasInputs: boolean;
}

/** Of a bureau's own form those that hold something of ours; its sheets have names of their own. */
function sheetTitles({ pack, adoption }: FieldTable, holding: Iterable<string>): readonly string[] {
  return adoption ? [...holding] : pack.sheets.map(({ title }) => title);
}

/** How far each sheet is filled, in the pack's order; cells are counted on the sheet their names point to now. */
export function sheetFillings(table: FieldTable, filling: Filling): SheetFilling[] {
  const { pack } = table;
  const firstInputs = new Map<string, Cell>();
  for (const field of pack.fields) {
    if (isDerived(field)) continue;
    const column = field.kind === 'rows' ? columnsOf(field)[0] : undefined;
    const id = column ? (table.rowCount(field.id) > 0 ? rowId(field.id, 1, column.column) : null) : field.id;
    const place = id === null || (field.kind === 'rows' && !column) ? null : table.place(id);
    if (place && !firstInputs.has(place.sheet)) firstInputs.set(place.sheet, place);
  }
  return sheetTitles(table, firstInputs.keys()).map((title) => {
    const { required, filled } = filling.sheets.get(title) ?? { required: 0, filled: 0 };
    const input = firstInputs.get(title);
    const { sheet, address } = filling.empty.find((one) => one.sheet === title) ??
      input ?? { sheet: title, address: 'A1' };
    return { title, required, filled, goTo: { sheet, address }, hasInputs: input !== undefined };
  });
}
