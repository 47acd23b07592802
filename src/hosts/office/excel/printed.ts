import type { MergedArea, PrintedSheet } from '../../../core/adopt/printed-sheet';
import { parseA1 } from '../../../core/workbook/address';
import type { RunLimits } from '../in-time';
import { askSheet, sheetSnapshot } from './read';
import { excelRun } from './run';

/** The merged areas come as ranges, since an address of many is cut off at 8,192 characters. */
export function readPrinted(limits: RunLimits): Promise<readonly PrintedSheet[]> {
  return excelRun({ verb: 'read' }, limits, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name,items/visibility');
    await context.sync();
    const asked = worksheets.items.map((sheet) => {
      const merged = sheet.getRange().getMergedAreasOrNullObject();
      merged.load('areas/items/address');
      return { sheet, merged, cells: askSheet(context, sheet.id) };
    });
    await context.sync();
    return asked.map(({ sheet, merged, cells }) => ({
      ...sheetSnapshot(sheet, cells),
      merges: merged.isNullObject ? [] : merged.areas.items.map(({ address }) => areaOf(address)),
    }));
  });
}

/** "'表'!A1:C2". */
function areaOf(address: string): MergedArea {
  return parseA1(address.slice(address.lastIndexOf('!') + 1))!;
}
