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

/** How far each sheet is filled, in the pack's order; cells are counted on the sheet their names point to now. */
export function sheetFillings(table: FieldTable): SheetFilling[] {
  const { pack } = table;
  const inputs = pack.fields.flatMap((field) => {
    if (isDerived(field)) return [];
    if (field.kind === 'rows') {
      const first = columnsOf(field)[0];
      const place = first && table.rowCount(field.id) > 0 ? table.place(rowId(field.id, 1, first.column)) : null;
      return place ? [{ place, required: false, isBlank: false }] : [];
    }
    const place = table.place(field.id);
    return place ? [{ place, required: field.required, isBlank: table.value(field.id).is === 'blank' }] : [];
  });
  return pack.sheets.map(({ title }) => {
    const own = inputs.filter((one) => one.place.sheet === title);
    const required = own.filter((one) => one.required);
    const empty = required.filter((one) => one.isBlank);
    const to = (empty[0] ?? own[0])?.place;
    return {
      title,
      required: required.length,
      filled: required.length - empty.length,
      goTo: to ? { sheet: to.sheet, address: to.address } : { sheet: title, address: 'A1' },
      hasInputs: own.length > 0,
    };
  });
}
