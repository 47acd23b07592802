import type { FreezePanes, PageSetup } from '../../../../core/workbook/edit';

/** Distance of the page number from the edge, where the margin leaves room for it. */
const footerMm = 7.6;

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
  const { top, bottom, left, right } = page.marginsMm;
  layout.setPrintMargins('Centimeters', {
    top: top / 10,
    bottom: bottom / 10,
    left: left / 10,
    right: right / 10,
    header: Math.min(footerMm, top / 2) / 10,
    footer: Math.min(footerMm, bottom / 2) / 10,
  });
  layout.setPrintArea(page.printArea);
  if (page.titleRows) layout.setPrintTitleRows(`$${page.titleRows[0]}:$${page.titleRows[1]}`);
  if (page.pageNumber) layout.headersFooters.defaultForAllPages.centerFooter = '— &P —';
  // A break stands before the row it is given.
  for (const row of new Set(page.breaksAfterRows)) sheet.horizontalPageBreaks.add(`A${row + 1}`);
}

export function freeze(sheet: Excel.Worksheet, { rows, columns }: FreezePanes): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  else sheet.freezePanes.unfreeze();
}
