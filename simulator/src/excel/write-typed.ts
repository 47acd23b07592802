import { parseArea } from './address';
import type { Book, Place } from './book';
import { cellInputs } from './cell-values';
import type { Typed } from './typed-text';

interface Target extends Place {
  readonly book: Book;
}

/** Writes values or formulas as Excel takes what is typed: a cell without a number format gets that of what was typed. */
export function writeTyped(range: Target, value: unknown): void {
  const { book, sheet, area } = range;
  const format = (row: number, column: number) => book.model.style(sheet, row, column).numberFormat;
  const typedAt = cellInputs(range, value, format);
  // All of it is understood before any of it is written.
  const typed = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => typedAt(area.row + row, area.column + column)),
  );
  const of = (row: number, column: number): Typed | undefined => {
    const one = typed[row - area.row]?.[column - area.column];
    return one && 'formula' in one.input ? { ...one, ...dateOver(range, one.input.formula) } : one;
  };
  const isPlain = (row: number, column: number) => format(row, column) === 'General';
  book.write(() => {
    book.model.write(sheet, area, (row, column) => of(row, column)?.input);
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const numberFormat = of(row, column)?.numberFormat;
        if (numberFormat === undefined || !isPlain(row, column)) continue;
        book.model.setStyle(sheet, { row, column, rows: 1, columns: 1 }, () => ({ numberFormat }));
      }
  });
}

/** A date more or less some days is a date too; of other formulas Excel asks more than is known here. */
function dateOver({ book, sheet }: Target, formula: string): Pick<Typed, 'numberFormat'> {
  if (/^=(TODAY|DATE)\([^()]*\)([-+]\d+)?$/i.test(formula)) return { numberFormat: 'yyyy/m/d' };
  const [, address] = /^=(\$?[A-Z]{1,3}\$?\d+)(?:[-+]\d+)?$/i.exec(formula) ?? [];
  const cell = address === undefined ? null : parseArea(address);
  const format = cell ? book.model.style(sheet, cell.row, cell.column).numberFormat : '';
  return /y/i.test(format.replace(/"[^"]*"/g, '')) ? { numberFormat: format } : {};
}
