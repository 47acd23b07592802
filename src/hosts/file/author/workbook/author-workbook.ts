import ExcelJS from 'exceljs';
import type { Edit } from '../../../../core/workbook/edit';
import { finishPackage } from './finish-package';
import { planEdits } from './plan-edits';
import type { WorkbookPlan } from './plan';
import { StylePalette } from './style-palette';
import { writeColumns } from './write-columns';
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
  const palettes = await writeSheets(workbook, plan);
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return finishPackage(new Uint8Array(written), plan, { palettes, cachedResults: options.cachedResults ?? true });
}

/** All but the cells: their looks only, one cell each. */
async function writeSheets(workbook: ExcelJS.Workbook, plan: WorkbookPlan): Promise<StylePalette[]> {
  const palettes: StylePalette[] = [];
  const selected = plan.sheets.findIndex((sheet) => sheet.visibility === 'visible');
  workbook.views = [
    { x: 0, y: 0, width: 24000, height: 14000, firstSheet: selected, activeTab: selected, visibility: 'visible' },
  ];
  for (const [index, sheet] of plan.sheets.entries()) {
    const target = workbook.addWorksheet(sheet.name, { state: sheet.visibility });
    writeColumns(target, sheet);
    palettes.push(new StylePalette(target, sheet.looks.values()));
    // The table of texts is part of the package only where a sheet has a text.
    target.getCell(1, 2).value = sheet.name;
    writeHighlights(target, sheet);
    if (sheet.page) writePage(target, sheet.page);
    writeView(target, sheet, index === selected);
    if (sheet.isProtected) await protectSheet(target);
  }
  return palettes;
}
