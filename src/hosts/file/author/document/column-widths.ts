import type { TableCellModel, TableModel } from '../../../../core/report/table-model';
import { mm } from './page';

/** A digit's width: Times New Roman has half an em, what stands in for it where it is missing up to 0.64, bold 0.7. */
const digitEms = 0.64;
const boldDigitEms = 0.7;
/** Air beside a number, both sides, and its right indent (twentieths of a point). */
const besideNumber = 2 * mm(0.9) + 80;
const largestPt = 10.5;

/** Width of a number in ems; 0 for words. */
export function numberEms({ text, bold }: Pick<TableCellModel, 'text' | 'bold'>): number {
  return /^[-－+]?[\d,]+(?:\.\d+)?%?$/.test(text)
    ? text.length * (bold ? boldDigitEms : digitEms) + (/%$/.test(text) ? 0.3 : 0)
    : 0;
}

/**
 * The sheet's columns on the page, twentieths of a point. A number never wraps: where its column is too narrow, the widest column gives
 * what it lacks, down to two thirds of its own width.
 */
export function columnWidths({ columnsMm, rows }: TableModel, width: number): number[] {
  const total = columnsMm.reduce((sum, each) => sum + each, 0);
  const widths = columnsMm.map((each) => Math.round((each / total) * width));
  const least = new Array<number>(widths.length).fill(0);
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    if (cell.colSpan !== 1 || numberEms(cell) === 0) continue;
    const wanted = Math.ceil(numberEms(cell) * Math.min(cell.sizePt, largestPt) * 20) + besideNumber;
    least[cell.column] = Math.max(least[cell.column]!, wanted);
  }
  const before = [...widths];
  for (const [column, wanted] of least.entries()) {
    const lacks = wanted - widths[column]!;
    if (lacks <= 0) continue;
    const giver = widths.indexOf(Math.max(...widths));
    const floor = Math.max(least[giver]!, Math.round((before[giver]! * 2) / 3));
    const given = Math.min(lacks, Math.max(0, widths[giver]! - floor));
    widths[giver]! -= given;
    widths[column]! += given;
  }
  return widths;
}
