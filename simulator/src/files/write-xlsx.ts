import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Book } from '../excel/book';
import { areaText, contains, MAX_COLUMNS, MAX_ROWS } from '../excel/address';
import { PROTECTION_OPTIONS, type PageSettings } from '../excel/extras';
import type { Cell, NameRecord, SheetId, ValidatedAreas } from '../excel/model';
import { pageForFile, pageNames } from './xlsx-page';
import { argb, styleForFile } from './xlsx-style';

/** The open workbook as a .xlsx: "save a copy". */
export async function writeXlsx(book: Book): Promise<Uint8Array> {
  await book.settle();
  const file = new ExcelJS.Workbook();
  for (const id of book.model.sheets()) writeSheet(book, id, file);
  const bytes = new Uint8Array(await file.xlsx.writeBuffer());
  return withOwnParts(bytes, book);
}

function writeSheet(book: Book, id: SheetId, file: ExcelJS.Workbook): void {
  const { model } = book;
  const info = book.info(id);
  const extras = book.extras.of(id);
  const { rows, columns } = model.frozen(id);
  const frozen = rows > 0 || columns > 0 ? { state: 'frozen' as const, xSplit: columns, ySplit: rows } : {};
  const sheet = file.addWorksheet(info.name, {
    state: extras.veryHidden ? 'veryHidden' : info.hidden ? 'hidden' : 'visible',
    views: [{ showGridLines: info.gridlines, ...frozen } as ExcelJS.WorksheetView],
    ...(info.tabColor === '' ? {} : { properties: { tabColor: argb(info.tabColor) as ExcelJS.Color } }),
  });
  writeCells(book, id, sheet);
  for (const merge of model.merges(id)) sheet.mergeCellsWithoutStyle(areaText(merge));
  writeRules(extras.validations, sheet);
  extras.highlights.forEach((highlight, index) => {
    const style: Partial<ExcelJS.Style> = {
      ...(highlight.fill ? { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(highlight.fill) } } : {}),
      ...(highlight.numberFormat === null ? {} : { numFmt: highlight.numberFormat }),
      font: {
        ...(highlight.color ? { color: argb(highlight.color) } : {}),
        ...(highlight.bold === null ? {} : { bold: highlight.bold }),
      },
    };
    const rule = {
      type: 'expression' as const,
      priority: index + 1,
      formulae: [highlight.formula.replace(/^=/, '')],
      style,
    };
    sheet.addConditionalFormatting({ ref: highlight.areas.map((area) => areaText(area)).join(' '), rules: [rule] });
  });
  pageForFile(extras.page, sheet);
  if (extras.protection) {
    const { options } = extras.protection;
    const allowed = PROTECTION_OPTIONS.map((option) => {
      const name = option.slice('allow'.length);
      return [name.charAt(0).toLowerCase() + name.slice(1), options[option]];
    });
    (sheet as unknown as { sheetProtection: object }).sheetProtection = { sheet: true, ...Object.fromEntries(allowed) };
  }
}

function writeCells(book: Book, id: SheetId, sheet: ExcelJS.Worksheet): void {
  const { model } = book;
  const { unlocked } = book.extras.of(id);
  const used = model.used(id, false);
  const styles = new Map<string, Partial<ExcelJS.Style>>();
  const covered = model.merges(id);
  const rows = used ? used.row + used.rows : 0;
  const columns = used ? used.column + used.columns : 0;
  for (let row = 0; row < rows; row++) {
    sheet.getRow(row + 1).height = model.rowHeight(id, row);
    if (model.isRowHidden(id, row)) sheet.getRow(row + 1).hidden = true;
    for (let column = 0; column < columns; column++) {
      const style = model.style(id, row, column);
      const isLocked = !unlocked.has(row, column);
      const key = JSON.stringify([style, isLocked]);
      if (!styles.has(key)) styles.set(key, styleForFile(style, isLocked));
      const cell = sheet.getCell(row + 1, column + 1);
      cell.style = styles.get(key) ?? {};
      const inside = covered.some(
        (area) => contains(area, row, column) && (area.row !== row || area.column !== column),
      );
      if (!inside) cell.value = valueOf(model.cell(id, row, column));
    }
  }
  for (let column = 0; column < columns; column++) {
    const hidden = model.isColumnHidden(id, column);
    const pixels = model.columnWidth(id, column) / 0.75;
    if (!hidden) sheet.getColumn(column + 1).width = Math.round(((pixels - 5) / 7) * 100) / 100;
    else sheet.getColumn(column + 1).hidden = true;
  }
}

function valueOf({ value, formula, isError, isSpilled }: Cell): ExcelJS.CellValue {
  // Written as a value it would stand in the formula's way when the file is opened.
  if (isSpilled) return null;
  const result = isError ? ({ error: value } as ExcelJS.CellErrorValue) : value;
  if (formula === null) return result;
  // An empty text is a result too; without one, readers take the formula for not calculated.
  return { formula: formula.replace(/^=/, ''), result: result ?? '' } as ExcelJS.CellFormulaValue;
}

