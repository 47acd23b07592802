import { columnLetters, columnNumber } from '../../../core/workbook/address';

const lastRow = 1048576;
const lastColumn = 16384;

/**
 * What may not be shifted comes first: text, quoted sheet names, bracketed table and workbook references. Then whole columns and
 * rows ("$A:C", "3:$5"), words (cells, names, functions, sheet prefixes) and numbers.
 */
const token = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]`,
    String.raw`(?<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.\\?$(!]))`,
    String.raw`(?<rows>\$?\d{1,7}:\$?\d{1,7}(?![\p{L}\p{N}_.\\?$(!]))`,
    String.raw`(?<word>[\p{L}_\\$][\p{L}\p{N}_.\\?$]*)`,
    String.raw`\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
  ].join('|'),
  'gu',
);
const cell = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/;

/**
 * The formula of a cell that shares another's (ECMA-376 §18.3.1.40): relative references move by the distance between the two,
 * absolute ones, text, names, functions and sheet prefixes stay. A reference pushed off the sheet becomes #REF!.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(token, (text: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { columns?: string; rows?: string; word?: string };
    if (groups.columns !== undefined) return shiftEnds(text, (end) => shiftColumn(end, columns));
    if (groups.rows !== undefined) return shiftEnds(text, (end) => shiftRow(end, rows));
    if (groups.word === undefined) return text;
    const next = formula[(rest.at(-3) as number) + text.length];
    return next === '(' || next === '!' || next === '[' ? text : shiftCell(text, rows, columns);
  });
}

function shiftCell(text: string, rows: number, columns: number): string {
  const match = cell.exec(text);
  if (!match) return text;
  const [, columnSign = '', letters = '', rowSign = '', digits = ''] = match;
  if (columnNumber(letters) > lastColumn || Number(digits) > lastRow) return text;
  const column = shiftColumn(columnSign + letters, columns);
  const row = shiftRow(rowSign + digits, rows);
  return column === null || row === null ? '#REF!' : column + row;
}

function shiftEnds(range: string, shift: (end: string) => string | null): string {
  const [from, to] = range.split(':').map(shift);
  return from && to ? `${from}:${to}` : '#REF!';
}

function shiftColumn(end: string, by: number): string | null {
  if (end.startsWith('$')) return end;
  const column = columnNumber(end) + by;
  return column >= 1 && column <= lastColumn ? columnLetters(column) : null;
}

function shiftRow(end: string, by: number): string | null {
  if (end.startsWith('$')) return end;
  const row = Number(end) + by;
  return row >= 1 && row <= lastRow ? String(row) : null;
}
