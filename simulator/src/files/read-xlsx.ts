import ExcelJS from 'exceljs';
import type { ICellData, IStyleData, IWorksheetData } from '@univerjs/core';
import { parseArea } from '../excel/address';
import { AreaSet } from '../excel/area-set';
import {
  newExtras,
  PROTECTION_OPTIONS,
  type ProtectionOption,
  type ProtectionOptions,
  type SheetExtras,
} from '../excel/extras';
import type { Area, HighlightRecord, SheetId } from '../excel/model';
import { styleDataOf } from '../excel/univer/cells';
import { rangeOf } from '../excel/univer/changes';
import type { BookFile } from './book-file';
import { pageFromFile } from './xlsx-page';
import { readParts, type XlsxParts } from './xlsx-parts';
import { colorOf, styleFromFile } from './xlsx-style';

const DAY = 86_400_000;
/** Excel's day number of 1970-01-01. */
const EPOCH = 25_569;

/** A .xlsx into what the workbench opens. Charts, pictures, comments and other formats than by formula are left out. */
export async function readXlsx(bytes: Uint8Array, name: string): Promise<BookFile> {
  const book = new ExcelJS.Workbook();
  const options = { ignoreNodes: ['dataValidations'] };
  await book.xlsx.load(bytes.slice().buffer, options);
  const parts = readParts(bytes);
  const styles = new Styles();
  const sheets: Record<SheetId, Partial<IWorksheetData>> = {};
  const extras = new Map<SheetId, SheetExtras>();
  const order = book.worksheets.map((sheet) => `sheet-${sheet.id}`);
  book.worksheets.forEach((sheet, index) => {
    const id = order[index] ?? '';
    const unlocked: Area[] = [];
    sheets[id] = { id, ...sheetData(sheet, styles, unlocked) };
    extras.set(id, extrasOf(sheet, parts, unlocked));
  });
  const resources = [{ name: 'SHEET_DEFINED_NAME_PLUGIN', data: JSON.stringify(namesOf(parts, order)) }];
  return {
    snapshot: { name, sheetOrder: order, sheets, styles: styles.all, resources },
    extras,
    xmlParts: parts.xmlParts,
  };
}

/** Styles by content: a sheet has thousands of cells and a dozen styles. */
class Styles {
  readonly all: Record<string, IStyleData> = {};
  private readonly byContent = new Map<string, string>();
  private readonly byObject = new Map<object, string | null>();

  idOf(style: Partial<ExcelJS.Style>): string | null {
    const known = this.byObject.get(style);
    if (known !== undefined) return known;
    const data = styleDataOf(styleFromFile(style));
    const content = JSON.stringify(data);
    let id = content === '{}' ? null : (this.byContent.get(content) ?? null);
    if (id === null && content !== '{}') {
      id = `style-${this.byContent.size + 1}`;
      this.byContent.set(content, id);
      this.all[id] = data;
    }
    this.byObject.set(style, id);
    return id;
  }
}

function sheetData(sheet: ExcelJS.Worksheet, styles: Styles, unlocked: Area[]): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: NonNullable<IWorksheetData['rowData']> = {};
  const columnData: NonNullable<IWorksheetData['columnData']> = {};
  let lastRow = 0;
  let lastColumn = 0;
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) rowData[number - 1] = { h: row.height / 0.75, ia: 0 };
    if (row.hidden) rowData[number - 1] = { ...rowData[number - 1], hd: 1 };
    const cells: Record<number, ICellData> = {};
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const data = cellOf(cell, styles);
      if (cell.protection?.locked === false) unlock(unlocked, number - 1, column - 1);
      if (!data) return;
      cells[column - 1] = data;
      lastRow = Math.max(lastRow, number);
      lastColumn = Math.max(lastColumn, column);
    });
    cellData[number - 1] = cells;
  });
  sheet.columns?.forEach(({ width, hidden }, index) => {
    if (width !== undefined || hidden)
      columnData[index] = { ...(width === undefined ? {} : { w: pixels(width) }), ...(hidden ? { hd: 1 } : {}) };
  });
  // null, whatever its type says, where the file names no view.
  const view = (sheet.views as typeof sheet.views | null)?.[0];
  const [x, y] = view?.state === 'frozen' ? [view.xSplit ?? 0, view.ySplit ?? 0] : [0, 0];
  const merges = (sheet.model as unknown as { merges?: readonly string[] }).merges ?? [];
  return {
    name: sheet.name,
    hidden: sheet.state === 'visible' ? 0 : 1,
    rowCount: Math.max(lastRow + 50, 100),
    columnCount: Math.max(lastColumn + 6, 26),
    cellData,
    rowData,
    columnData,
    mergeData: merges.flatMap((merge) => parseArea(merge) ?? []).map(rangeOf),
    tabColor: colorOf(sheet.properties.tabColor) ?? '',
    showGridlines: view?.showGridLines === false ? 0 : 1,
    ...(x > 0 || y > 0 ? { freeze: { xSplit: x, ySplit: y, startRow: y || -1, startColumn: x || -1 } } : {}),
  };
}

