import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, plainText } from '../../../core/report/wordml/xml-tokens';
import { indexSheet } from '../patch-workbook/sheet-index';
import type { PlacedText } from './text-units';

/** What a worksheet's cells show, by row and column, and what stands over and beside the cells that show a shared text. */
export interface SheetCells {
  /** Shared text's number → heads. */
  readonly heads: ReadonlyMap<number, ReadonlySet<string>>;
  /** Whole numbers that look like a telephone number: they become texts when they are changed. */
  readonly numbers: readonly PlacedText[];
}

export function sheetCells(xml: string, strings: readonly string[]): SheetCells {
  const heads = new Map<number, Set<string>>();
  const numbers: PlacedText[] = [];
  /** Column → texts above, the last ones. */
  const above = new Map<number, string[]>();
  const { rows, prefix } = indexSheet(xml);
  for (const { cells } of rows) {
    let left = '';
    const here: [number, string][] = [];
    for (const { column, start, openEnd, end } of cells) {
      if (openEnd === end) continue;
      const open = xml.slice(start, openEnd);
      const inside = xml.slice(openEnd, end);
      const [value] = elementsOf(inside, (name) => /(?:^|:)v$/.test(name));
      const raw = value ? plainText(inside.slice(value.inner, value.innerEnd)) : '';
      const type = attributeOf(open, 't') ?? 'n';
      const own = [...(above.get(column) ?? []), left].filter((text) => text !== '' && text.length < 20);
      if (type === 's') {
        const at = Number(raw);
        const known = heads.get(at) ?? new Set<string>();
        own.forEach((text) => known.add(text));
        heads.set(at, known);
        left = strings[at] ?? '';
        here.push([column, left]);
      } else if (type === 'n' && /^1[3-9]\d{9}$/.test(raw) && !/<(?:\w+:)?f[\s>/]/.test(inside))
        numbers.push({ text: raw, pieces: [], heads: own, cell: { start, end, open, prefix } });
    }
    for (const [column, text] of here) above.set(column, [...(above.get(column) ?? []), text].slice(-3));
  }
  return { heads, numbers };
}
