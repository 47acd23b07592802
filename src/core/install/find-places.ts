import { rowId } from '../pack/concrete-id';
import { normaliseLabel } from '../pack/label-path';
import type { LaidCell } from '../layout/laid';
import type { LaidSheet } from '../layout/layout';
import type { Area } from '../workbook/address';
import type { Binding } from '../fields/binding';
import { copiedFrom } from '../workbook/sheet-copies';
import { cachedValue, cellAt, type SheetSnapshot, type Snapshot } from '../workbook/snapshot';

/**
 * Where a pack's own places went in a workbook that people worked on: rows and columns are followed by the names that are still
 * whole, and between them by the labels printed beside the figures. Null wherever more than one place would do.
 */
export interface SheetPlaces {
  readonly sheet: SheetSnapshot;
  /** The cell that `cell` of the layout stands in now. */
  find(cell: Pick<LaidCell, 'top' | 'left'>): { readonly row: number; readonly column: number } | null;
  /** The column that a layout column stands in now. */
  column(column: number): number;
}

export function placesOn(laid: LaidSheet, binding: Binding, snapshot: Snapshot): SheetPlaces | null {
  const anchors = laid.cells.flatMap((cell) => {
    const area = cell.field === undefined ? null : binding.cells.area(cell.field);
    return area ? [{ cell, area }] : [];
  });
  const sheet = sheetOf(
    laid,
    anchors.map(({ area }) => area),
    binding,
    snapshot,
  );
  if (!sheet) return null;
  const here = anchors.filter(({ area }) => area.sheet.toLowerCase() === sheet.name.toLowerCase());
  const rows = new Map(here.map(({ cell, area }) => [cell.top, area.top]));
  const columns = new Map(here.map(({ cell, area }) => [cell.left, area.left]));
  const column = (wanted: number): number => columns.get(wanted) ?? wanted + nearestShift(columns, wanted);
  return {
    sheet,
    column,
    find(cell) {
      const row = rows.get(cell.top) ?? rowByLabels(laid, cell.top, sheet, rows, column);
      return row === null ? null : { row, column: column(cell.left) };
    },
  };
}

/** The place of the first row of a rows column in the layout. */
export function laidColumn(laid: LaidSheet, rows: string, column: string): number | null {
  if (column === 'key') return laid.blocks.has(rows) ? laid.keyColumn : null;
  return laid.cells.find((cell) => cell.field === rowId(rows, 1, column))?.left ?? null;
}

/** The sheet most of the surviving names point to; without any, the one with the title, or the only copy of one that is gone. */
function sheetOf(laid: LaidSheet, areas: readonly Area[], binding: Binding, snapshot: Snapshot): SheetSnapshot | null {
  const votes = new Map<string, number>();
  for (const { sheet } of areas) votes.set(sheet, (votes.get(sheet) ?? 0) + 1);
  const [first] = [...votes].sort((one, other) => other[1] - one[1]);
  if (first) return binding.sheet(first[0]);
  const { title } = laid.definition;
  const titled = snapshot.sheets.find((sheet) => sheet.name === title);
  if (titled) return titled;
  const copies = snapshot.sheets.filter(({ name }) => copiedFrom(name) === title);
  return copies.length === 1 ? copies[0]! : null;
}

function nearestShift(columns: ReadonlyMap<number, number>, wanted: number): number {
  let best: { distance: number; shift: number } | null = null;
  for (const [from, to] of columns) {
    const distance = Math.abs(from - wanted);
    if (!best || distance < best.distance) best = { distance, shift: to - from };
  }
  return best?.shift ?? 0;
}

function rowByLabels(
  laid: LaidSheet,
  row: number,
  sheet: SheetSnapshot,
  rows: ReadonlyMap<number, number>,
  column: (wanted: number) => number,
): number | null {
  const labels = laid.cells.filter(
    (cell) => cell.top === row && cell.field === undefined && normaliseLabel(cell.text ?? '') !== '',
  );
  if (labels.length === 0) return null;
  let above = 0;
  let below = sheet.row + sheet.cells.length;
  for (const [from, to] of rows) {
    if (from < row) above = Math.max(above, to);
    if (from > row) below = Math.min(below, to);
  }
  const holds = (at: number): boolean =>
    labels.every((label) => textAt(sheet, at, column(label.left)) === normaliseLabel(label.text ?? ''));
  const found: number[] = [];
  for (let at = above + 1; at < below; at++) if (holds(at)) found.push(at);
  return found.length === 1 ? found[0]! : null;
}

/** What is printed in a cell, as labels are compared. */
export function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const value = cachedValue(cellAt(sheet, row, column));
  return typeof value === 'string' ? normaliseLabel(value) : '';
}
