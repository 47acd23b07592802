import type { MergedArea, PrintedSheet } from '../../../core/adopt/printed-sheet';
import { isMarked } from '../../../core/fields/marked-text';
import { cleanNumber, visible } from '../../../core/fields/meant-number';
import { budgets, overBudget } from '../../../core/problem/budgets';
import { Problem } from '../../../core/problem/further-problem';
import {
  newPage,
  readDocumentBlocks,
  type DocumentBlock,
  type DocumentCell,
  type DocumentTable,
} from './document-blocks';

/** A form printed in a Word document, as a sheet. */
export interface DocumentSheet extends PrintedSheet {
  readonly cells: readonly (readonly (string | number | null)[])[];
  /** Ways to show its numbers → the cells, so that what was printed looks the same. */
  readonly formats: ReadonlyMap<string, readonly { readonly row: number; readonly column: number }[]>;
  /** Of its columns, in twentieths of a point; [] where the document does not say. */
  readonly widths: readonly number[];
}

/**
 * The tables of a .docx as sheets: 表1, 表2 … in order, each with the lines printed above and beneath it, merged areas kept, plain
 * figures as numbers. A table that follows another without a word between goes on with its sheet; one that stands in a cell is a sheet
 * of its own, unless the table around it does nothing but hold it.
 * @throws Problem input.*; input.not-workbook where the document has no table
 */
export function readDocumentSheets(bytes: Uint8Array, file: string): readonly DocumentSheet[] {
  const parts = partsOf(unwrapped(readDocumentBlocks(bytes, file)));
  if (parts.length === 0) throw new Problem('input.not-workbook', { file, detail: '这份 Word 文件里没有表格' });
  const sheets = parts.map((part, at) => sheetOf(part, `表${at + 1}`));
  const filled = sheets.reduce((sum, { cells }) => sum + cells.reduce((all, row) => all + row.length, 0), 0);
  if (filled > budgets.cells.most) throw overBudget('cells', file);
  return sheets;
}

/** One form: lines above, tables, lines beneath. */
interface FormPart {
  readonly above: readonly string[];
  readonly tables: DocumentTable[];
  beneath: readonly string[];
}

/** A table of one column around others is a frame for the page: what it holds counts as if it were not there. */
function unwrapped(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  return blocks.flatMap((block): readonly DocumentBlock[] => {
    if (block.is === 'line') return [block];
    const isFrame =
      block.rows.every(({ cells }) => cells.length === 1) &&
      block.rows.some(({ cells }) => cells[0]!.blocks.some(({ is }) => is === 'table'));
    if (isFrame) return unwrapped(block.rows.flatMap(({ cells }) => cells[0]!.blocks));
    const inner = block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.blocks.filter((one): one is DocumentTable => one.is === 'table')),
    );
    // Between two lines: they are no continuation of what stands around them.
    return [block, ...inner.flatMap((one) => [apart, ...unwrapped([one])])];
  });
}

const apart: DocumentBlock = { is: 'line', text: newPage };

/** A note, not what a form has at its head or foot. */
const prose = /[。；]|.{61}/;
const title = /^附[件表]|(?:表|情况|台账|清单|数据|报告)(?:[（(][^（）()]*[)）])?$/;
/** Lines of a form's head and foot. */
const [mostAbove, mostBeneath] = [6, 4];

function partsOf(blocks: readonly DocumentBlock[]): readonly FormPart[] {
  const parts: FormPart[] = [];
  let between: string[] = [];
  for (const block of blocks) {
    if (block.is === 'line') {
      const pages = block.text.split(newPage).map((text) => (visible(text) === '' ? [] : [text]));
      between.push(...pages.flatMap((page, at) => (at === 0 ? page : [newPage, ...page])));
      continue;
    }
    const last = parts.at(-1);
    if (last && between.length === 0 && !beginsWithTitle(block)) {
      last.tables.push(block);
      continue;
    }
    const { beneath, above } = split(between, last !== undefined);
    if (last) last.beneath = beneath;
    parts.push({ above, tables: [block], beneath: [] });
    between = [];
  }
  const last = parts.at(-1);
  if (last) last.beneath = feet(between);
  return parts;
}

/** Lines between two tables: from a title on they are the next one's. */
function split(lines: readonly string[], hasBefore: boolean): { beneath: readonly string[]; above: readonly string[] } {
  const cut = lines.lastIndexOf(newPage);
  const near = lines.slice(cut + 1);
  const first = hasBefore && cut < 0 ? near.findIndex((line) => isTitle(line)) : 0;
  const from = Math.max(0, first);
  const own = near.slice(from);
  const note = own.map((line) => prose.test(line.trim())).lastIndexOf(true);
  return { beneath: feet(cut < 0 ? near.slice(0, from) : lines), above: own.slice(note + 1).slice(-mostAbove) };
}

function isTitle(line: string): boolean {
  const text = visible(line).replace(/\s/g, '');
  return text.length <= 45 && !/[:：。；]/.test(text) && title.test(text);
}

/** A form that has its title in its first row. */
function beginsWithTitle({ rows: [first] }: DocumentTable): boolean {
  return first?.cells.length === 1 && isTitle(textOf(first.cells[0]!));
}

function feet(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line === newPage || isTitle(line));
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !prose.test(line.trim())).slice(0, mostBeneath);
}

interface Placed {
  readonly row: number;
  /** Edges in the table's own grid. */
  readonly from: number;
  to: number;
  bottom: number;
  readonly text: string;
}

