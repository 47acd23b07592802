import type { CellObject, CompoundFile, WorkBook, WorkSheet } from '@e965/xlsx';
import { budgets, overBudget } from '../../../core/problem/budgets';
import { isProblem, type Problem } from '../../../core/problem/problem';
import { a1, type Area } from '../../../core/workbook/address';
import type { CellEdit, Edit } from '../../../core/workbook/edit';
import { diagnose, notWanted } from '../package/diagnose';
import { damaged } from '../package/zip';
import { assertWhole } from './workbook-stream';

/** What a file became that was no .xlsx. */
export interface Converted {
  readonly bytes: Uint8Array;
  /** "Excel 97-2003 (.xls)": what it was; null: an .xlsx under another name, as it is. */
  readonly kind: string | null;
}

export interface LegacyTools {
  /** A new .xlsx from edits. */
  readonly author: (edits: readonly Edit[]) => Promise<Uint8Array>;
}

/** MB of the file: one of the kinds that are read here keeps its parts as they are, not packed. */
const mostMb = 50;

/** Days between the two ways of counting that old workbooks have. */
const daysTo1904 = 1462;

/**
 * A workbook of Excel 97-2003 (.xls, .xlt) or of WPS (.et, .ett) as an .xlsx with the same sheets, values, labels, merged cells, column
 * widths and ways to show numbers. Formulas become their results; other looks, names, rules and macros stay behind.
 * null: bytes of another kind, which are whoever reads .xlsx's to judge.
 * @throws Problem input.not-workbook for what an ending alone makes an .xls, input.damaged, input.password, input.too-large, input.too-many-cells; input.legacy-format for Excel 95
 */
export async function legacyAsXlsx(
  bytes: Uint8Array,
  file: string,
  { author }: LegacyTools,
): Promise<Converted | null> {
  const problem = diagnose(bytes, file, '.xlsx');
  if (problem?.code !== 'input.legacy-format') return null;
  if (!isCompound(bytes)) return renamed(bytes, file);
  if (bytes.length > mostMb * 1024 * 1024) throw overBudget('inflated', file, mostMb);
  const kind = String(problem.params['kind']);
  const library = await import('@e965/xlsx');
  const book = guarded(file, () => {
    const stream = workbookStream(library.CFB.parse(bytes), library.CFB, file, problem);
    assertWhole(stream, file);
    return quietly(() =>
      library.read(bytes, {
        type: 'array',
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        cellNF: true,
        cellStyles: true,
      }),
    );
  });
  const isDate = (format: string): boolean => library.SSF.is_date(format);
  return { bytes: await author(editsOf(book, file, isDate)), kind };
}

/** What says .xls and is none: an .xlsx is read as it is, anything else is told by what it is. null: .ods and .xlsb, which are what they say. */
function renamed(bytes: Uint8Array, file: string): Converted | null {
  const ending = /\.(?:xlt|xls|ett?)$/i.exec(file)?.[0];
  if (ending === undefined) return null;
  const real = diagnose(bytes, `${file.slice(0, -ending.length)}.xlsx`, '.xlsx');
  if (real === null) return { bytes, kind: null };
  const said =
    real.code === 'input.not-workbook' ? String(real.params['detail']) : '内容认不出来，可能没有复制完或被加密';
  const what = `扩展名是 ${ending}，${said}；在 Excel 或 WPS 里打得开的，另存为 .xlsx 再试`;
  throw notWanted(file, '.xlsx', what);
}

/** The library tells the console of every record that it does not know; WPS writes some of its own. */
function quietly<T>(work: () => T): T {
  /* eslint-disable no-console -- nothing is said here: the library's words are kept from the user's terminal */
  const { error } = console;
  console.error = () => {};
  try {
    return work();
  } finally {
    console.error = error;
  }
  /* eslint-enable no-console */
}

function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

/** What the library stumbles over is a file that is not as it should be; it has no codes to tell them apart. */
function guarded<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isProblem(error)) throw error;
    throw damaged(file, '不是完整的 Excel 97-2003 文件', error);
  }
}

function workbookStream(
  compound: CompoundFile,
  { find }: (typeof import('@e965/xlsx'))['CFB'],
  file: string,
  problem: Problem,
): Uint8Array {
  const entry = find(compound, '/Workbook') ?? find(compound, '/Book');
  if (!entry) throw problem; // .ods and the like: named, and how to save it
  const content = Uint8Array.from(entry.content);
  if (content.length < entry.size) throw damaged(file, '内容到一半就断了，可能没有下载或复制完');
  return content.subarray(0, entry.size);
}

