import { Problem } from '../../../core/problem/problem';
import { cellsOf, covers } from '../../port/live/places';
import type { RunLimits } from '../in-time';
import { excelRun } from './run';

/**
 * Shows a cell, with the name of its row beside it where both have room: the row's beginning first, then the cell, for Excel scrolls no
 * farther than it must. Waits until the user leaves a cell that is being edited.
 * @throws Problem host.row-hidden, host.column-hidden, host.not-selectable where the cell cannot be seen all the same
 */
export async function goToCell(sheet: string, address: string, limits: RunLimits): Promise<void> {
  const attempt = { verb: 'go-to', sheet, address, waitForCellEdit: true } as const;
  const hidden = await excelRun(attempt, limits, async (context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    const cell = target.getRange(address);
    target.activate();
    cell.getEntireRow().getCell(0, 0).select();
    cell.select();
    const selected = context.workbook.getSelectedRange();
    selected.load('address');
    cell.load('rowHidden,columnHidden');
    await context.sync();
    if (!covers(selected.address, address)) return 'host.not-selectable';
    if (cell.rowHidden) return 'host.row-hidden';
    return cell.columnHidden ? 'host.column-hidden' : null;
  });
  if (hidden) throw new Problem(hidden, { sheet, address });
}

/** The active cell; its address comes as "'表'!B5". */
export function activeCell(limits: RunLimits): Promise<{ readonly sheet: string; readonly address: string }> {
  return excelRun({ verb: 'read' }, limits, async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load('address');
    cell.worksheet.load('name');
    await context.sync();
    return {
      sheet: cell.worksheet.name,
      address: cellsOf(cell.address),
    };
  });
}
