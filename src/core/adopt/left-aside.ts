import { isKnownName } from './block-heading';
import type { PrintIndex } from './field-prints';
import { columnSense, type FormSheet } from './form-sheet';
import { oneLine } from './judge-block';
import type { UnfamiliarRow } from './plan';
import type { PlacedSheet } from './place-sheets';
import { addressOf, printedGrid, type Block, type PrintedGrid } from './printed-grid';
import type { PrintedSheet } from './printed-sheet';

/** What stands in a file and was not read as figures: told, so that nobody takes it for read or for missing. */
export function leftAside(
  sheets: readonly PrintedSheet[],
  placed: readonly PlacedSheet[],
  names: PrintIndex,
): readonly UnfamiliarRow[] {
  return [
    ...placed.flatMap((one) => [
      ...noAmounts(one.form, names),
      ...unaskedColumns(one, names),
      ...unseenLines(one.form),
    ]),
    ...sheets.flatMap(unseenSheet),
  ];
}

/** Of rows that the pack has, what stands under a head of amounts and is a date or a percentage. */
function noAmounts(form: FormSheet, names: PrintIndex): UnfamiliarRow[] {
  const found: UnfamiliarRow[] = [];
  for (let row = 1; row <= form.grid.rows; row++)
    for (const block of form.grid.row(row)) {
      const what = noAmount(block);
      const label = what === null ? undefined : form.labels.of(block)?.block;
      const stack = form.heads.over(block);
      if (what === null || !label || stack.length === 0 || !isKnownName(names, label.text)) continue;
      const isRate = (names.own.get(label.text) ?? []).some(
        ({ field }) => field.kind === 'number' && field.unit === '%',
      );
      if (columnSense(stack, form.year).sense.is !== 'sides' || isRate || /率/.test(label.text)) continue;
      found.push({ ...placeOf(form.grid, block), text: `${oneLine(label.text)} ${block.text}`, why: what });
    }
  return found;
}

function noAmount({ shownAs, printed }: Block): string | null {
  if (shownAs === 'date') return '是日期，不是金额';
  return printed.is === 'figure' && printed.unit === '%' ? '是百分数，不是金额' : null;
}

/** Columns whose heads say a side that the pack asks of none of these rows: 上年预算数, 全年预算数. */
function unaskedColumns({ form, judged }: PlacedSheet, names: PrintIndex): UnfamiliarRow[] {
  const { grid, heads, labels, year } = form;
  const met = new Set(judged.map(({ block }) => block));
  const columns = new Map<Block, { readonly text: string; readonly rows: number; readonly isAsked: boolean }>();
  for (let row = 1; row <= grid.rows; row++)
    for (const block of grid.row(row)) {
      const stack = heads.over(block);
      const [head] = stack;
      const label = head && labels.of(block)?.block;
      if (!label || heads.isHead(row) || block.hidden !== null || columnSense(stack, year).sense.is !== 'sides')
        continue;
      const known = columns.get(head) ?? { text: '', rows: 0, isAsked: false };
      const isFigure = block.printed.is === 'figure' && noAmount(block) === null && isKnownName(names, label.text);
      const said = stack.filter(({ text }) => !/[:：]/.test(text)).map(({ text }) => text);
      columns.set(head, {
        text: oneLine(said.reverse().join('')),
        rows: known.rows + (isFigure ? 1 : 0),
        isAsked: known.isAsked || met.has(block),
      });
    }
  return [...columns].flatMap(([head, { text, rows, isAsked }]) =>
    isAsked || rows === 0 ? [] : [{ ...placeOf(grid, head), text: `${text} ${rows} 行有数`, why: '这一列模板里没有' }],
  );
}

/** Hidden rows and columns with figures, each once. */
function unseenLines({ grid }: FormSheet): UnfamiliarRow[] {
  const rows = new Map<number, Block>();
  const columns = new Map<number, Block>();
  for (let row = 1; row <= grid.rows; row++)
    for (const block of grid.row(row)) {
      if (block.hidden === null || block.printed.is !== 'figure') continue;
      const [known, at] = block.hidden === 'row' ? [rows, row] : [columns, block.left];
      if (!known.has(at)) known.set(at, block);
    }
  const rowText = (row: number): string => grid.row(row).find(({ printed }) => printed.is === 'words')?.text ?? '';
  const columnText = (column: number): string => {
    for (let row = 1; row <= grid.rows; row++) {
      const block = grid.at(row, column);
      if (block.left === column && block.left === block.right && block.printed.is === 'words') return block.text;
    }
    return '';
  };
  return [
    ...[...rows].map(([row, block]) => ({ ...placeOf(grid, block), text: oneLine(rowText(row)), why: '隐藏行' })),
    ...[...columns].map(([at, block]) => ({ ...placeOf(grid, block), text: oneLine(columnText(at)), why: '隐藏列' })),
  ];
}

/** Not read: people fill in what they see. */
function unseenSheet(sheet: PrintedSheet): UnfamiliarRow[] {
  if (sheet.visibility === 'visible') return [];
  const first = firstOf(printedGrid(sheet));
  return first
    ? [{ sheet: sheet.name, address: addressOf(first), text: oneLine(first.text), why: '隐藏的表，没有读' }]
    : [];
}

/** The first cell of a sheet that holds anything. */
export function firstOf(grid: PrintedGrid): Block | null {
  for (let row = 1; row <= grid.rows; row++) {
    const first = grid.row(row).find(({ text }) => text !== '');
    if (first) return first;
  }
  return null;
}

function placeOf(grid: PrintedGrid, block: Block): { readonly sheet: string; readonly address: string } {
  return { sheet: grid.sheet, address: addressOf(block) };
}
