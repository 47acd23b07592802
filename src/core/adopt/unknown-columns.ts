import { isAboutFigures } from '../intake/column-heads';
import { isKnownName } from './block-heading';
import type { PrintIndex } from './field-prints';
import { columnSense } from './form-sheet';
import { isContentHead } from './head-rows';
import { oneLine } from './judge-block';
import type { UnknownColumn } from './plan';
import type { PlacedSheet } from './place-sheets';
import { addressOf, type Block } from './printed-grid';

export interface UnknownColumns {
  readonly columns: readonly UnknownColumn[];
  /** Names of the rows that have figures in them: what is not known of these is the column. */
  readonly rows: ReadonlySet<Block>;
}

/** Columns with figures of rows that the pack has, whose heads say neither a side nor this year: their figures would be lost unnamed. */
export function unknownColumns(placed: readonly PlacedSheet[], names: PrintIndex): UnknownColumns {
  const rows = new Set<Block>();
  const columns = placed.flatMap(({ form, judged }): UnknownColumn[] => {
    const { grid, heads, labels, year } = form;
    const met = new Set(judged.map(({ block }) => block));
    const found = new Map<Block, { readonly text: string; rows: number }>();
    for (let row = 1; row <= grid.rows; row++)
      for (const block of grid.row(row)) {
        if (block.printed.is !== 'figure' || heads.isHead(row) || met.has(block)) continue;
        const stack = heads.over(block);
        const [head] = stack;
        const label = head && labels.of(block)?.block;
        if (!label || !isKnownName(names, label.text)) continue;
        const { is } = columnSense(stack, year).sense;
        if (is !== 'other-year' && (is !== 'unknown' || isContentHead(head.text, names))) continue;
        if (stack.some(({ text }) => isAboutFigures(text))) continue;
        const uppers = stack.slice(1).filter(({ text }) => !/[:：]/.test(text));
        const text = oneLine([...uppers.reverse(), head].map((one) => one.text).join(''));
        const known = found.get(head) ?? { text, rows: 0 };
        found.set(head, { ...known, rows: known.rows + 1 });
        rows.add(label);
      }
    return [...found].map(([head, one]) => ({ sheet: grid.sheet, address: addressOf(head), ...one }));
  });
  return { columns, rows };
}
