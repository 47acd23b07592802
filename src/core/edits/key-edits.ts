import { rowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import { columnsOf, isDerived } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { parseReference } from '../workbook/address';
import type { SetCells } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';

export interface NewKeys {
  readonly edits: readonly SetCells[];
  /** The key a row has now or gets by these edits; null for a blank row, which needs none. */
  of(rows: string, row: number): string | null;
}

/**
 * Keys for rows that people put in, and new ones for copied rows (the first keeps a key). Live checking writes nothing, so this
 * goes with the next write that a user commands.
 * @param filling rows ("businessProjects[3]") that are blank now and are being filled by the same write
 */
export function newKeys(snapshot: Snapshot, table: FieldTable, filling: ReadonlySet<string> = new Set()): NewKeys {
  const given = new Map<string, string>();
  const edits: SetCells[] = [];
  for (const field of table.pack.fields) {
    if (field.kind !== 'rows') continue;
    const name = snapshot.names.find((one) => one.name.toLowerCase() === `jx.${field.id}.key`.toLowerCase());
    const area = name && parseReference(name.refersTo);
    if (!area) continue;
    const keys = table.keys(field.id);
    let next = keys.of.reduce((most, key) => Math.max(most, numberOf(key)), 0);
    let run: { row: number; cells: [string][] } | null = null;
    for (let row = 1; row <= Math.min(keys.of.length, area.bottom - area.top + 1); row++) {
      if (keys.of[row - 1] !== null || (!filling.has(`${field.id}[${row}]`) && isBlank(table, field, row))) {
        run = null;
        continue;
      }
      const key = `k${++next}`;
      given.set(`${field.id}[${row}]`, key);
      if (run) run.cells.push([key]);
      else {
        run = { row: area.top + row - 1, cells: [[key]] };
        edits.push({ edit: 'set-cells', sheet: area.sheet, row: run.row, column: area.left, cells: run.cells });
      }
    }
  }
  return { edits, of: (rows, row) => table.keys(rows).of[row - 1] ?? given.get(`${rows}[${row}]`) ?? null };
}

function numberOf(key: string | null): number {
  const digits = /^k(\d+)$/.exec(key ?? '')?.[1];
  return digits === undefined ? 0 : Number(digits);
}

function isBlank(table: FieldTable, field: RowsField, row: number): boolean {
  return columnsOf(field).every(
    (column) => isDerived(column) || table.value(rowId(field.id, row, column.column)).is === 'blank',
  );
}
