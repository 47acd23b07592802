import type ExcelJS from 'exceljs';
import type { PageSetup } from '../../../../core/workbook/edit';
import { inches } from './measures';
import type { SheetPlan } from './plan';

const paperA4 = 9;
const lastColumn = 16384;
/** Distance of the page number from the edge, where the margin leaves room for it. */
const footerMm = 7.6;

/** Paper, scale, margins, page number and manual breaks. Print area and title rows are names: see names-xml. */
export function writePage(target: ExcelJS.Worksheet, page: PageSetup): void {
  const { top, bottom, left, right } = page.marginsMm;
  Object.assign(target.pageSetup, {
    paperSize: paperA4 as ExcelJS.PaperSize,
    orientation: page.orientation,
    margins: {
      top: inches(top),
      bottom: inches(bottom),
      left: inches(left),
      right: inches(right),
      header: inches(Math.min(footerMm, top / 2)),
      footer: inches(Math.min(footerMm, bottom / 2)),
    },
    horizontalCentered: page.centerHorizontally,
    // Keeps the pale input and formula fills off paper (Excel; LibreOffice prints them all the same).
    blackAndWhite: true,
    fitToPage: page.fit !== false,
    fitToWidth: 1,
    // 0: as many pages high as needed.
    fitToHeight: page.fit === 'width' ? 0 : 1,
    scale: 100,
  } satisfies Partial<ExcelJS.PageSetup>);
  if (page.pageNumber) target.headerFooter.oddFooter = '&C— &P —';
  for (const row of [...new Set(page.breaksAfterRows)].sort((one, other) => one - other)) {
    target.getRow(row).addPageBreak(1, lastColumn);
  }
}

/** The first visible sheet is the selected one: a selected hidden sheet makes Excel refuse to hide it. */
export function writeView(target: ExcelJS.Worksheet, sheet: SheetPlan, isSelected: boolean): void {
  const { rows, columns } = sheet.frozen;
  const selected = isSelected ? { tabSelected: true } : {};
  const view: Partial<ExcelJS.WorksheetView> =
    rows > 0 || columns > 0 ? { state: 'frozen', xSplit: columns, ySplit: rows } : { state: 'normal' };
  target.views = [{ ...view, ...selected } as ExcelJS.WorksheetView];
}

/** No password. Deleting a row still needs all its cells unlocked: Excel's rule. */
export async function protectSheet(target: ExcelJS.Worksheet): Promise<void> {
  await target.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  });
}
