import { alreadyExists, invalidArgument, itemNotFound, notSimulated } from '../executor/errors';
import { intersection, isUnbounded } from './address';
import { EventType, type Book, type Place } from './book';
import { pasteCells, readCopies } from './cell-copy';
import { moveBlock, movesAside, movesUp } from './cell-move';
import { applyFilter } from './filter';
import type { Area } from './model';
import type { TableRecord } from './table-record';

/** What is done to tables as a whole: where their parts lie, how they grow, shrink and go. */

export const headerOf = ({ area }: TableRecord): Area => ({ ...area, rows: 1 });

export function dataOf({ area, totals }: TableRecord): Area {
  return { ...area, row: area.row + 1, rows: area.rows - 1 - (totals ? 1 : 0) };
}

export const totalsOf = ({ area }: TableRecord): Area => ({ ...area, row: area.row + area.rows - 1, rows: 1 });

export function columnNames(book: Book, { sheet, area }: TableRecord): readonly string[] {
  return Array.from({ length: area.columns }, (_, at) =>
    String(book.model.cell(sheet, area.row, area.column + at).value ?? ''),
  );
}

function tableAt(book: Book, { sheet, area }: Place): TableRecord | null {
  return book.extras.tables.on(sheet).find((one) => intersection(one.area, area) !== null) ?? null;
}

/** Headings are texts, none empty, none twice: Excel makes them so. */
function writeHeadings(book: Book, { sheet, area }: TableRecord): void {
  const taken = new Set<string>();
  const names = book.model.texts(sheet, { ...area, rows: 1 })[0] ?? [];
  const headings = names.map((name, at) => {
    const base = name === '' ? `列${at + 1}` : name;
    let heading = base;
    for (let number = 2; taken.has(heading.toLowerCase()); number++) heading = `${base}${number}`;
    taken.add(heading.toLowerCase());
    return heading;
  });
  book.model.write(sheet, { ...area, rows: 1 }, (_, column) => ({
    value: headings[column - area.column] ?? '',
    asText: true,
  }));
}

function hasContent(book: Book, { sheet, area }: Place): boolean {
  const used = book.model.used(sheet, true);
  const common = used && intersection(used, area);
  if (!common) return false;
  for (let row = common.row; row < common.row + common.rows; row++)
    for (let column = common.column; column < common.column + common.columns; column++)
      if ((book.model.cell(sheet, row, column).value ?? '') !== '') return true;
  return false;
}

/** Excel makes room by shifting the cells below; the engine moves whole rows only. */
function assertRoom(book: Book, place: Place, member: readonly [string, string]): void {
  if (hasContent(book, place)) throw notSimulated(member[0], `${member[1]} (cells in the way)`);
}

const below = (area: Area, rows: number): Area => ({ ...area, row: area.row + area.rows, rows });

export function addTable(book: Book, place: Place, hasHeaders: boolean): TableRecord {
  const { sheet } = place;
  if (isUnbounded(place.area)) throw invalidArgument('A table needs a range of cells.');
  if (tableAt(book, place)) throw invalidArgument('A table cannot overlap another table.');
  if (book.model.merges(sheet).some((merge) => intersection(merge, place.area)))
    throw notSimulated('TableCollection', 'add (merged cells)');
  let { area } = place;
  if (!hasHeaders) assertRoom(book, { sheet, area: below(area, 1) }, ['TableCollection', 'add']);
  book.guardCells({ sheet, area });
  const { tables } = book.extras;
  const { id, name } = tables.newName();
  if (!hasHeaders) {
    book.write(() => moveBlock(book, { sheet, area }, 1, 0, movesAside(area, 'row', 1)));
    area = { ...area, rows: area.rows + 1 };
  }
  const record: TableRecord = {
    id,
    sheet,
    name,
    area: area.rows === 1 ? { ...area, rows: 2 } : area,
    style: 'TableStyleMedium2',
    totals: false,
    bandedRows: true,
    bandedColumns: false,
    firstColumn: false,
    lastColumn: false,
    filterButton: true,
    criteria: new Map(),
    sorted: null,
  };
  book.write(() => writeHeadings(book, record));
  tables.add(record);
  book.raiseTable(EventType.TableAdded, record, { source: 'Local' });
  return record;
}