const DAY = 86_400_000;
/** Excel's day number of 1970-01-01. */
const EPOCH = 25_569;

const kinds: Readonly<Record<string, string>> = { wholeNumber: 'whole' };

function writeRules(validations: readonly ValidatedAreas[], sheet: ExcelJS.Worksheet): void {
  const target = (sheet as unknown as { dataValidations: { add(address: string, rule: object): void } })
    .dataValidations;
  for (const { areas, record } of validations) {
    const [kind = '', body] = Object.entries(record.rule)[0] ?? [];
    const { source, formula, formula1, formula2, operator, inCellDropDown } = (body ?? {}) as Record<string, unknown>;
    const isDay = kind === 'date' || kind === 'time';
    const plain = (operand: unknown) => {
      if (typeof operand === 'string' && operand.startsWith('=')) return operand.slice(1);
      // exceljs makes day numbers of dates by itself, and takes numbers for milliseconds.
      return isDay && typeof operand === 'number' ? new Date((operand - EPOCH) * DAY) : operand;
    };
    const list =
      typeof source === 'string'
        ? source.startsWith('=')
          ? source.slice(1)
          : `"${source.replaceAll('"', '""')}"`
        : null;
    const formulae =
      list !== null
        ? [list]
        : formula !== undefined
          ? [plain(formula)]
          : [formula1, formula2].filter((one) => one !== undefined).map(plain);
    const name = String(operator ?? '').replace(/To$/, '');
    const rule = {
      type: kinds[kind] ?? kind,
      formulae,
      ...(operator === undefined ? {} : { operator: name.charAt(0).toLowerCase() + name.slice(1) }),
      ...(inCellDropDown === false ? { showDropDown: true } : {}),
      allowBlank: record.ignoreBlanks,
      showInputMessage: record.prompt.show,
      promptTitle: record.prompt.title,
      prompt: record.prompt.message,
      showErrorMessage: record.alert.show,
      errorStyle: record.alert.style.toLowerCase(),
      errorTitle: record.alert.title,
      error: record.alert.message,
    };
    for (const area of areas) target.add(areaText(area), rule);
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What exceljs does not write goes into its file afterwards. */
function withOwnParts(bytes: Uint8Array, book: Book): Uint8Array {
  const files = unzipSync(bytes);
  const change = (path: string, how: (xml: string) => string) => {
    files[path] = strToU8(how(strFromU8(files[path] ?? new Uint8Array())));
  };
  const sheets = book.model.sheets();
  const ofPages = sheets.flatMap((sheet) =>
    pageNames(book.extras.of(sheet).page, book.info(sheet).name).map((one) => ({
      ...one,
      hidden: false,
      comment: '',
      sheet,
    })),
  );
  change('xl/workbook.xml', (xml) => withNames(xml, [...ofPages, ...book.model.names()], sheets));
  sheets.forEach((id, index) => {
    change(`xl/worksheets/sheet${index + 1}.xml`, (xml) => withBreaks(xml, book.extras.of(id).page));
  });
  return zipSync(files);
}

/** exceljs writes ranges only, and none hidden: it is given none. */
function withNames(xml: string, names: readonly NameRecord[], order: readonly SheetId[]): string {
  if (names.length === 0) return xml;
  const own = names.map(({ name, refersTo, hidden, comment, sheet }) => {
    const attributes = [
      `name="${escaped(name)}"`,
      ...(sheet === null ? [] : [`localSheetId="${order.indexOf(sheet)}"`]),
      ...(hidden ? ['hidden="1"'] : []),
      ...(comment === '' ? [] : [`comment="${escaped(comment)}"`]),
    ];
    return `<definedName ${attributes.join(' ')}>${escaped(refersTo)}</definedName>`;
  });
  return xml.replace('</sheets>', () => `</sheets><definedNames>${own.join('')}</definedNames>`);
}

/** exceljs knows no breaks between columns, and ends those between rows at a column that does not exist. */
function withBreaks(xml: string, { rowBreaks, columnBreaks }: PageSettings): string {
  const listOf = (tag: string, places: readonly number[], max: number): string => {
    const breaks = places.map((at) => `<brk id="${at}" max="${max}" man="1"/>`).join('');
    const count = places.length;
    return count === 0 ? '' : `<${tag} count="${count}" manualBreakCount="${count}">${breaks}</${tag}>`;
  };
  const own = listOf('rowBreaks', rowBreaks, MAX_COLUMNS - 1) + listOf('colBreaks', columnBreaks, MAX_ROWS - 1);
  const before = xml.includes('</headerFooter>') ? /<\/headerFooter>/ : /<pageSetup [^>]*\/>/;
  return own === '' ? xml : xml.replace(before, (whole) => `${whole}${own}`);
}
