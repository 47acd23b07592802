import type { Fragment, Run } from '../narrative/fragment';
import type { DecimalsManner } from '../quantity/format';
import type { TextGrid } from './link/document-stamp';
import { printedRows } from './head-rows';
import type { AttachmentTable } from './table-model';

/*
 * A document keeps the decimals it was written with: that the program, or a pack, prints 219.20 as 219.2 today is no change of the
 * workbook, so it is neither written nor asked, and what moves is printed as the rest of that text or table is.
 */

type Printed = Pick<Extract<Run, { kind: 'figure' }>, 'text' | 'otherwise'>;

/** Of both manners the one with more digits: 0.00万元 beside 0元. */
export function inDecimals<T extends Printed>(manner: DecimalsManner, figure: T): T {
  const { text, otherwise } = figure;
  if (otherwise === undefined) return figure;
  const isFull = text.length > otherwise.length;
  return isFull === (manner === 'full') ? figure : { ...figure, text: otherwise, otherwise: text };
}

/** How a text printed decimals, told by its figures (`before`) and what the workbook prints of the same fields now; null: not to be told. */
export function mannerOf(pairs: readonly { readonly before: string; readonly now: Printed }[]): DecimalsManner | null {
  const known = pairs.filter(({ before, now }) => now.otherwise !== undefined || isDecimal(before));
  if (known.some(({ before }) => /\.\d*0(?![\d.%％])/.test(before))) return 'full';
  const isShort = known.some(
    ({ before, now }) => now.otherwise !== undefined && places(before) < places(inDecimals('full', now).text),
  );
  return isShort ? 'trimmed' : null;
}

/** Its figures, and those of its earlier words, in a document's manner. */
export function fragmentIn(manner: DecimalsManner | null, fragment: Fragment): Fragment {
  if (manner === null) return fragment;
  const inOne = (paragraphs: Fragment['paragraphs']): Fragment['paragraphs'] =>
    paragraphs.map((runs) => runs.map((run) => (run.kind === 'figure' ? inDecimals(manner, run) : run)));
  const { paragraphs, formerly } = fragment;
  return { ...fragment, paragraphs: inOne(paragraphs), ...(formerly ? { formerly: inOne(formerly) } : {}) };
}

/** How tables printed decimals; null: not to be told. */
export function mannerOfTables(
  pairs: readonly { readonly before: TextGrid; readonly now: AttachmentTable }[],
): DecimalsManner | null {
  return mannerOf(
    pairs.flatMap(({ before, now }) => {
      const models = printedRows(now.table);
      return before.flatMap((rows, table) =>
        rows.flatMap((cells, row) =>
          cells.map((text, cell) => ({ before: text, now: models[table]?.[row]?.cells[cell] ?? { text } })),
        ),
      );
    }),
  );
}

export function tableIn(manner: DecimalsManner | null, table: AttachmentTable): AttachmentTable {
  if (manner === null) return table;
  const rows = table.table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => inDecimals(manner, cell)) }));
  return { ...table, table: { ...table.table, rows } };
}

/** A number, maybe with a unit that is no percent. */
function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?[^\d.%％]*$/.test(text);
}

function places(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]!.length ?? 0;
}
