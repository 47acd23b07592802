import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { columnLetters } from '../../../core/workbook/address';
import { shownBy, shownByBuiltIn, type ShownAs } from '../../../core/workbook/number-format';
import { dateShiftOf, type SheetLooks } from '../../../core/workbook/sheet-looks';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';

/** How numbers are shown, by a cell's "s". */
export type StylesShown = readonly (ShownAs | null)[];

export function stylesShown(source: OfficePackage): StylesShown {
  const part = readRelationships(source, source.main).find(({ type }) => type === 'styles')?.target;
  if (part === undefined || !source.has(part)) return [];
  const xml = source.markup(part);
  const own = new Map<number, string>();
  const found: (ShownAs | null)[] = [];
  let isInCells = false;
  for (const tag of tagsOf(xml)) {
    const name = plain(tag.name);
    if (name === 'cellXfs') isInCells = tag.kind === 'open';
    if (tag.kind === 'close') continue;
    const text = xml.slice(tag.start, tag.end);
    if (name === 'numFmt') own.set(numberIn(text, 'numFmtId') ?? -1, attributeOf(text, 'formatCode') ?? '');
    else if (name === 'xf' && isInCells) {
      const id = numberIn(text, 'numFmtId') ?? 0;
      const code = own.get(id);
      found.push(code === undefined ? shownByBuiltIn(id) : shownBy(code));
    }
  }
  return found;
}

/** @param xml a worksheet part */
export function looksIn(xml: string, styles: StylesShown, datesFrom1904: boolean): SheetLooks {
  const looks = {
    dates: new Set<string>(),
    percents: new Set<string>(),
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    dateShift: dateShiftOf(datesFrom1904),
  };
  let [row, column] = [0, 0];
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') {
      if (plain(tag.name) === 'sheetData') break;
      continue;
    }
    const name = plain(tag.name);
    if (name !== 'c' && name !== 'row' && name !== 'col') continue;
    const text = xml.slice(tag.start, tag.end);
    if (name === 'col') {
      const [from, to] = [numberIn(text, 'min') ?? 1, numberIn(text, 'max') ?? 0];
      const isHidden = isOn(text, 'hidden') || attributeOf(text, 'width') === '0';
      for (let at = from; isHidden && at <= Math.min(to, mostColumns); at++) looks.hiddenColumns.add(at);
    } else if (name === 'row') {
      row = numberIn(text, 'r') ?? row + 1;
      column = 0;
      if (isOn(text, 'hidden') || attributeOf(text, 'ht') === '0') looks.hiddenRows.add(row);
    } else {
      const said = attributeOf(text, 'r');
      column++;
      const address = said ?? `${columnLetters(column)}${row}`;
      if (said !== null) column = columnOf(said);
      const type = attributeOf(text, 't');
      const shown = type === 'd' ? 'date' : (styles[numberIn(text, 's') ?? 0] ?? null);
      if (shown === null || (type !== null && type !== 'n' && type !== 'd')) continue;
      (shown === 'date' ? looks.dates : looks.percents).add(address);
    }
  }
  return looks;
}

/** Behind these nothing of a form stands. */
const mostColumns = 1_000;

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function numberIn(tag: string, name: string): number | null {
  const text = attributeOf(tag, name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function isOn(tag: string, name: string): boolean {
  return /^(?:1|true)$/.test(attributeOf(tag, name) ?? '');
}

function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]*/i.exec(address)![0].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
