import { xmlText } from '../../../core/fields/xml-text';
import { Problem } from '../../../core/problem/problem';
import type { CellEdit, SetCells } from '../../../core/workbook/edit';
import type { Rect } from './area';

/** Excel's limit for the text of one cell; WPS names the same. */
const maxTextLength = 32767;

/** The block a set-cells edit covers; null for an edit without cells. */
export function rectOfCells({ row, column, cells }: SetCells): Rect | null {
  const width = Math.max(0, ...cells.map((line) => line.length));
  return cells.length === 0 || width === 0
    ? null
    : { top: row, left: column, bottom: row + cells.length - 1, right: column + width - 1 };
}

/**
 * What is handed to a live program for a cell; null leaves it alone, '' empties it, "=" begins a formula, an apostrophe a text.
 * @param where the cell in words, for sentences
 * @throws Problem host.edit-refused for a text that no cell holds
 */
export function cellInput(cell: CellEdit | undefined, format: string, where: () => string): number | string | null {
  if (cell === undefined) return null;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error(`${cell} in a cell: ${where()}`);
    return cell;
  }
  if (typeof cell === 'object') return cell.formula.startsWith('=') ? cell.formula : `=${cell.formula}`;
  if (cell.length > maxTextLength)
    throw new Problem('host.edit-refused', { detail: `${where()} 的文字超过 ${maxTextLength} 个字` });
  const text = xmlText(cell.replace(/\r\n?/g, '\n'));
  return format !== '@' && readsOtherwise(text) ? `'${text}` : text;
}

/**
 * Texts that the program would take for a number, date, formula or error as if typed (spaces before a sign do not count to it, and full-width
 * signs are signs): the apostrophe keeps them text. Wide on purpose, a
 * needless apostrophe does no harm; not in text cells ("@"), which take everything as it is.
 */
function readsOtherwise(text: string): boolean {
  return (
    /^\s*[=+\-@'#＝＋－＠]/.test(text) ||
    /^(?:true|false)$/i.test(text.trim()) ||
    /^[\s(（¥￥$]*\d[\d\s.,，:：%％/\-年月日时分秒()（）eE]*$/.test(text)
  );
}
