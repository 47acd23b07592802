import { columnLetters, columnNumber } from './column-name';
import type { Area } from './model';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

const cells = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i;
const rows = /^\$?(\d+):\$?(\d+)$/;
const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;

/** "B5", "B5:C7", "5:7", "B:C" without a sheet; null for anything else. */
export function parseArea(address: string): Area | null {
  const text = address.trim();
  const cell = cells.exec(text);
  if (cell) {
    const [, left = '', top = '', right = left, bottom = top] = cell;
    return between(Number(top) - 1, columnNumber(left) - 1, Number(bottom) - 1, columnNumber(right) - 1);
  }
  const row = rows.exec(text);
  if (row) return between(Number(row[1]) - 1, 0, Number(row[2]) - 1, MAX_COLUMNS - 1);
  const column = columns.exec(text);
  if (column) return between(0, columnNumber(column[1] ?? '') - 1, MAX_ROWS - 1, columnNumber(column[2] ?? '') - 1);
  return null;
}

/** "'基础 表'!B5" → sheet and address; without a sheet null and the address. */
export function splitAddress(text: string): { readonly sheet: string | null; readonly address: string } {
  const plain = text.replace(/^=/, '');
  const bang = plain.lastIndexOf('!');
  if (bang < 0) return { sheet: null, address: plain };
  const sheet = plain
    .slice(0, bang)
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
  return { sheet, address: plain.slice(bang + 1) };
}

function between(row: number, column: number, otherRow: number, otherColumn: number): Area | null {
  const area = {
    row: Math.min(row, otherRow),
    column: Math.min(column, otherColumn),
    rows: Math.abs(otherRow - row) + 1,
    columns: Math.abs(otherColumn - column) + 1,
  };
  return isOnSheet(area) ? area : null;
}

export function isOnSheet(area: Area): boolean {
  const { row, column } = area;
  return (
    row >= 0 &&
    column >= 0 &&
    area.rows > 0 &&
    area.columns > 0 &&
    row + area.rows <= MAX_ROWS &&
    column + area.columns <= MAX_COLUMNS
  );
}

export function areaText(area: Area, absolute = false): string {
  const sign = absolute ? '$' : '';
  const at = (row: number, column: number) => `${sign}${columnLetters(column + 1)}${sign}${row + 1}`;
  if (isWholeRows(area)) return `${sign}${area.row + 1}:${sign}${area.row + area.rows}`;
  if (isWholeColumns(area)) {
    return `${sign}${columnLetters(area.column + 1)}:${sign}${columnLetters(area.column + area.columns)}`;
  }
  const from = at(area.row, area.column);
  if (area.rows === 1 && area.columns === 1) return from;
  return `${from}:${at(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

export function isWholeRows(area: Area): boolean {
  return area.columns >= MAX_COLUMNS;
}

export function isWholeColumns(area: Area): boolean {
  return area.rows >= MAX_ROWS;
}

export function isUnbounded(area: Area): boolean {
  return isWholeRows(area) || isWholeColumns(area);
}

export function intersection(one: Area, other: Area): Area | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rowEnd = Math.min(one.row + one.rows, other.row + other.rows);
  const columnEnd = Math.min(one.column + one.columns, other.column + other.columns);
  return rowEnd > row && columnEnd > column ? { row, column, rows: rowEnd - row, columns: columnEnd - column } : null;
}

export function boundingArea(one: Area, other: Area): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

/** An area, or none yet, with one more cell in it. */
export function withCell(area: Area | null, row: number, column: number): Area {
  const one = { row, column, rows: 1, columns: 1 };
  return area ? boundingArea(area, one) : one;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

/** Sheet name as Excel writes it before "!": quoted only where needed. */
export function quotedSheet(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^(R\d*C\d*|[RC])$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}
