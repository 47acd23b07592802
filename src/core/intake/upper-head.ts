import { senseOfHead } from './column-heads';
import type { PastedLine } from './split-text';

/**
 * A head of two lines as one: "2023年" over "预算数" and "决算数". A name that stands over several columns stands in the first of them
 * (merged cells are copied so), and a cell that the lower line leaves empty belongs to the upper one.
 * @param upper the line right above, without figures too; null: none
 */
export function withUpperHead(upper: PastedLine | null, lower: PastedLine, year: number | null): PastedLine {
  if (upper === null || upper.by !== 'tabs' || lower.by !== 'tabs') return lower;
  if (upper.cells.filter((cell) => cell !== '').length < 2) return lower;
  let over = '';
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, at) => {
    const own = upper.cells[at] ?? '';
    const under = lower.cells[at] ?? '';
    if (own !== '') over = own;
    if (under === '') return own;
    const both = over + under;
    return ['sides', 'other-year'].includes(senseOfHead(both, year).is) ? both : under;
  });
  return { ...lower, cells };
}
