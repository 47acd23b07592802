import type { PlainBlock, PlainRun } from '../core/report/plain-document';
import type { TableCellModel, TableModel } from '../core/report/table-model';

/** Pieces of a plain document (PlainDocument). */
export const heading = (level: 1 | 2 | 3, text: string): PlainBlock => ({ is: 'heading', level, text });

export const paragraph = (...runs: readonly (string | PlainRun)[]): PlainBlock => ({
  is: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});

/** @param words columns of words, set left; figures and heads stand in the middle */
export function tableBlock(
  lines: readonly (readonly string[])[],
  widths: readonly number[],
  words: readonly number[] = [],
): PlainBlock {
  const cell = (text: string, column: number, isHead: boolean): TableCellModel => ({
    text,
    column,
    colSpan: 1,
    rowSpan: 1,
    style: isHead ? 'head' : 'text',
    sizePt: 10.5,
    bold: false,
    align: !isHead && words.includes(column) ? 'left' : 'center',
    indent: 0,
  });
  const table: TableModel = {
    columnsMm: widths.map((width) => width * 10),
    headerRows: 1,
    rows: lines.map((line, at) => ({
      heightPt: 20,
      breakAfter: false,
      cells: line.map((text, column) => cell(text, column, at === 0)),
    })),
  };
  return { is: 'table', table };
}
