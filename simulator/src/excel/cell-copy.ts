import type { Book, Place } from './book';
import type { Area, Cell, CellInput, CellStyle, SheetId, Side, StyleChange } from './model';
import { offsetFormula } from './shift';

/** A cell as it was, to be written elsewhere. */
export interface CopiedCell {
  readonly cell: Cell;
  readonly style: CellStyle;
}

const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

export function readCopies({ model }: Book, { sheet, area }: Place): readonly (readonly CopiedCell[])[] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => ({
      cell: model.cell(sheet, area.row + row, area.column + column),
      style: model.style(sheet, area.row + row, area.column + column),
    })),
  );
}

function wholeStyle(style: CellStyle): StyleChange {
  return { ...style, borders: Object.fromEntries(SIDES.map((side) => [side, style.borders[side] ?? null])) };
}

/** What a copied cell is when it stands some rows and columns further: relative references of a formula go along. */
function movedInput({ cell, style }: CopiedCell, rows: number, columns: number): CellInput {
  if (cell.formula !== null) return { formula: offsetFormula(cell.formula, rows, columns) };
  return typeof cell.value === 'string'
    ? { value: cell.value, asText: style.numberFormat === '@' || cell.value !== '' }
    : { value: cell.value };
}

export interface Pasted {
  readonly from: CopiedCell;
  /** How far it stands from where it was. */
  readonly rows: number;
  readonly columns: number;
}

/** Writes copied cells: `source` says what comes where; undefined leaves a place as it is. */
export function pasteCells(
  { model }: Book,
  sheet: SheetId,
  area: Area,
  source: (row: number, column: number) => Pasted | undefined,
  what: { readonly contents: 'all' | 'values' | 'none'; readonly formats: boolean },
): void {
  if (what.formats)
    model.setStyle(sheet, area, (row, column) => {
      const found = source(row, column);
      return found ? wholeStyle(found.from.style) : {};
    });
  if (what.contents === 'none') return;
  model.write(sheet, area, (row, column) => {
    const found = source(row, column);
    if (!found) return undefined;
    if (what.contents === 'all') return movedInput(found.from, found.rows, found.columns);
    const { value } = found.from.cell;
    return typeof value === 'string' ? { value, asText: true } : { value };
  });
}

/** Puts the rows of an area into another order: `order[i]` is the row that stands at place i afterwards. */
export function reorderRows(book: Book, { sheet, area }: Place, order: readonly number[]): void {
  const copies = readCopies(book, { sheet, area });
  pasteCells(
    book,
    sheet,
    area,
    (row, column) => {
      const at = order[row - area.row] ?? 0;
      const from = copies[at]?.[column - area.column];
      return from && { from, rows: row - area.row - at, columns: 0 };
    },
    { contents: 'all', formats: true },
  );
}
