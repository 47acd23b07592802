import type { MergedArea, PrintedSheet } from '../../../core/adopt/printed-sheet';
import { parseA1 } from '../../../core/workbook/address';
import type { RunLimits } from '../in-time';
import { askLines, askLooks, looksOf } from './looks';
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
      const cells = askSheet(context, sheet.id);
      askLooks(cells.used);
      return { sheet, merged, cells };
    });
    await context.sync();
    const withLines = asked.map((one) => ({
      ...one,
      lines: one.cells.used.isNullObject ? null : askLines(one.cells.used),
    }));
    if (withLines.some(({ lines }) => lines && lines.rows.length + lines.columns.length > 0)) await context.sync();
    return withLines.map(({ sheet, merged, cells, lines }): PrintedSheet => ({
      ...sheetSnapshot(sheet, cells),
      merges: merged.isNullObject ? [] : merged.areas.items.map(({ address }) => areaOf(address)),
      ...(lines && { looks: looksOf(cells.used, lines) }),
    }));
  });
}

/** "'表'!A1:C2". */
function areaOf(address: string): MergedArea {
  return parseA1(address.slice(address.lastIndexOf('!') + 1))!;
}
