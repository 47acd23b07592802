import { child } from '../../word/model/dom';
import { behind, before } from '../../word/model/place';
import { cellsOf, rowsOf, tableOf } from '../../word/model/table';
import { packageOf } from '../../word/ooxml';
import { addRows, removeRow } from '../../word/table';
import { asNumber, asText, readOnly } from '../object';
import type { Stretch } from './positions';
import { positionsOf, write, type OpenedDocument, type WriterWorld } from './world';

/** Control characters that a text may hold: ends of paragraphs, tabs, breaks of lines and pages. */
// eslint-disable-next-line no-control-regex
const impossible = /[\x00-\x08\n\x0e-\x1f]/;

function typed(value: unknown): string {
  const text = asText(value);
  if (impossible.test(text))
    throw new Error('a text has a character that no document can hold; paragraphs end with \\r');
  return text;
}

/** A stretch of the main text by positions, which stay where they are: what is written before it moves what it means. */
export function rangeObject(
  world: WriterWorld,
  opened: OpenedDocument,
  { start, end }: Stretch,
  isCell = false,
): object {
  const positions = positionsOf(world, opened);
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > positions.end)
    throw new Error('the value is out of range');
  const now = (): Stretch => {
    const own = positionsOf(world, opened);
    // The end of the cell stays where a cell is written.
    const last = isCell && own.text(end - 1, end) === '\r\x07' ? end - 1 : end;
    if (own.text(start, last).includes('\x07')) throw new Error('ends of cells cannot be written over');
    return { start, end: last };
  };
  return world.maker.make('Range', opened, {
    Start: readOnly(() => start),
    End: readOnly(() => end),
    Text: {
      get: () => positionsOf(world, opened).text(start, end),
      set: (value: never) => {
        const text = typed(value);
        const span = positionsOf(world, opened).span(now());
        write(opened, [span], () => opened.model.text.replace(span, text));
      },
    },
    InsertAfter: {
      call: (value: unknown) => {
        const text = typed(value);
        const { end: place } = positionsOf(world, opened).span(now());
        write(opened, [{ start: place, end: place }], () => opened.model.text.insert(place, text));
      },
    },
    WordOpenXML: readOnly(() => {
      const span = positionsOf(world, opened).span({ start, end });
      const isAll = start === 0 && end === positionsOf(world, opened).end;
      if (!isAll) throw new Error('Range.WordOpenXML of a part of the text is not simulated');
      const inside = {
        start: { node: opened.model.body, offset: 0 },
        end: { node: opened.model.body, offset: Infinity },
      };
      return packageOf({ document: opened.document, inside, whole: span });
    }),
    Tables: readOnly(() => {
      const found = (): Element[] => positionsOf(world, opened).tables({ start, end });
      return world.maker.make('Tables', opened, {
        Count: readOnly(() => found().length),
        Item: {
          call: (index: unknown) => {
            const table = found()[Number(index) - 1];
            if (!table) throw new Error('there is no such table');
            return tableObject(world, opened, table);
          },
        },
      });
    }),
    Select: { call: () => void (opened.selected = { start, end }) },
  });
}

function tableObject(world: WriterWorld, opened: OpenedDocument, table: Element): object {
  const rows = (): readonly Element[] => {
    const all = rowsOf(table);
    // As in Word's automation: rows of a table with cells over several rows cannot be told apart.
    if (all.flatMap(cellsOf).some((cell) => child(child(cell, 'tcPr'), 'vMerge')))
      throw new Error('cannot access individual rows: the table has vertically merged cells');
    return all;
  };
  return world.maker.make('Table', opened, {
    Range: readOnly(() => rangeObject(world, opened, positionsOf(world, opened).of(table))),
    Rows: readOnly(() =>
      world.maker.make('Rows', opened, {
        Count: readOnly(() => rows().length),
        Item: { call: (index: unknown) => rowObject(world, opened, at(rows(), index, 'row')) },
        /** The new one looks like the one it stands beside. */
        Add: {
          call: (given: unknown) => {
            const own = rows();
            const next = world.maker.stateOf<Element>(given);
            if (next && !own.includes(next)) throw new Error('the row is of another table');
            const beside = next ?? own[own.length - 1]!;
            write(opened, [{ start: before(table), end: behind(table) }], () =>
              addRows({ document: opened.document, element: table }, beside, next !== null, 1, undefined),
            );
            const now = rowsOf(table);
            return rowObject(world, opened, now[now.indexOf(beside) + (next ? -1 : 1)]!);
          },
        },
      }),
    ),
  });
}

function rowObject(world: WriterWorld, opened: OpenedDocument, row: Element): object {
  return world.maker.make('Row', row, {
    Cells: readOnly(() =>
      world.maker.make('Cells', opened, {
        Count: readOnly(() => cellsOf(row).length),
        Item: {
          call: (index: unknown) => {
            const cell = at(cellsOf(row), index, 'cell');
            return world.maker.make('Cell', opened, {
              Range: readOnly(() => rangeObject(world, opened, positionsOf(world, opened).of(cell), true)),
            });
          },
        },
      }),
    ),
    Delete: {
      call: () => {
        const table = tableOf(row);
        write(opened, [{ start: before(table), end: behind(table) }], () => {
          removeRow(opened.document, row);
          if (rowsOf(table).length > 0) return;
          const parent = table.parentNode as Element;
          opened.model.tree.remove(table);
          opened.model.text.ensureParagraph(parent);
        });
      },
    },
  });
}

function at(all: readonly Element[], index: unknown, what: string): Element {
  const found = all[asNumber(index) - 1];
  if (!found) throw new Error(`there is no such ${what}`);
  return found;
}
