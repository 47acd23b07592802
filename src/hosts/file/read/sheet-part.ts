import { markedText, type Run } from '../../../core/fields/marked-text';
import type { Problem } from '../../../core/problem/problem';
import { columnLetters } from '../../../core/workbook/address';
import type { CellValue, SheetSnapshot } from '../../../core/workbook/snapshot';
import { parseXml } from '../package/xml';
import { damaged } from '../package/zip';
import { spacedText, unescapeXstring } from './escape';
import { lookAfter } from './shared-strings';
import { SheetGrid } from './sheet-grid';
import type { SheetSource } from './sheet-source';
import { isTrue } from './workbook-part';

export type SheetContent = Pick<SheetSnapshot, 'isProtected' | 'row' | 'column' | 'cells'>;

/**
 * One pass over a worksheet part up to its cells' end and the protection that follows them. Everything after that (merges,
 * conditional formats, data validations over whole columns) is not parsed, so it costs nothing.
 */
export function readSheetPart(source: SheetSource): SheetContent {
  const grid = new SheetGrid(source);
  let isInData = false;
  let isAfterData = false;
  let isDone = false;
  let isProtected = false;
  let row = 0;
  let column = 0;
  let type = '';
  let formula: Readonly<Record<string, string>> | null = null;
  let formulaText = '';
  let value: string | null = null;
  let inline: Run[] | null = null;
  let look: Run['look'] = null;
  let text = '';
  let isText = false;
  let isPreserved = false;
  let phonetic = 0;

  parseXml(source.xml, source.part, source.file, {
    open(name, attributes) {
      if (!isInData) {
        if (isAfterData) {
          if (name === 'sheetProtection') isProtected = isTrue(attributes['sheet']);
          isDone = name !== 'sheetCalcPr' && !name.includes(':');
        } else isInData = name === 'sheetData';
        return;
      }
      if (name === 'c') {
        const reference = attributes['r'];
        if (reference === undefined) column++;
        else {
          const place = placeOf(reference);
          if (place === null) throw damaged(source.file, `工作表“${source.sheet}”的单元格“${reference}”不是地址`);
          [row, column] = place;
        }
        type = attributes['t'] ?? 'n';
        formula = null;
        value = inline = look = null;
      } else if (name === 'v' || name === 't' || name === 'f') {
        text = '';
        isText = phonetic === 0;
        if (name === 'f') formula = attributes;
        else if (name === 't') isPreserved = attributes['xml:space'] === 'preserve';
      } else if (name === 'row') {
        const stated = attributes['r'];
        if (stated !== undefined && !/^\d{1,7}$/.test(stated))
          throw damaged(source.file, `工作表“${source.sheet}”的行号“${stated}”不是行号`);
        row = stated === undefined ? row + 1 : Number(stated);
        column = 0;
      } else if (name === 'rPh') phonetic++;
      else look = lookAfter(look, name, attributes['val']);
    },
    text(chunk) {
      if (isText) text += chunk;
    },
    close(name) {
      if (!isInData) return;
      if (name === 'v') value = text;
      else if (name === 'f') formulaText = text;
      else if (name === 't') {
        if (phonetic === 0) (inline ??= []).push({ text: spacedText(text, isPreserved), look });
      } else if (name === 'c') {
        // Some programs write both: only <is> holds an inline text, and nothing but an inline text has one (§18.3.1.53).
        if (type === 'inlineStr') value = inline === null ? value : markedText(inline);
        grid.add(row, column, cachedResult(), formula && { text: formulaText, attributes: formula });
      } else if (name === 'rPh') phonetic--;
      else if (name === 'sheetData') {
        isInData = false;
        isAfterData = true;
      }
      isText = false;
    },
    isDone: () => isDone,
    ...(source.passed && { passed: source.passed }),
  });
  return { isProtected, ...grid.finish() };

  function cachedResult(): CellValue | undefined {
    if (value === null) return undefined;
    switch (type) {
      case 's': {
        if (value === '') return undefined;
        const string = source.strings[Number(value)];
        if (string === undefined) throw fault(`指向不存在的共享文字 ${value}`);
        return string === '' ? null : string;
      }
      case 'str':
        return value === '' ? null : unescapeXstring(value);
      case 'inlineStr':
        return value === '' ? null : value;
      case 'b':
        return value === '' ? undefined : isTrue(value.trim());
      case 'e':
        return value === '' ? undefined : { error: value.trim() };
      case 'd': {
        const serial = dateSerial(value.trim());
        if (serial === null) throw fault(`的日期“${value}”读不懂`);
        return isWholeDate(value) && source.datesFrom1904 ? serial - 1462 : serial;
      }
      default: {
        const digits = value.trim();
        if (digits === '') return undefined;
        const number = Number(digits);
        if (!Number.isFinite(number)) throw fault(`的数值“${digits}”不是数`);
        return number + 0;
      }
    }
  }

  function fault(detail: string): Problem {
    return damaged(source.file, `工作表“${source.sheet}”的单元格 ${columnLetters(column)}${row} ${detail}`);
  }
}

/** "AB12" → [12, 28]; null for what is no address. */
function placeOf(reference: string): [row: number, column: number] | null {
  let at = 0;
  let column = 0;
  for (; at < 3; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (!(letter >= 65 && letter <= 90)) break;
    column = column * 26 + letter - 64;
  }
  const digitsFrom = at;
  let row = 0;
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    row = row * 10 + digit;
  }
  return digitsFrom > 0 && at > digitsFrom && at - digitsFrom <= 7 ? [row, column] : null;
}

/** Not only a time of day. */
function isWholeDate(text: string): boolean {
  return text.includes('-');
}

/** ISO 8601 dates of strict files as Excel's serial number (1900 system with its 29 February 1900); a bare time is a day's fraction. */
function dateSerial(text: string): number | null {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(text);
  if (!match || text === '') return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86400;
  if (year === undefined) return time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86400000 + 25569;
  return (days < 61 ? days - 1 : days) + time;
}