/** With its cells, or as a table only. */
export function removeTable(book: Book, record: TableRecord, withCells: boolean): void {
  book.guardCells(record);
  refilter(book, record, new Map());
  book.extras.tables.remove(record.id);
  if (withCells) {
    book.write(() => {
      book.model.clear(record.sheet, record.area, 'contents');
      book.model.clear(record.sheet, record.area, 'formats');
    });
  }
  book.raiseTable(EventType.TableDeleted, record, { source: 'Local', tableName: record.name });
}

export function refilter(book: Book, record: TableRecord, criteria: TableRecord['criteria']): void {
  if (criteria.size === 0 && record.criteria.size === 0) return;
  record.criteria = criteria;
  applyFilter(book, record.sheet, dataOf(record), record);
}

export function renameTable(book: Book, record: TableRecord, name: string): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw invalidArgument(`"${name}" is no name for a table.`);
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  if (book.extras.tables.all.some((one) => one !== record && same(one.name))) throw alreadyExists(`table ${name}`);
  if (book.model.names().some((one) => same(one.name))) throw alreadyExists(`name ${name}`);
  record.name = name;
}

export function resizeTable(book: Book, record: TableRecord, place: Place): void {
  const { area } = place;
  if (place.sheet !== record.sheet || area.row !== record.area.row || area.rows < 2)
    throw invalidArgument('A table is resized on its sheet, its headings stay in their row.');
  if (!intersection(area, record.area)) throw invalidArgument('The new range must meet the table.');
  const others = book.extras.tables.on(record.sheet).filter((one) => one !== record);
  if (others.some((one) => intersection(one.area, area)))
    throw invalidArgument('A table cannot overlap another table.');
  if (record.totals) throw notSimulated('Table', 'resize (with a row of totals)');
  book.guardCells(place);
  record.area = area;
  book.write(() => writeHeadings(book, record));
}

/** Rows come in before one of the data; null: behind the last. Gives the place of the first. */
export function insertRows(book: Book, record: TableRecord, index: number | null, count: number): number {
  const { sheet } = record;
  const data = dataOf(record);
  const at = index === null || index < 0 ? data.rows : index;
  if (at > data.rows) throw invalidArgument('There is no such row.');
  // The one row of a table without data is filled first.
  const isBlank = data.rows === 1 && at === 1 && index === null && !hasContent(book, { sheet, area: data });
  const more = isBlank ? count - 1 : count;
  assertRoom(book, { sheet, area: below(record.area, more) }, ['TableRowCollection', 'add']);
  book.guardCells({ sheet, area: { ...record.area, rows: record.area.rows + more } });
  const from = isBlank ? 0 : at;
  book.write(() => {
    const moved = { ...record.area, row: data.row + at, rows: record.area.row + record.area.rows - data.row - at };
    const aside = movesAside(moved, 'row', more);
    // What takes in all of a column takes in the rows that come in at its end.
    const isColumns = (one: Area): boolean =>
      at === data.rows &&
      one.row === data.row &&
      one.rows === data.rows &&
      intersection(one, data)?.columns === one.columns;
    const moves = (one: Area): Area | null => (isColumns(one) ? { ...one, rows: one.rows + more } : aside(one));
    moveBlock(book, { sheet, area: moved }, more, 0, moves);
    const looks = readCopies(book, { sheet, area: { ...data, row: data.row + Math.max(from - 1, 0), rows: 1 } })[0];
    if (looks && data.rows > 0)
      pasteCells(
        book,
        sheet,
        { ...data, row: data.row + from, rows: count },
        (_, column) => {
          const look = looks[column - data.column];
          return look && { from: look, rows: 0, columns: 0 };
        },
        { contents: 'none', formats: true },
      );
    record.area = { ...record.area, rows: record.area.rows + more };
  });
  return from;
}