function sheetOf({ above, tables, beneath }: FormPart, name: string): DocumentSheet {
  const edges = tables.map(edgesOf);
  const all = commonEdges(edges, tables);
  const columns = all.edges.length - 1;
  const cells: (string | number | null)[][] = [];
  const merges: MergedArea[] = [];
  const formats = new Map<string, { row: number; column: number }[]>();
  const line = (text: string): void => {
    cells.push([text.trimEnd()]);
    if (columns > 1) merges.push({ top: cells.length, left: 1, bottom: cells.length, right: columns });
  };
  above.forEach(line);
  tables.forEach((table, at) => {
    const top = cells.length;
    for (let row = 0; row < table.rows.length; row++) cells.push(new Array<string | number | null>(columns).fill(null));
    for (const { row, from, to, bottom, text } of placed(table)) {
      const area = {
        top: top + row + 1,
        left: all.column(at, from) + 1,
        bottom: top + bottom + 1,
        right: Math.max(all.column(at, from) + 1, all.column(at, to)),
      };
      const figure = figureOf(text);
      cells[area.top - 1]![area.left - 1] = figure?.number ?? (text === '' ? null : text);
      if (figure && figure.format !== '')
        formats.set(figure.format, [...(formats.get(figure.format) ?? []), { row: area.top, column: area.left }]);
      if (area.bottom > area.top || area.right > area.left) merges.push(area);
    }
  });
  beneath.forEach(line);
  return { name, visibility: 'visible', row: 1, column: 1, cells, merges, formats, widths: all.widths };
}

/** Every cell once, merged ones with all they cover. */
function placed(table: DocumentTable): readonly Placed[] {
  const found: Placed[] = [];
  /** Cells that may go on in the row below, by the column they begin in. */
  let open = new Map<number, Placed>();
  table.rows.forEach(({ before, cells }, row) => {
    const next = new Map<number, Placed>();
    let from = before;
    let beside: Placed | null = null;
    for (const cell of cells) {
      const to = from + cell.span;
      const above = open.get(from);
      const goesOn = cell.isBelow && above && above.to === to ? above : null;
      if (cell.isBeside && beside !== null) beside.to = to;
      else if (goesOn) {
        goesOn.bottom = row;
        next.set(from, goesOn);
        beside = null;
      } else {
        const one: Placed = { row, from, to, bottom: row, text: textOf(cell) };
        found.push(one);
        next.set(from, one);
        beside = one;
      }
      from = to;
    }
    open = next;
  });
  return found;
}

/** Its own lines; a table in it is told elsewhere. Leading blanks stay: they are a row's rank. */
function textOf({ blocks }: DocumentCell): string {
  const lines = blocks.flatMap((block) => (block.is === 'line' ? [block.text.replaceAll(newPage, '')] : []));
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? '' : lines.slice(first).join('\n').trimEnd();
}

/** Where a table's columns begin and end from its left; counted by ones where widths are not said. */
function edgesOf({ widths, rows }: DocumentTable): { readonly at: readonly number[]; readonly isMeasured: boolean } {
  const columns = Math.max(...rows.map(({ before, cells }) => before + cells.reduce((sum, { span }) => sum + span, 0)));
  const isMeasured = widths.length >= columns && widths.slice(0, columns).every((width) => width > 0);
  const at = [0];
  for (let column = 0; column < columns; column++) at.push(at[column]! + (isMeasured ? widths[column]! : 1));
  return { at, isMeasured };
}

/** Twentieths of a point, 1.8 mm: lines drawn by hand that were meant to be one. */
const near = 100;

interface CommonEdges {
  readonly edges: readonly number[];
  /** Of an edge of the table at that index, which it is among all. */
  readonly column: (table: number, edge: number) => number;
  readonly widths: readonly number[];
}

/** Columns of several tables beneath each other, and of one whose rows were drawn apart: edges close to each other are one. */
function commonEdges(
  edges: readonly { readonly at: readonly number[]; readonly isMeasured: boolean }[],
  tables: readonly DocumentTable[],
): CommonEdges {
  const isMeasured = edges.every((one) => one.isMeasured);
  const byCount = (): CommonEdges => {
    const most = Math.max(...edges.map(({ at }) => at.length));
    return { edges: Array.from({ length: most }, (_, at) => at), column: (_, edge) => edge, widths: [] };
  };
  if (!isMeasured) return byCount();
  const sorted = [...new Set(edges.flatMap(({ at }) => at))].sort((a, b) => a - b);
  const joined: number[] = [];
  for (const edge of sorted) if (joined.length === 0 || edge - joined.at(-1)! > near) joined.push(edge);
  const indexOf = (edge: number): number => joined.filter((one) => one <= edge).length - 1;
  const column = (table: number, edge: number): number => indexOf(edges[table]!.at[edge]!);
  const isSound = tables.every((table, at) => placed(table).every(({ from, to }) => column(at, to) > column(at, from)));
  if (!isSound) return byCount();
  return { edges: joined, column, widths: joined.slice(1).map((edge, at) => edge - joined[at]!) };
}

/** "12,345.60" as a number that still looks so; null: words, a figure with its measure, or what only looks like a figure (012, a telephone). */
function figureOf(text: string): { readonly number: number; readonly format: string } | null {
  if (isMarked(visible(text))) return null;
  const plain = visible(text).normalize('NFKC');
  if (!/^[-+−]?(?:\d{1,10}|\d{1,3}(?:,\d{3})+|\d{1,12}(?=\.\d))(?:\.\d{1,8})?$/.test(plain)) return null;
  if (/^[-+−]?0\d/.test(plain)) return null;
  const exact = cleanNumber(plain);
  if (exact === null) return null;
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  const zeros = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const format = plain.includes(',') ? `#,##0${zeros}` : decimals === 0 ? '' : `0${zeros}`;
  return { number: exact.toNumber(), format };
}
