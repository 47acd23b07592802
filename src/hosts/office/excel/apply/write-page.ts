import type { FreezePanes, PageSetup } from '../../../../core/workbook/edit';
import { distancesMm, pageNumberText } from '../../../port/live/page';

/** Paper, scale, margins, page number, manual breaks, print area and title rows (all ExcelApi 1.9). */
export function writePage(sheet: Excel.Worksheet, page: PageSetup): void {
  const layout = sheet.pageLayout;
  layout.paperSize = 'A4';
  layout.orientation = page.orientation === 'portrait' ? 'Portrait' : 'Landscape';
  layout.centerHorizontally = page.centerHorizontally;
  // Keeps the pale input and formula fills off paper.
  layout.blackAndWhite = true;
  layout.zoom =
    page.fit === false
      ? { scale: 100 }
      : page.fit === 'width'
        ? { horizontalFitToPages: 1 }
        : { horizontalFitToPages: 1, verticalFitToPages: 1 };
  const { top, bottom, left, right, header, footer } = distancesMm(page);
  layout.setPrintMargins('Centimeters', {
    top: top / 10,
    bottom: bottom / 10,
    left: left / 10,
    right: right / 10,
    header: header / 10,
    footer: footer / 10,
  });
  layout.setPrintArea(page.printArea);
  if (page.titleRows) layout.setPrintTitleRows(`$${page.titleRows[0]}:$${page.titleRows[1]}`);
  if (page.pageNumber) layout.headersFooters.defaultForAllPages.centerFooter = pageNumberText;
  // A break stands before the row it is given.
  for (const row of new Set(page.breaksAfterRows)) sheet.horizontalPageBreaks.add(`A${row + 1}`);
}

export function freeze(sheet: Excel.Worksheet, { rows, columns }: FreezePanes): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  else sheet.freezePanes.unfreeze();
}