export function deleteRows(book: Book, record: TableRecord, index: number, count: number): void {
  const { sheet } = record;
  const data = dataOf(record);
  if (index < 0 || count < 1 || index + count > data.rows) throw itemNotFound(`row ${index} of ${record.name}`);
  assertRoom(book, { sheet, area: below(record.area, 1) }, ['TableRow', 'delete']);
  book.guardCells({ sheet, area: record.area });
  const gone = count === data.rows ? count - 1 : count;
  book.write(() => {
    const area = { ...data, row: data.row + index, rows: count };
    book.model.clear(sheet, area, 'contents');
    const rest = { ...record.area, row: area.row + count, rows: record.area.row + record.area.rows - area.row - count };
    const lost = { ...area, row: area.row + count - gone, rows: gone };
    if (gone > 0) moveBlock(book, { sheet, area: rest }, -gone, 0, movesUp(lost, rest, 'row'));
    record.area = { ...record.area, rows: record.area.rows - gone };
  });
}

export function insertColumn(book: Book, record: TableRecord, index: number | null): number {
  const { sheet, area } = record;
  const at = index === null || index < 0 ? area.columns : index;
  if (at > area.columns) throw invalidArgument('There is no such column.');
  const beside = { ...area, column: area.column + area.columns, columns: 1 };
  assertRoom(book, { sheet, area: beside }, ['TableColumnCollection', 'add']);
  book.guardCells({ sheet, area: { ...area, columns: area.columns + 1 } });
  book.write(() => {
    const moved = { ...area, column: area.column + at, columns: area.columns - at };
    moveBlock(book, { sheet, area: moved }, 0, 1, movesAside(moved, 'column', 1));
    record.area = { ...area, columns: area.columns + 1 };
    record.criteria = new Map([...record.criteria].map(([key, one]) => [key >= at ? key + 1 : key, one]));
  });
  return at;
}

export function deleteColumn(book: Book, record: TableRecord, index: number): void {
  const { sheet, area } = record;
  if (area.columns === 1) return removeTable(book, record, true);
  const beside = { ...area, column: area.column + area.columns, columns: 1 };
  assertRoom(book, { sheet, area: beside }, ['TableColumn', 'delete']);
  book.guardCells(record);
  refilter(book, record, new Map([...record.criteria].filter(([key]) => key !== index)));
  book.write(() => {
    const gone = { ...area, column: area.column + index, columns: 1 };
    book.model.clear(sheet, gone, 'contents');
    book.model.clear(sheet, gone, 'formats');
    const rest = { ...area, column: gone.column + 1, columns: area.columns - index - 1 };
    moveBlock(book, { sheet, area: rest }, 0, -1, movesUp(gone, rest, 'column'));
    record.area = { ...area, columns: area.columns - 1 };
    record.criteria = new Map([...record.criteria].map(([key, one]) => [key > index ? key - 1 : key, one]));
  });
}

/** A row of totals under the data: its first cell says so, its last sums up the column as far as it shows. */
export function showTotals(book: Book, record: TableRecord, on: boolean): void {
  if (record.totals === on) return;
  const { sheet, area } = record;
  if (!on) {
    book.guardCells(record);
    book.write(() => book.model.clear(sheet, totalsOf(record), 'contents'));
    record.totals = false;
    record.area = { ...area, rows: area.rows - 1 };
    return;
  }
  assertRoom(book, { sheet, area: below(area, 1) }, ['Table', 'showTotals']);
  book.guardCells({ sheet, area: below(area, 1) });
  const data = dataOf(record);
  record.totals = true;
  record.area = { ...area, rows: area.rows + 1 };
  const last = { ...data, column: data.column + data.columns - 1, columns: 1 };
  const isNumber = typeof book.model.cell(sheet, last.row, last.column).value === 'number';
  const address = book.addressOf({ sheet, area: last });
  book.write(() =>
    book.model.write(sheet, totalsOf(record), (_, column) => {
      if (column === area.column) return { value: '汇总', asText: true };
      if (column !== last.column) return undefined;
      return { formula: `=SUBTOTAL(${isNumber ? 109 : 103},${address.slice(address.lastIndexOf('!') + 1)})` };
    }),
  );
}
