import { parseA1 } from '../../../core/workbook/address';
import { elementsOf, type ElementSpan } from '../../../core/report/wordml/xml-elements';
import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';

/** Where the rows and cells of a worksheet part lie in its text. */
export interface SheetIndex {
  /** "" or "x:": what the part's elements are prefixed with. */
  readonly prefix: string;
  readonly rows: readonly RowSpan[];
  /** Content of <sheetData>, or its empty tag. */
  readonly data: { readonly start: number; readonly end: number; readonly isEmptyTag: boolean };
  /** Start tags of the worksheet's own parts in order, sheetData and after: where others may be put in. */
  readonly parts: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** Before </worksheet>. */
  readonly close: number;
}

export interface RowSpan {
  readonly row: number;
  readonly start: number;
  readonly openEnd: number;
  /** Before </row>; equal to openEnd where the row is an empty tag. */
  readonly contentEnd: number;
  readonly end: number;
  readonly isEmptyTag: boolean;
  readonly cells: readonly CellSpan[];
}

export interface CellSpan {
  readonly column: number;
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

/** The formula in what stands between a cell's tags. */
export function formulaIn(cell: string, prefix: string): ElementSpan | undefined {
  return elementsOf(cell, (name) => name === `${prefix}f`)[0];
}

/** The part must be well-formed: it was read before it is patched. */
export function indexSheet(xml: string): SheetIndex {
  const rows: RowSpan[] = [];
  const parts: { name: string; start: number; end: number }[] = [];
  let prefix = '';
  let depth = 0;
  let data: SheetIndex['data'] = { start: 0, end: 0, isEmptyTag: true };
  let close = 0;
  let row: { row: number; start: number; openEnd: number; cells: CellSpan[] } | null = null;
  let cell: { column: number; start: number; openEnd: number } | null = null;
  let lastRow = 0;
  let isInData = false;
  for (const tag of tagsOf(xml)) {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (depth === 0 && tag.kind === 'open') prefix = tag.name.slice(0, tag.name.indexOf(':') + 1);
    if (tag.kind === 'close') {
      depth--;
      if (depth === 0) close = tag.start;
      if (depth === 1) {
        parts[parts.length - 1]!.end = tag.end;
        if (name === 'sheetData') {
          data = { ...data, end: tag.start };
          isInData = false;
        }
      } else if (isInData && depth === 2 && row) {
        rows.push({ ...row, contentEnd: tag.start, end: tag.end, isEmptyTag: false });
        row = null;
      } else if (isInData && depth === 3 && cell && row) {
        row.cells.push({ ...cell, end: tag.end });
        cell = null;
      }
      continue;
    }
    const isOpen = tag.kind === 'open';
    if (depth === 1) {
      parts.push({ name, start: tag.start, end: tag.end });
      if (name === 'sheetData') {
        data = { start: isOpen ? tag.end : tag.start, end: tag.end, isEmptyTag: !isOpen };
        isInData = isOpen;
      }
    } else if (isInData && depth === 2) {
      const stated = attributeOf(xml.slice(tag.start, tag.end), 'r');
      lastRow = stated === null ? lastRow + 1 : Number(stated);
      const found = { row: lastRow, start: tag.start, openEnd: tag.end, cells: [] };
      if (isOpen) row = found;
      else rows.push({ ...found, contentEnd: tag.end, end: tag.end, isEmptyTag: true });
    } else if (isInData && depth === 3 && row) {
      const reference = attributeOf(xml.slice(tag.start, tag.end), 'r');
      const before: number = row.cells.at(-1)?.column ?? 0;
      const found = {
        column: (reference && parseA1(reference)?.left) || before + 1,
        start: tag.start,
        openEnd: tag.end,
      };
      if (isOpen) cell = found;
      else row.cells.push({ ...found, end: tag.end });
    }
    if (isOpen) depth++;
  }
  return { prefix, rows, data, parts, close };
}
