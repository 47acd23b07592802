import type { CellSnapshot, CellValue } from '../../../core/workbook/snapshot';

/** A used range as Excel gives it: three matrices of one shape. */
export interface RangeMatrices {
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly string[])[];
}

type Cells = readonly (readonly CellSnapshot[])[];

/**
 * The box around all non-empty cells, as the file host cuts it: Excel's own used range may be larger (formats, deleted rows), and
 * rows end at their last non-empty cell.
 */
export function snapshotCells({ row, column, values, formulas, valueTypes }: RangeMatrices): {
  row: number;
  column: number;
  cells: Cells;
} {
  let [top, bottom, left] = [Infinity, -1, Infinity];
  const rows = values.map((line, r) => {
    const cells = line.map((value, c) => cellOf(value, formulas[r]?.[c], valueTypes[r]?.[c]));
    let last = cells.length - 1;
    while (last >= 0 && cells[last] === null) last--;
    if (last < 0) return [];
    if (top === Infinity) top = r;
    bottom = r;
    left = Math.min(
      left,
      cells.findIndex((cell) => cell !== null),
    );
    return cells.slice(0, last + 1);
  });
  if (bottom < 0) return { row: 1, column: 1, cells: [] };
  return {
    row: row + top,
    column: column + left,
    cells: rows.slice(top, bottom + 1).map((cells) => cells.slice(left)),
  };
}

function cellOf(value: unknown, formula: unknown, type: string | undefined): CellSnapshot {
  const plain = valueOf(value, type);
  // A text that begins with "=" is no formula: then both matrices say the same.
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value
    ? { formula, value: plain }
    : plain;
}

function valueOf(value: unknown, type: string | undefined): CellValue {
  if (type === 'Error') return { error: String(value) };
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === '' || value === null || value === undefined ? null : String(value);
}
