import { identityHead, phoneHead } from '../../../core/disclosure/find-numbers';
import { isPersonHead } from '../../../core/disclosure/find-persons';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, plainText } from '../../../core/report/wordml/xml-tokens';
import { a1 } from '../../../core/workbook/address';
import { indexSheet } from '../patch-workbook/sheet-index';
import type { PlacedText } from './text-units';

/** What a worksheet's cells show, by row and column, and what stands over and beside the cells that show a shared text. */
export interface SheetCells {
  /** Shared text's number → what stands around its cells, and which they are. */
  readonly shared: ReadonlyMap<number, CellsOfText>;
  /** Cells that hold their text themselves, by their place in the part. */
  readonly inline: readonly (CellsOfText & { readonly start: number; readonly end: number })[];
  /** Whole numbers that look like a telephone or a citizen's number: they become texts when they are changed. */
  readonly numbers: readonly PlacedText[];
}

export interface CellsOfText {
  readonly heads: ReadonlySet<string>;
  readonly where: readonly string[];
}

/** @param name the sheet's */
export function sheetCells(xml: string, strings: readonly string[], name: string): SheetCells {
  const shared = new Map<number, { heads: Set<string>; where: string[] }>();
  const inline: { heads: Set<string>; where: string[]; start: number; end: number }[] = [];
  const numbers: PlacedText[] = [];
  /** Column → texts above, the last ones. */
  const above = new Map<number, string[]>();
  /** Column → the head over it, however long the list below it. */
  const telling = new Map<number, string>();
  const { rows, prefix } = indexSheet(xml);
  for (const { row, cells } of rows) {
    let left = '';
    const filled = new Set<number>();
    const here: [number, string][] = [];
    for (const { column, start, openEnd, end } of cells) {
      if (openEnd === end) continue;
      const open = xml.slice(start, openEnd);
      const inside = xml.slice(openEnd, end);
      const [value] = elementsOf(inside, (name) => /(?:^|:)v$/.test(name));
      const raw = value ? plainText(inside.slice(value.inner, value.innerEnd)) : '';
      if (raw !== '') filled.add(column);
      const type = attributeOf(open, 't') ?? 'n';
      const where = `《${name}》${a1({ top: row, left: column, bottom: row, right: column })}`;
      const all = [telling.get(column) ?? '', ...(above.get(column) ?? []), left];
      const own = [...new Set(all)].filter((text) => text !== '' && text.length < 20);
      if (type === 's') {
        const at = Number(raw);
        const known = shared.get(at) ?? { heads: new Set(), where: [] };
        own.forEach((text) => known.heads.add(text));
        known.where.push(where);
        shared.set(at, known);
        left = strings[at] ?? '';
        here.push([column, left]);
      } else if (type === 'inlineStr' || type === 'str') {
        const [item] = type === 'str' ? [] : elementsOf(inside, (tag) => /(?:^|:)is$/.test(tag));
        left = item ? plainText(inside.slice(item.inner, item.innerEnd)) : raw;
        if (left === '') continue;
        filled.add(column);
        inline.push({ heads: new Set(own), where: [where], start, end });
        here.push([column, left]);
      } else if (type === 'n') {
        const digits = wholeDigits(raw);
        const isResult = /<(?:\w+:)?f[\s>/]/.test(inside);
        if (isResult ? !/^\d{7,18}$/.test(digits) : !isPrivateNumber(digits, own)) continue;
        const isRounded = digits.length > 15;
        numbers.push({
          ...{ text: digits, pieces: [], heads: own, where: [where], isRounded, isResult },
          cell: { start, end, open, prefix },
        });
      }
    }
    // A gap ends the list.
    if (filled.size > 0) for (const column of telling.keys()) if (!filled.has(column)) telling.delete(column);
    for (const [column, text] of here) if (isTelling(text)) telling.set(column, text);
    for (const [column, text] of here) above.set(column, [...(above.get(column) ?? []), text].slice(-3));
  }
  return { shared, inline, numbers };
}

/** 4.3010219650101123E+17 as its digits. */
function wholeDigits(raw: string): string {
  return /^\d(?:\.\d{1,17})?E\+1[0-7]$/i.test(raw) ? BigInt(Number(raw)).toString() : raw;
}

/** Telephone numbers, citizens' numbers of both lengths; whatever stands under a head that says so. */
function isPrivateNumber(digits: string, heads: readonly string[]): boolean {
  if (/^1[3-9]\d{9}$/.test(digits) || /^[1-9]\d{16,17}$/.test(digits)) return true;
  const says = (head: RegExp): boolean => heads.some((one) => head.test(one));
  return (/^\d{7,12}$/.test(digits) && says(phoneHead)) || (/^\d{15}$/.test(digits) && says(identityHead));
}

function isTelling(text: string): boolean {
  return text.length < 20 && (isPersonHead(text) || phoneHead.test(text) || identityHead.test(text));
}