/** Characters → pixels of a default font 7 pixels wide. */
const pixels = (characters: number): number => Math.round(characters * 7 + 5);

/** Joins cells of a row that follow each other; AreaSet would look at each for each. */
function unlock(areas: Area[], row: number, column: number): void {
  const last = areas.at(-1);
  if (last && last.row === row && last.column + last.columns === column)
    areas[areas.length - 1] = { ...last, columns: last.columns + 1 };
  else areas.push({ row, column, rows: 1, columns: 1 });
}

function cellOf(cell: ExcelJS.Cell, styles: Styles): ICellData | null {
  const style = styles.idOf(cell.style);
  const formula = cell.formula;
  const value = formula ? cell.result : cell.type === ExcelJS.ValueType.Merge ? null : cell.value;
  const data = { ...(style === null ? {} : { s: style }), ...(formula ? { f: `=${formula}` } : {}), ...valueOf(value) };
  return Object.keys(data).length > 0 ? data : null;
}

function valueOf(value: unknown): ICellData {
  if (value instanceof Date) return { v: value.getTime() / DAY + EPOCH, t: 2 };
  if (typeof value === 'number') return { v: value, t: 2 };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: 3 };
  if (typeof value === 'string') return { v: value, t: Number.isFinite(Number(value)) && value.trim() !== '' ? 4 : 1 };
  if (typeof value !== 'object' || value === null) return {};
  if ('error' in value) return { v: String(value.error), t: 1 };
  if ('richText' in value)
    return { v: (value.richText as readonly { text: string }[]).map(({ text }) => text).join(''), t: 1 };
  if ('text' in value) return valueOf(value.text);
  return {};
}

function extrasOf(sheet: ExcelJS.Worksheet, parts: XlsxParts, unlocked: readonly Area[]): SheetExtras {
  const own = parts.sheets.get(sheet.name);
  const page = pageFromFile(sheet);
  return {
    ...newExtras(),
    veryHidden: sheet.state === 'veryHidden',
    protection: protectionOf(sheet),
    unlocked: new AreaSet(unlocked),
    validations: own?.validations ?? [],
    highlights: highlightsOf(sheet),
    page: { ...page, rowBreaks: own?.rowBreaks ?? [], columnBreaks: own?.columnBreaks ?? [] },
  };
}

/** A password that nobody can type: the file only has its digest. */
const UNKNOWN_PASSWORD = '\u0000';

/** Options Excel writes by another name than the API's. */
const fileOption = (option: ProtectionOption): string => {
  const name = option.slice('allow'.length);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

function protectionOf(sheet: ExcelJS.Worksheet): SheetExtras['protection'] {
  const { sheetProtection } = sheet as unknown as { sheetProtection?: Record<string, unknown> | null };
  if (!sheetProtection?.['sheet']) return null;
  const allowed = Object.fromEntries(
    PROTECTION_OPTIONS.map((option) => [option, sheetProtection[fileOption(option)] === true]),
  );
  const options = { ...allowed, selectionMode: 'Normal' } as ProtectionOptions;
  return { options, password: sheetProtection['hashValue'] === undefined ? null : UNKNOWN_PASSWORD };
}

function highlightsOf(sheet: ExcelJS.Worksheet): readonly HighlightRecord[] {
  const formats =
    (sheet as unknown as { conditionalFormattings?: readonly ExcelJS.ConditionalFormattingOptions[] })
      .conditionalFormattings ?? [];
  const rules = formats.flatMap(({ ref, rules: all }) =>
    all.flatMap((rule) => {
      if (rule.type !== 'expression') return [];
      const areas = ref.split(' ').flatMap((one) => parseArea(one) ?? []);
      const { fill, font } = rule.style ?? {};
      const highlight = {
        areas,
        formula: `=${String(rule.formulae?.[0] ?? 'FALSE')}`,
        fill: fill?.type === 'pattern' ? (colorOf(fill.bgColor) ?? colorOf(fill.fgColor) ?? null) : null,
        color: colorOf(font?.color),
        bold: font?.bold ?? null,
        numberFormat: rule.style?.numFmt ?? null,
        stopIfTrue: (rule as { stopIfTrue?: boolean }).stopIfTrue === true,
      };
      return [{ highlight, priority: rule.priority ?? 0 }];
    }),
  );
  const sorted = rules.sort((one, other) => one.priority - other.priority);
  return sorted.map(({ highlight }, index) => ({ id: `{file-${sheet.id}-${index}}`, ...highlight }));
}

function namesOf(parts: XlsxParts, order: readonly SheetId[]): Record<string, object> {
  const entries = parts.names.map(({ name, refersTo, hidden, comment, sheet }, index) => {
    const id = `file-${index}`;
    const localSheetId = sheet === null ? 'AllDefaultWorkbook' : (order[sheet] ?? 'AllDefaultWorkbook');
    return [id, { id, name, formulaOrRefString: refersTo, hidden, comment, localSheetId }] as const;
  });
  return Object.fromEntries(entries);
}
