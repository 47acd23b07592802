import { columnLetters, columnNumber } from './address';

/** Text in double quotes and sheet names in single quotes: no references inside. What is not closed goes to the end, so it is read once. */
// eslint-disable-next-line regexp/no-super-linear-move -- every quote begins a match
export const quotedPiece = /("(?:[^"]|"")*"?|'(?:[^']|'')*'?)/;

const cellReference = /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/giu;

/** The formula as it reads after copying it that many cells down and right: relative references move, $ ones stay. */
export function moveFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  return formula
    .split(quotedPiece)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(cellReference, (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
            const column = columnNumber(letters) + (fixedColumn ? 0 : right);
            const row = Number(digits) + (fixedRow ? 0 : down);
            if (column < 1 || row < 1) throw new Error(`a reference leaves the sheet: ${formula}`);
            return `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
          }),
    )
    .join('');
}