function editsOf(book: WorkBook, file: string, isDate: (format: string) => boolean): Edit[] {
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  const seen = new Set<string>();
  const edits: Edit[] = [];
  book.SheetNames.forEach((sheet, at) => {
    const data = book.Sheets[sheet];
    // Kept under its name, a sheet without one or with one that another has cannot be told apart.
    if (data === undefined || seen.has(sheet.toLowerCase()) || !isSheetName(sheet))
      throw damaged(file, '工作表的名称不对');
    seen.add(sheet.toLowerCase());
    const hidden = book.Workbook?.Sheets?.[at]?.Hidden ?? 0;
    edits.push({
      edit: 'add-sheet',
      sheet,
      visibility: hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible',
    });
    const { grid, formats, filled } = gridOf(data, from1904, isDate);
    cells += filled;
    if (cells > budgets.cells.most) throw overBudget('cells', file);
    const widthsMm = widthsOf(data);
    if (widthsMm.length > 0) edits.push({ edit: 'size-columns', sheet, widthsMm });
    const heightsPt = heightsOf(data);
    if (heightsPt.length > 0) edits.push({ edit: 'size-rows', sheet, heightsPt });
    if (grid.length > 0) edits.push({ edit: 'set-cells', sheet, row: 1, column: 1, cells: grid });
    for (const [numberFormat, areas] of formats)
      edits.push({ edit: 'style-cells', sheet, areas, style: { numberFormat } });
    const areas = mergesOf(data, file).map(a1);
    if (areas.length > 0) edits.push({ edit: 'merge-cells', sheet, areas });
  });
  if (!edits.some((edit) => edit.edit === 'add-sheet' && edit.visibility === 'visible'))
    throw damaged(file, '没有看得见的工作表');
  return edits;
}

/** As Excel has it. */
function isSheetName(name: string): boolean {
  return name !== '' && name.length <= 31 && !/[\\/?*[\]:\p{Cc}]|^'|'$/u.test(name);
}

/** More than a form has by far; each is compared with all others. */
const mostMerges = 3_000;

/** No program merges what is merged already: such a file is not as it should be, and the first of two counts. */
function mergesOf(sheet: WorkSheet, file: string): Omit<Area, 'sheet'>[] {
  const all = sheet['!merges'] ?? [];
  if (all.length > mostMerges) throw damaged(file, `一张表里合并的单元格超过 ${mostMerges} 处`);
  const kept: Omit<Area, 'sheet'>[] = [];
  for (const { s, e } of all) {
    const one = { top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 };
    const isSingle = one.top === one.bottom && one.left === one.right;
    const isOdd = one.bottom < one.top || one.right < one.left;
    if (!isSingle && !isOdd && !kept.some((other) => overlap(one, other))) kept.push(one);
  }
  return kept;
}

function overlap(a: Omit<Area, 'sheet'>, b: Omit<Area, 'sheet'>): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

interface Grid {
  readonly grid: (CellEdit | undefined)[][];
  /** Ways to show numbers → the cells that have them. */
  readonly formats: ReadonlyMap<string, readonly string[]>;
  readonly filled: number;
}

function gridOf(sheet: WorkSheet, from1904: boolean, isDate: (format: string) => boolean): Grid {
  const lines = sheet['!data'] ?? [];
  const formats = new Map<string, string[]>();
  let filled = 0;
  const grid = Array.from(lines, (line, down) =>
    Array.from(line ?? [], (cell, across): CellEdit | undefined => {
      const content = cell === undefined ? undefined : contentOf(cell, from1904, isDate);
      if (content === undefined) return undefined;
      filled++;
      const format = cell!.z;
      if (typeof content === 'number' && typeof format === 'string' && format !== 'General') {
        const areas = formats.get(format) ?? [];
        areas.push(a1({ top: down + 1, bottom: down + 1, left: across + 1, right: across + 1 }));
        formats.set(format, areas);
      }
      return content;
    }),
  );
  return { grid, formats, filled };
}

function contentOf(
  { t, v, w, z }: CellObject,
  from1904: boolean,
  isDate: (format: string) => boolean,
): CellEdit | undefined {
  if (t === 'n' && typeof v === 'number') return from1904 && typeof z === 'string' && isDate(z) ? v + daysTo1904 : v;
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? errorSigns[Number(v)] ?? '#VALUE!';
  return typeof v === 'string' && v !== '' ? v : undefined;
}

/** [MS-XLS] 2.5.10. */
const errorSigns: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** A pixel is 1/96 of an inch. Columns without a width of their own get the usual one. */
function widthsOf(sheet: WorkSheet): number[] {
  const columns = sheet['!cols'] ?? [];
  return Array.from(columns, (column) =>
    column?.hidden ? 0 : Math.round((column?.wpx ?? 72) * (25.4 / 96) * 10) / 10,
  );
}

/** Points of a row that has no height of its own. */
const usualHeight = 14.25;

/** Only where a row is hidden: what nobody sees stays unseen. Other heights are the program's to find. */
function heightsOf(sheet: WorkSheet): number[] {
  const rows = sheet['!rows'] ?? [];
  if (!rows.some((row) => row?.hidden)) return [];
  return Array.from(rows, (row) => (row?.hidden ? 0 : (row?.hpt ?? usualHeight)));
}
