import { FilledCells, type FilledBox } from '../../../core/workbook/filled-box';
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

/** The used range as a Snapshot has it; Excel's own may be larger. */
export function snapshotCells({ row, column, values, formulas, valueTypes }: RangeMatrices): FilledBox {
  const filled = new FilledCells();
  values.forEach((line, down) =>
    line.forEach((value, right) =>
      filled.add(row + down, column + right, cellOf(value, formulas[down]?.[right], valueTypes[down]?.[right])),
    ),
  );
  return filled.cut();
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
