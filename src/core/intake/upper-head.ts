import { isHeadOfOtherYear, senseOfHead } from './column-heads';
import type { PastedLine } from './split-text';

/** "金额单位：元", "编制单位：某某局": they stand beside a title and name no column. */
export function isMeasureCell(cell: string): boolean {
  return /单位\s*[:：]/.test(cell);
}

/**
 * A head of two lines as one: "2023年" over "预算数" and "决算数". A name that stands over several columns stands in the first of them
 * (merged cells are copied so), and a cell that the lower line leaves empty belongs to the upper one.
 * @param upper the line right above, without figures too; null: none
 */
export function withUpperHead(upper: PastedLine | null, lower: PastedLine, year: number | null): PastedLine {
  if (upper === null || upper.by !== 'tabs' || lower.by !== 'tabs') return lower;
  if (upper.cells.filter((cell) => cell !== '' && !isMeasureCell(cell)).length < 2) return lower;
  const first = upper.cells.find((cell) => cell !== '') ?? '';
  const title = senseOfHead(first, year).is === 'other-year' && !isHeadOfOtherYear(first, year) ? first : null;
  let over = '';
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, at) => {
    const own = upper.cells[at] ?? '';
    const under = lower.cells[at] ?? '';
    if (own !== '') over = own;
    if (under === '') return own;
    const both = over + under;
    const { is } = senseOfHead(both, year);
    return is === 'sides' || (is === 'other-year' && over !== title) ? both : under;
  });
  return { ...lower, cells };
}
