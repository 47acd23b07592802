import { bindWorkbook } from '../../../src/app/open-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import type { Memory } from '../../../src/core/memory/memory';
import type { Data } from '../../../src/core/table/data';
import type { Pack } from '../../../src/core/pack/pack';
import { readProse } from '../../../src/core/rules/read-prose';
import type { RuleContext } from '../../../src/core/rules/rule';
import { parseA1 } from '../../../src/core/workbook/address';
import type { Edit } from '../../../src/core/workbook/edit';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';

const identity = { pack: 'test', packVersion: '0.0.0', workbookId: 'test' };

/** A pack's workbook as it stands right after install, without a host: what cells and names the edits make. */
export function installedSnapshot(pack: Pack, data: Data, sample = true): Snapshot {
  return snapshotOf(newWorkbook({ pack, sample, data, workbookId: 'test' }));
}

export function contextOf(pack: Pack, snapshot: Snapshot, memory?: Memory): RuleContext {
  return { ...bindWorkbook(snapshot, pack, identity, memory).context, prose: readProse };
}

/** The same workbook with one field's cell changed, as a user would: everything else keeps its identity. */
export function withCell(pack: Pack, snapshot: Snapshot, id: string, cell: CellSnapshot): Snapshot {
  const place = contextOf(pack, snapshot).table.place(id);
  if (!place) throw new Error(`${id} has no cell`);
  const at = parseA1(place.address)!;
  const sheets = snapshot.sheets.map((sheet) => {
    if (sheet.name !== place.sheet) return sheet;
    const cells = sheet.cells.map((row, index) =>
      index === at.top - sheet.row ? put(row, at.left - sheet.column, cell) : row,
    );
    return { ...sheet, cells };
  });
  return { ...snapshot, sheets };
}

function put(row: readonly CellSnapshot[], index: number, cell: CellSnapshot): CellSnapshot[] {
  const changed = Array.from({ length: Math.max(row.length, index + 1) }, (_, column) => row[column] ?? null);
  changed[index] = cell;
  return changed;
}

function snapshotOf(edits: readonly Edit[]): Snapshot {
  const grids = new Map<string, CellSnapshot[][]>();
  const names = [];
  for (const edit of edits) {
    if (edit.edit === 'add-sheet') grids.set(edit.sheet, []);
    if (edit.edit === 'define-name') names.push({ name: edit.name, refersTo: edit.refersTo, hidden: edit.hidden });
    if (edit.edit !== 'set-cells') continue;
    const grid = grids.get(edit.sheet)!;
    edit.cells.forEach((row, rowIndex) => {
      const at = edit.row - 1 + rowIndex;
      while (grid.length <= at) grid.push([]);
      row.forEach((cell, columnIndex) => {
        if (cell === undefined) return;
        const line = grid[at]!;
        while (line.length < edit.column + columnIndex) line.push(null);
        line[edit.column - 1 + columnIndex] =
          typeof cell === 'object' && cell !== null ? { formula: `=${cell.formula}`, value: cell.value } : cell;
      });
    });
  }
  const sheets = [...grids].map(([name, cells]) => ({
    name,
    visibility: 'visible' as const,
    isProtected: true,
    row: 1,
    column: 1,
    cells,
  }));
  return { sheets, names };
}
