const millimetresPerInch = 25.4;
const screenPixelsPerInch = 96;
/** Width of a digit of the workbook's standard font, Calibri 11, as Excel takes it. */
const digitPixels = 7;

/**
 * Excel's column width unit is a digit of the standard font: 7 px = 1.852 mm on paper. LibreOffice makes the same unit
 * 1.97 mm, so columns come out 6 % wider there: a page at 100 % needs that slack, or its last column falls on another page.
 * Excel snaps to whole pixels; so do we. Not for hidden columns (0).
 */
export function columnWidth(millimetres: number): number {
  const pixels = Math.max(1, Math.round((millimetres / millimetresPerInch) * screenPixelsPerInch));
  const width = Number((pixels / digitPixels).toFixed(4));
  // exceljs takes exactly 9 for "not set" and leaves the column out.
  return width === 9 ? 9.0001 : width;
}

/** Page margins are stored in inches. */
export function inches(millimetres: number): number {
  return Number((millimetres / millimetresPerInch).toFixed(4));
}

/** Excel's limit; taller rows are cut by Excel itself. */
export const maxRowHeightPt = 409;
