import { indentOf, isWords, type Block, type PrintedGrid } from './printed-grid';
import { isNumbering, printedName } from './printed-name';
import type { PrintedSheet } from './printed-sheet';
import type { PrintIndex } from './field-prints';
import { headSense, isContentHead, type HeadRows } from './head-rows';

/** What stands left of a block, and which rows stand over its row. */
export interface RowLabel {
  readonly block: Block;
  /** Farther left, the nearest first: 预算执行, 过程. */
  readonly groups: readonly Block[];
  /** Over it by numbering, 其中 or indent, the nearest first. null: nothing shows whether any row does. */
  readonly parents: readonly Block[] | null;
}

export interface RowLabels {
  /** The name of the row that a block stands in, as seen from it; null: nothing left of it. */
  of(block: Block): RowLabel | null;
}

/** Longer than any row is called: prose, or a standard that is printed beside it. */
const longestLabel = 60;

export function rowLabels(sheet: PrintedSheet, grid: PrintedGrid, heads: HeadRows, names: PrintIndex): RowLabels {
  const namesFigure = ({ text }: Block, head: Block): boolean =>
    (headSense(head.text).is === 'sides' || headSense(head.text).is === 'amount') &&
    (names.own.get(printedName(text)) ?? []).some(({ field }) => field.kind === 'number');
  const lefts = new Map<Block, { readonly block: Block; readonly groups: readonly Block[] } | null>();
  const leftOf = (block: Block): { readonly block: Block; readonly groups: readonly Block[] } | null => {
    const words: Block[] = [];
    let isInterrupted = false;
    for (let column = block.left - 1; column >= 1;) {
      const one = grid.at(block.top, column);
      column = one.left - 1;
      isInterrupted ||= words.length > 0 && !isWords(one);
      if (isNumbering(one.text)) continue;
      if (!isWords(one) || one.text.length > longestLabel || heads.isHead(one.top)) {
        // A section's name in the row of its heads stands over their rows too, where it is merged down.
        if (!(isWords(one) && one.left === 1 && one.bottom >= block.top && one.top < block.top)) continue;
      }
      const [head] = heads.over(one);
      // A name of ours beneath a head of figures: two labels in a row, each with its figure.
      if (head !== undefined && isContentHead(head.text, names) && !namesFigure(one, head)) continue;
      // 编制数, its figure, 在职人数: two labels beside each other. What is merged down stands over the whole row.
      if (isInterrupted && words.length > 0 && one.bottom === one.top) break;
      words.push(one);
    }
    const [nearest, ...groups] = words;
    return nearest === undefined ? null : { block: nearest, groups };
  };
  const parents = parentsOf(sheet, grid, heads);
  return {
    of(block) {
      let left = lefts.get(block);
      if (left === undefined) lefts.set(block, (left = leftOf(block)));
      return left && { ...left, parents: parents.get(left.block) ?? null };
    },
  };
}

/** 一、 is over （一）, that over 1、, that over （1）, that over ①. 0: no number. */
export function rankOf(text: string): number {
  const marks = [
    /^[一二三四五六七八九十]+[、.．]/,
    /^[（(][一二三四五六七八九十]+[）)]/,
    /^\d+[、.．](?!\d)/,
    /^[（(]\d+[）)]/,
    /^[①-⑳]/,
  ];
  return marks.findIndex((mark) => mark.test(text.normalize('NFC'))) + 1;
}

interface Line {
  readonly block: Block;
  readonly rank: number;
  readonly indent: number;
  readonly isPart: boolean;
}

/** The first of its list. */
const first = /^(?:一[、.．]|[（(]一[）)]|1[、.．](?!\d)|[（(]1[）)]|①)/;

/** The first name of each row, read down the sheet: which of the rows before it stands over it. */
function parentsOf(
  sheet: PrintedSheet,
  grid: PrintedGrid,
  heads: HeadRows,
): ReadonlyMap<Block, readonly Block[] | null> {
  const found = new Map<Block, readonly Block[] | null>();
  let open: readonly Line[] = [];
  /** The row right above, where nobody can tell what stands over it. */
  let lost: Line | null = null;
  for (let row = 1; row <= grid.rows; row++) {
    if (heads.isHead(row)) [open, lost] = [[], null];
    const block = heads.isHead(row)
      ? undefined
      : grid.row(row).find((one) => isWords(one) && one.text.length <= longestLabel && !isNumbering(one.text));
    if (block === undefined) continue;
    const line: Line = {
      block,
      rank: rankOf(block.text),
      indent: indentOf(sheet, block),
      isPart: /^其中/.test(block.text),
    };
    const isBeneath: boolean = lost !== null && (line.isPart || first.test(block.text) || line.indent > lost.indent);
    const over: readonly Line[] | null = isBeneath ? [lost!] : openOver(open, line);
    found.set(block, over === null ? null : [...over].reverse().map((one) => one.block));
    if (over !== null) open = [...over, line];
    lost = over === null ? line : null;
  }
  return found;
}

/** The rows that stay open above a line; null: it has neither number nor indent, where rows above it have, so nobody can tell. */
function openOver(open: readonly Line[], line: Line): readonly Line[] | null {
  const [outmost] = open;
  if (outmost === undefined) return [];
  if (line.block.left !== outmost.block.left) return open.filter(({ block }) => block.left < line.block.left);
  if (line.isPart) {
    const part = open.findIndex((one) => one.isPart && one.indent >= line.indent && one.rank >= line.rank);
    return part >= 0 ? open.slice(0, part) : open;
  }
  const part = open.findIndex(({ isPart }) => isPart);
  if (line.rank > 0) {
    const stop = open.findIndex(
      (one) => one.rank >= line.rank || (one.isPart && one.rank === 0) || (one.rank === 0 && one.indent > line.indent),
    );
    return stop < 0 ? open : open.slice(0, stop);
  }
  if (line.indent > 0) {
    // Beneath 其中, in its column: the next of the parts.
    if (part >= 0 && line.indent >= open[part]!.indent) return open.slice(0, part);
    const stop = open.findIndex(({ indent, rank }) => indent >= line.indent && rank === 0);
    return stop < 0 ? open : open.slice(0, stop);
  }
  return part >= 0 || outmost.rank > 0 || open.some(({ indent }) => indent > 0) ? null : [];
}
