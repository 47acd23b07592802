import { contains, intersection } from './address';
import type { Book, Place } from './book';
import { pasteCells, readCopies } from './cell-copy';
import type { Area, NameRecord } from './model';
import { movedReferences, type Moves } from './shift';

const isInside = (area: Area, other: Area): boolean => {
  const common = intersection(area, other);
  return common !== null && common.rows === area.rows && common.columns === area.columns;
};

const axisOf = { row: ['row', 'rows', 'column', 'columns'], column: ['column', 'columns', 'row', 'rows'] } as const;

/** Whether the area lies between the sides of the block, along the axis anywhere. */
function isWithinSides(area: Area, block: Area, axis: 'row' | 'column'): boolean {
  const [, , start, count] = axisOf[axis];
  return area[start] >= block[start] && area[start] + area[count] <= block[start] + block[count];
}

/** The cells of a block move down or to the right, and new ones come in before it: what reaches into the block is stretched. */
export function movesAside(block: Area, axis: 'row' | 'column', by: number): Moves {
  const [start, count] = axisOf[axis];
  const moved = (at: number) => (at >= block[start] && at < block[start] + block[count] ? at + by : at);
  return (area) => {
    if (!isWithinSides(area, block, axis)) return area;
    const first = moved(area[start]);
    return { ...area, [start]: first, [count]: moved(area[start] + area[count] - 1) - first + 1 };
  };
}

/** Cells go, and those of the block behind them move up or to the left. */
export function movesUp(gone: Area, block: Area, axis: 'row' | 'column'): Moves {
  const [start, count] = axisOf[axis];
  const end = gone[start] + gone[count];
  const moved = (at: number, inGone: number) => {
    if (at >= gone[start] && at < end) return inGone;
    return at >= end && at < end + block[count] ? at - gone[count] : at;
  };
  return (area) => {
    if (!isWithinSides(area, gone, axis)) return area;
    const first = moved(area[start], gone[start]);
    const last = moved(area[start] + area[count] - 1, gone[start] - 1);
    return last < first ? null : { ...area, [start]: first, [count]: last - first + 1 };
  };
}

/** A block goes elsewhere: what lies in it goes along, what lay where it goes is gone. */
export function movesTo(block: Area, rows: number, columns: number): Moves {
  const target = { ...block, row: block.row + rows, column: block.column + columns };
  return (area) => {
    if (isInside(area, block)) return { ...area, row: area.row + rows, column: area.column + columns };
    return isInside(area, target) ? null : area;
  };
}

/** Moves a block of cells (which may be empty); what it leaves behind is empty. Formulas and names of the whole workbook follow. */
export function moveBlock(book: Book, { sheet, area }: Place, rows: number, columns: number, moves: Moves): void {
  const { name } = book.info(sheet);
  const target = { ...area, row: area.row + rows, column: area.column + columns };
  const isMoving = area.rows > 0 && area.columns > 0 && (rows !== 0 || columns !== 0);
  follow(book, sheet, moves, isMoving ? [area, target] : []);
  if (!isMoving) return;
  const copies = readCopies(book, { sheet, area });
  book.model.clear(sheet, area, 'contents');
  book.model.clear(sheet, area, 'formats');
  pasteCells(
    book,
    sheet,
    target,
    (row, column) => {
      const from = copies[row - target.row]?.[column - target.column];
      if (!from) return undefined;
      const { formula, isSpilled } = from.cell;
      // What a formula spilled comes anew where the formula stands.
      if (isSpilled) return { from: { ...from, cell: { ...from.cell, value: null } }, rows: 0, columns: 0 };
      const moved = formula === null ? null : movedReferences(formula, name, name, moves);
      return { from: { ...from, cell: { ...from.cell, formula: moved } }, rows: 0, columns: 0 };
    },
    { contents: 'all', formats: true },
  );
}

/** Formulas outside of `except`, names, and ranges that are kept. */
function follow(book: Book, sheet: Place['sheet'], moves: Moves, except: readonly Area[]): void {
  const { model } = book;
  const { name } = book.info(sheet);
  for (const own of model.sheets()) {
    const used = model.used(own, true);
    if (!used) continue;
    const ownName = book.info(own).name;
    for (let row = used.row; row < used.row + used.rows; row++)
      for (let column = used.column; column < used.column + used.columns; column++) {
        if (own === sheet && except.some((area) => contains(area, row, column))) continue;
        const { formula } = model.cell(own, row, column);
        const moved = formula === null ? null : movedReferences(formula, ownName, name, moves);
        if (moved === null || moved === formula) continue;
        book.quietly(() => model.write(own, { row, column, rows: 1, columns: 1 }, () => ({ formula: moved })));
      }
  }
  for (const one of [...model.names()]) followName(book, one, name, moves);
  book.moveFollowed(sheet, moves);
}

function followName(book: Book, one: NameRecord, sheetName: string, moves: Moves): void {
  const refersTo = movedReferences(one.refersTo, '', sheetName, moves);
  if (refersTo === one.refersTo) return;
  book.model.putName({ ...one, refersTo });
  if (one.sheet !== null) book.drawRules(one.sheet);
}
