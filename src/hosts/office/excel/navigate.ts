import type { RunLimits } from '../in-time';
import { excelRun } from './run';

/** Shows a cell; waits until the user leaves a cell that is being edited. */
export function goToCell(sheet: string, address: string, limits: RunLimits): Promise<void> {
  return excelRun({ verb: 'go-to', sheet, waitForCellEdit: true }, limits, async (context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    target.activate();
    target.getRange(address).select();
    await context.sync();
  });
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
      address: cell.address.slice(cell.address.lastIndexOf('!') + 1).replaceAll('$', ''),
    };
  });
}
