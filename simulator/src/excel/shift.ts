import { columnLetters, columnNumber } from './column-name';
import { isWholeColumns, isWholeRows, parseArea, quotedSheet, splitAddress } from './address';
import type { Area, Shift } from './model';

/**
 * Where a stretch of rows or columns lies after rows or columns came or went; null when it went altogether. An insertion inside
 * stretches it, one at its start moves it; `inherits` lets one right behind it stretch it too (formats copy from above and left).
 */
function shiftSpan(
  start: number,
  count: number,
  shift: Shift,
  inherits: boolean,
): { start: number; count: number } | null {
  const { at } = shift;
  const end = start + count;
  if (shift.count > 0) {
    if (at <= start) return { start: start + shift.count, count };
    return at < end || (inherits && at === end) ? { start, count: count + shift.count } : { start, count };
  }
  const gone = -shift.count;
  const before = (place: number) => (place <= at ? place : Math.max(at, place - gone));
  const left = before(end) - before(start);
  return left > 0 ? { start: before(start), count: left } : null;
}

export function shiftArea(area: Area, shift: Shift, inherits = false): Area | null {
  if (shift.axis === 'row') {
    if (isWholeColumns(area)) return area;
    const span = shiftSpan(area.row, area.rows, shift, inherits);
    return span && { ...area, row: span.start, rows: span.count };
  }
  if (isWholeRows(area)) return area;
  const span = shiftSpan(area.column, area.columns, shift, inherits);
  return span && { ...area, column: span.start, columns: span.count };
}

/** A string in quotes, a sheet in quotes, a range, a cell; the first two so that nothing inside them is taken for a cell. */
const tokens =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\p{L}\p{N}_(.])|[\p{L}_][\p{L}\p{N}_.]*/giu;
const cellParts = /^(\$?)([A-Z]{1,3})(\$?)(\d+)$/i;

/** Where an area lies after cells moved; null: all of it is gone. */
export type Moves = (area: Area) => Area | null;

/** A formula's references to cells of one sheet as these moved; lost ones become #REF!. Whole rows and columns ("5:7", "B:C") stay. */
export function movedReferences(formula: string, ownSheet: string, movedSheet: string, moves: Moves): string {
  return formula.replace(
    tokens,
    (whole, sheet: string | undefined, from: string | undefined, to: string | undefined) => {
      if (from === undefined) return whole;
      const named =
        sheet === undefined
          ? ownSheet
          : sheet
              .slice(0, -1)
              .replace(/^'(.*)'$/, '$1')
              .replaceAll("''", "'");
      if (named.toLowerCase() !== movedSheet.toLowerCase()) return whole;
      const area = parseArea(to === undefined ? from : `${from}:${to}`);
      if (!area) return whole;
      const moved = moves(area);
      if (!moved) return `${sheet ?? ''}#REF!`;
      const { row, column, rows, columns } = moved;
      if (row === area.row && column === area.column && rows === area.rows && columns === area.columns) return whole;
      const first = cellAt(from, row, column);
      return `${sheet ?? ''}${first}${to === undefined ? '' : `:${cellAt(to, row + rows - 1, column + columns - 1)}`}`;
    },
  );
}

/** With the signs ("$") of the cell that stood there. */
function cellAt(before: string, row: number, column: number): string {
  const [, columnSign = '', , rowSign = ''] = cellParts.exec(before) ?? [];
  return `${columnSign}${columnLetters(column + 1)}${rowSign}${row + 1}`;
}

/** The formula as it reads some rows and columns further: relative parts move, parts with "$" stay. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  const move = (text: string): string => {
    const parts = cellParts.exec(text);
    if (!parts) return text;
    const [, columnSign, column = '', rowSign, row] = parts;
    const atRow = rowSign ? Number(row) : Number(row) + rows;
    const atColumn = columnSign ? columnNumber(column) : columnNumber(column) + columns;
    return atRow < 1 || atColumn < 1 ? '#REF!' : `${columnSign}${columnLetters(atColumn)}${rowSign}${atRow}`;
  };
  return formula.replace(
    tokens,
    (whole, sheet: string | undefined, from: string | undefined, to: string | undefined) =>
      from === undefined ? whole : `${sheet ?? ''}${move(from)}${to === undefined ? '' : `:${move(to)}`}`,
  );
}

/** The formula with references to another sheet. */
export function renameSheet(formula: string, from: string, to: string): string {
  return formula.replace(tokens, (whole, sheet: string | undefined) => {
    if (sheet === undefined || splitAddress(whole).sheet?.toLowerCase() !== from.toLowerCase()) return whole;
    return `${quotedSheet(to)}!${whole.slice(sheet.length)}`;
  });
}

/** A rule over cells: where it holds, and formulas written for the first cell of its first area. */
export interface AnchoredRule {
  readonly areas: readonly Area[];
  readonly formulas: readonly string[];
}

/**
 * A rule after rows or columns came or went on `shiftedSheet`; null when all its cells are gone. It stays one rule: new rows inside it,
 * or right behind it, come under it. Where its first cell goes away, its formulas are written anew for the first one that stays.
 */
export function shiftRule(
  rule: AnchoredRule,
  ownSheet: string,
  shiftedSheet: string,
  shift: Shift,
): AnchoredRule | null {
  const own = ownSheet.toLowerCase() === shiftedSheet.toLowerCase();
  const lost = own ? lostOfFirst(rule.areas[0], shift) : 0;
  const [rows, columns] = shift.axis === 'row' ? [lost, 0] : [0, lost];
  const formulas = rule.formulas.map((formula) =>
    movedReferences(lost > 0 ? offsetFormula(formula, rows, columns) : formula, ownSheet, shiftedSheet, (area) =>
      shiftArea(area, shift),
    ),
  );
  const areas = own ? rule.areas.flatMap((area) => shiftArea(area, shift, true) ?? []) : rule.areas;
  return areas.length === 0 ? null : { areas, formulas };
}

function lostOfFirst(first: Area | undefined, shift: Shift): number {
  if (!first || shift.count > 0 || shift.at > first[shift.axis]) return 0;
  const length = shift.axis === 'row' ? first.rows : first.columns;
  return Math.max(0, Math.min(shift.at - shift.count - first[shift.axis], length - 1));
}
