import ExcelJS from 'exceljs';
import type { Edit } from '../../../../core/workbook/edit';
import { finishPackage } from './finish-package';
import { planEdits } from './plan-edits';
import type { WorkbookPlan } from './plan';
import { writeCells, writeSizes } from './write-cells';
import { writeHighlights } from './write-highlights';
import { protectSheet, writePage, writeView } from './write-page';

export interface AuthorOptions {
  /** The document's author as file properties show it; also its last editor. No user or machine name is added. */
  readonly creator: string;
  /** false leaves formulas without results, for programs that calculate on opening. Default true. */
  readonly cachedResults?: boolean;
}

/** Not the clock: the same edits must give the same bytes. */
const propertyDate = new Date('2000-01-01T00:00:00Z');

/**
 * A new .xlsx from edits alone, in browser and Node. It brings exceljs along (250 KiB): load this module with import().
 * Equal edits give equal bytes. Recalculation on opening is asked for in any case.
 * @throws Problem host.edit-refused for a text too long for a cell; Error for edits no program would take (a bug of ours).
 */
export async function authorWorkbook(edits: readonly Edit[], options: AuthorOptions): Promise<Uint8Array> {
  const plan = planEdits(edits);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = options.creator;
  workbook.lastModifiedBy = options.creator;
  workbook.created = propertyDate;
  workbook.modified = propertyDate;
  workbook.calcProperties = { fullCalcOnLoad: true };
  await writeSheets(workbook, plan, options.cachedResults ?? true);
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return finishPackage(new Uint8Array(written), plan);
}

async function writeSheets(workbook: ExcelJS.Workbook, plan: WorkbookPlan, cachedResults: boolean): Promise<void> {
  const selected = plan.sheets.findIndex((sheet) => sheet.visibility === 'visible');
  workbook.views = [
    { x: 0, y: 0, width: 24000, height: 14000, firstSheet: selected, activeTab: selected, visibility: 'visible' },
  ];
  for (const [index, sheet] of plan.sheets.entries()) {
    const target = workbook.addWorksheet(sheet.name, { state: sheet.visibility });
    writeSizes(target, sheet);
    writeCells(target, sheet, { cachedResults });
    writeHighlights(target, sheet);
    if (sheet.page) writePage(target, sheet.page);
    writeView(target, sheet, index === selected);
    if (sheet.isProtected) await protectSheet(target);
  }
}
