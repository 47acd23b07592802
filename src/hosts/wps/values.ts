import { FilledCells, type FilledBox } from '../../core/workbook/filled-box';
import type { CellSnapshot, CellValue } from '../../core/workbook/snapshot';
import type { EtRange } from './et-api';

/** Value2 gives an error as a number, the same in every language (CVErr as a 32-bit HRESULT). */
const errorSigns: ReadonlyMap<number, string> = new Map([
  [-2146826288, '#NULL!'],
  [-2146826281, '#DIV/0!'],
  [-2146826273, '#VALUE!'],
  [-2146826265, '#REF!'],
  [-2146826259, '#NAME?'],
  [-2146826252, '#NUM!'],
  [-2146826246, '#N/A'],
]);

/** Of one cell WPS gives the bare value. */
function matrix(value: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(value) ? (value as readonly (readonly unknown[])[]) : [[value]];
}

/** A range as a Snapshot has it. Two calls, however many cells. */
export function filledCells(range: EtRange): FilledBox {
  const [row, column] = [range.Row, range.Column];
  const [values, formulas] = [matrix(range.Value2), matrix(range.Formula)];
  const filled = new FilledCells();
  values.forEach((line, down) =>
    line.forEach((value, right) => filled.add(row + down, column + right, cellOf(value, formulas[down]?.[right]))),
  );
  return filled.cut();
}

function cellOf(value: unknown, formula: unknown): CellSnapshot {
  // A text that begins with "=" is no formula: then both say the same.
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== value)
    return { formula, value: valueOf(value, true) };
  // A number that happens to be one of an error's is spelled out as itself.
  return valueOf(value, String(formula).startsWith('#'));
}

function valueOf(value: unknown, mayBeError: boolean): CellValue {
  if (typeof value === 'number') {
    const error = mayBeError ? errorSigns.get(value) : undefined;
    return error === undefined ? value : { error };
  }
  if (typeof value === 'boolean') return value;
  return value === '' || value === null || value === undefined ? null : String(value);
}
