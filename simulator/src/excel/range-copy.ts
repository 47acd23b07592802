import { invalidArgument, notSimulated } from '../executor/errors';
import { asBoolean, isHostObject, type Arguments } from '../executor/type-table';
import { intersection } from './address';
import type { Place } from './book';
import { pasteCells, readCopies, type CopiedCell } from './cell-copy';
import { moveBlock, movesTo } from './cell-move';
import { rangeArgument, type RangeState } from './objects';
import { RangeAreas } from './range-areas';
import { bounded } from './style-values';

/** copyFrom(source, what, skipBlanks, transpose): a range whose size is not that of the source is filled by whole multiples of it. */
export function copyFrom(range: RangeState, args: Arguments): void {
  const { book, sheet } = range;
  const given = args.any(0);
  if (isHostObject(given) && RangeAreas.is(given)) throw notSimulated('Range', 'copyFrom (RangeAreas)');
  const source = rangeArgument(book, sheet, given);
  const what = args.word(1, ['All', 'Formulas', 'Values', 'Formats'], 'All');
  const skipsBlanks = args.has(2) && asBoolean(args.any(2));
  const turns = args.has(3) && asBoolean(args.any(3));
  const from = bounded({ book, ...source });
  const copies = readCopies(book, { sheet: source.sheet, area: from });
  const rows = turns ? from.columns : from.rows;
  const columns = turns ? from.rows : from.columns;
  const times = (own: number, wanted: number): number => (own % wanted === 0 ? own : wanted);
  const area = { ...range.area, rows: times(range.area.rows, rows), columns: times(range.area.columns, columns) };
  const target: Place = { sheet, area };
  book.guardCells(target);
  if (book.model.merges(sheet).some((merge) => intersection(merge, area)))
    throw notSimulated('Range', 'copyFrom (merged cells)');
  book.write(() =>
    pasteCells(
      book,
      sheet,
      area,
      (row, column) => {
        const [atRow, atColumn] = [(row - area.row) % rows, (column - area.column) % columns];
        const found: CopiedCell | undefined = turns ? copies[atColumn]?.[atRow] : copies[atRow]?.[atColumn];
        if (!found || (skipsBlanks && found.cell.value === null && found.cell.formula === null)) return undefined;
        const [fromRow, fromColumn] = turns ? [atColumn, atRow] : [atRow, atColumn];
        return { from: found, rows: row - from.row - fromRow, columns: column - from.column - fromColumn };
      },
      {
        contents: what === 'Formats' ? 'none' : what === 'Values' ? 'values' : 'all',
        formats: what === 'All' || what === 'Formats',
      },
    ),
  );
}

/** Cells with their formats go to another place of the sheet. Formulas that point to them follow. */
export function moveTo(range: RangeState, args: Arguments): void {
  const { book, sheet, area } = range;
  const target = rangeArgument(book, sheet, args.any(0));
  if (target.sheet !== sheet) throw notSimulated('Range', 'moveTo (another sheet)');
  const moved = { ...area, row: target.area.row, column: target.area.column };
  book.guardCells(range);
  book.guardCells({ sheet, area: moved });
  const [rows, columns] = [moved.row - area.row, moved.column - area.column];
  book.write(() => moveBlock(book, { sheet, area }, rows, columns, movesTo(area, rows, columns)));
}

