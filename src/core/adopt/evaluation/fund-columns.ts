import type { BookSide } from '../../prose/words/book-fields';
import type { FieldPrint } from '../field-prints';
import { ownSide } from '../own-side';
import { isWords, type Block, type PrintedGrid } from '../printed-grid';

/** Columns of amounts of a table of funds, by the side that each holds. */
export interface AmountColumns {
  readonly columns: readonly { readonly column: number; readonly side: BookSide; readonly head: string }[];
  /** Rows with one figure each have begun beneath it. */
  readonly isPast: boolean;
}

const sides: Readonly<Record<string, BookSide>> = { 年初预算数: 'budget', 全年预算数: 'adjusted', 全年执行数: 'final' };

export function amountColumns(heads: ReadonlyMap<number, string>): AmountColumns {
  const columns = [...heads].flatMap(([column, head]) => {
    const side = sides[head];
    return side === undefined ? [] : [{ column, side, head }];
  });
  return { columns, isPast: false };
}

export function beneathSections({ columns }: AmountColumns): AmountColumns {
  return { columns, isPast: true };
}

export interface ColumnCell {
  readonly block: Block;
  readonly confidence: number;
  readonly doubt: string;
}

/**
 * Where a field that is one side of a quantity (按收入性质分: 全年执行数) stands in a row with a figure in each column; null: the row has one
 * place alone. Never a cell of another side without a word.
 */
export function columnCells(
  grid: PrintedGrid,
  label: Block,
  print: FieldPrint,
  { columns, isPast }: AmountColumns,
): readonly ColumnCell[] | null {
  if (print.field.kind !== 'number') return null;
  const next = grid.row(label.top).find((one) => one.left > label.right && isWords(one))?.left ?? Infinity;
  if (columns.some(({ column }) => column <= label.right || column >= next)) return null;
  const cells = columns.map((one) => ({ ...one, block: grid.at(label.top, one.column) }));
  const filled = cells.filter(({ block }) => block.printed.is === 'figure');
  if (new Set(cells.map(({ block }) => block)).size === 1 || (isPast && filled.length < 2)) return null;
  const side = ownSide(print);
  const wanted = cells.find((one) => one.side === side);
  if (wanted && (filled.length === 0 || filled.includes(wanted)))
    return [{ block: wanted.block, confidence: 1, doubt: '' }];
  const others = (filled.length > 0 ? filled : cells).filter((one) => one !== wanted);
  return [
    ...(wanted ? [{ block: wanted.block, confidence: 0.7, doubt: `“${wanted.head}”这一列没有数，别的列有` }] : []),
    ...others.map(({ block, head }) => ({ block, confidence: 0.6, doubt: `这是“${head}”那一列` })),
  ];
}
