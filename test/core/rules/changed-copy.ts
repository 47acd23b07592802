import { bind } from '../../../src/core/fields/binding';
import type { Pack } from '../../../src/core/pack/pack';
import { readFieldTable } from '../../../src/core/table/read-table';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { withCellAt } from '../../truth/recalculated';

/** The field's sheet once more, named as Excel names a copy, with another content in that field's cell. Names stay on the original. */
export function withChangedCopy(pack: Pack, snapshot: Snapshot, field: string, cell: CellSnapshot = 987.65): Snapshot {
  const { sheet, address } = readFieldTable(pack, bind(pack, snapshot)).place(field)!;
  const original = snapshot.sheets.find((one) => one.name === sheet)!;
  const copy = { ...original, name: `${sheet} (2)` };
  return withCellAt({ ...snapshot, sheets: [...snapshot.sheets, copy] }, copy.name, address, cell);
}