/** removeDuplicates(columns, includesHeader): the first of equal rows stays, what is below moves up. */
export function removeDuplicates(range: RangeState, args: Arguments): { removed: number; uniqueRemaining: number } {
  const { book, sheet, area } = range;
  const columns = args.any(0);
  if (!Array.isArray(columns) || columns.some((one) => !Number.isInteger(one) || one < 0 || one >= area.columns))
    throw invalidArgument('Columns of the range are expected here, counted from 0.');
  const header = asBoolean(args.any(1)) ? 1 : 0;
  const data = { ...area, row: area.row + header, rows: area.rows - header };
  book.guardCells({ sheet, area: data });
  const copies = readCopies(book, { sheet, area: data });
  const seen = new Set<string>();
  const kept = copies.flatMap((row, at) => {
    const key = JSON.stringify(
      (columns as readonly number[]).map((column) => {
        const value = row[column]?.cell.value ?? null;
        return typeof value === 'string' ? value.toLowerCase() : value;
      }),
    );
    if (seen.has(key)) return [];
    seen.add(key);
    return [at];
  });
  const removed = data.rows - kept.length;
  if (removed > 0)
    book.write(() => {
      pasteCells(
        book,
        sheet,
        { ...data, rows: kept.length },
        (row, column) => {
          const at = kept[row - data.row] ?? 0;
          const from = copies[at]?.[column - data.column];
          return from && { from, rows: row - data.row - at, columns: 0 };
        },
        { contents: 'all', formats: true },
      );
      book.model.clear(sheet, { ...data, row: data.row + kept.length, rows: removed }, 'contents');
    });
  return { removed, uniqueRemaining: kept.length };
}

/** autoFill(destination, type): copies, or carries on a series of numbers. */
export function autoFill(range: RangeState, args: Arguments): void {
  const { book, sheet, area } = range;
  const target = rangeArgument(book, sheet, args.any(0)).area;
  const what = args.word(1, ['FillDefault', 'FillCopy', 'FillSeries', 'FillFormats', 'FillValues'], 'FillDefault');
  const down = target.column === area.column && target.columns === area.columns && target.row === area.row;
  const right = target.row === area.row && target.rows === area.rows && target.column === area.column;
  if (!down && !right) throw notSimulated('Range', 'autoFill (up or left)');
  book.guardCells({ sheet, area: target });
  const copies = readCopies(book, { sheet, area });
  const length = down ? area.rows : area.columns;
  const lines = Array.from({ length: down ? area.columns : area.rows }, (_, at) =>
    copies.length === 0 ? [] : down ? copies.map((row) => row[at]) : (copies[at] ?? []),
  );
  // A single number is copied, two and more are carried on by their mean step; other things repeat.
  const steps = lines.map((line) => {
    const numbers = line.map((one) => (one?.cell.formula === null ? one.cell.value : null));
    const isSeries = numbers.every((one) => typeof one === 'number');
    if (what === 'FillCopy' || !isSeries || (numbers.length < 2 && what !== 'FillSeries')) {
      // "1月", "甲1": Excel counts on, and this does not.
      if (
        what !== 'FillCopy' &&
        what !== 'FillFormats' &&
        numbers.some((one) => typeof one === 'string' && counts(one))
      )
        throw notSimulated('Range', 'autoFill (a series of texts)');
      return null;
    }
    const [first, last] = [Number(numbers[0]), Number(numbers.at(-1))];
    const step = numbers.length < 2 ? 1 : (last - first) / (numbers.length - 1);
    if (numbers.some((one, at) => Math.abs(Number(one) - first - step * at) > 1e-9))
      throw notSimulated('Range', 'autoFill (a trend)');
    return { first, step };
  });
  book.write(() => {
    pasteCells(
      book,
      sheet,
      target,
      (row, column) => {
        const along = down ? row - area.row : column - area.column;
        if (along < length) return undefined;
        const line = down ? column - area.column : row - area.row;
        const from = lines[line]?.[along % length];
        const far = along - (along % length);
        return from && { from, rows: down ? far : 0, columns: down ? 0 : far };
      },
      { contents: what === 'FillFormats' ? 'none' : 'all', formats: what !== 'FillValues' },
    );
    if (what === 'FillFormats') return;
    book.model.write(sheet, target, (row, column) => {
      const along = down ? row - area.row : column - area.column;
      const series = steps[down ? column - area.column : row - area.row];
      return along < length || !series ? undefined : { value: series.first + series.step * along };
    });
  });
}

const counts = (text: string): boolean =>
  /\d/.test(text) ||
  /^(?:星期|周)[一二三四五六日]$|^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(
    text,
  );
