import { invalidArgument, notSimulated } from '../executor/errors';
import { isUnbounded } from './address';
import type { Book, Place } from './book';
import { assertFormula, assertSheets } from './formula-syntax';
import type { Cell } from './model';
import { typed, type Typed } from './typed-text';

/** Excel's limit on cells read in one go. */
const MAX_CELLS = 5_000_000;

/** Row-major over a range; null where the range is unbounded, as Excel answers for whole rows and columns. */
export function readCells<Value>(
  book: Book,
  { sheet, area }: Place,
  read: (cell: Cell) => Value,
): readonly (readonly Value[])[] | null {
  if (isUnbounded(area)) return null;
  if (area.rows * area.columns > MAX_CELLS) throw invalidArgument('The range has more than 5 million cells.');
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) =>
      read(book.model.cell(sheet, area.row + row, area.column + column)),
    ),
  );
}

/**
 * What was written to `values` or `formulas`, by place: one value for all cells, or a matrix of the range's size. null leaves a cell,
 * "" empties it, "=" starts a formula, an apostrophe a text, and text that reads as a number or truth value becomes one.
 */
export function cellInputs(
  { book, area }: Place & { readonly book: Book },
  value: unknown,
  formatOf: (row: number, column: number) => string,
) {
  return (row: number, column: number): Typed | undefined => {
    const one = at(value, row - area.row, column - area.column);
    if (one === null || one === undefined) return undefined;
    return coerce(book, one, formatOf(row, column) === '@');
  };
}

/** Refuses a matrix of another size than the range, and unbounded ranges, before anything is written. */
export function assertFits({ area }: Place, value: unknown): void {
  if (isUnbounded(area)) throw invalidArgument('Cell values of an unbounded range cannot be set.');
  if (!Array.isArray(value)) return;
  const rows = value as readonly unknown[];
  const fits = rows.length === area.rows && rows.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits)
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
}

export function at(value: unknown, row: number, column: number): unknown {
  return Array.isArray(value) ? (value as readonly (readonly unknown[])[])[row]?.[column] : value;
}

function coerce(book: Book, value: unknown, isTextCell: boolean): Typed {
  if (typeof value === 'number' || typeof value === 'boolean') return { input: { value } };
  if (typeof value !== 'string')
    throw invalidArgument('The argument is invalid or missing or has an incorrect format.');
  if (isTextCell && value !== '' && !value.startsWith("'")) return { input: { value, asText: true } };
  const found = typed(value);
  if ('formula' in found.input) {
    assertFormula(found.input.formula);
    // "[@金额]", "表1[金额]": the engine does not know tables.
    if (/\[/.test(found.input.formula.replace(/"[^"]*"|'[^']*'/g, '')))
      throw notSimulated('Range', 'formulas (references to tables)');
    assertSheets(found.input.formula, (name) => book.findSheet(name) !== null);
  }
  return found;
}
