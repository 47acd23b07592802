import { xstring } from '../read/escape';
import {
  asStartTag,
  attributeOf,
  escapeXml,
  plainText,
  withoutAttribute,
} from '../../../core/report/wordml/xml-tokens';
import { Problem } from '../../../core/problem/further-problem';
import { columnLetters, parseA1 } from '../../../core/workbook/address';
import type { CellEdit } from '../../../core/workbook/edit';
import { shiftFormula } from '../read/shared-formula';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { formulaIn, indexSheet, type CellSpan, type RowSpan, type SheetIndex } from './sheet-index';

/** Row → column → what the cell shall hold. */
export type CellWishes = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;

/**
 * A worksheet part with some cells' contents replaced. Formats, everything else and cells not named stay as they are, character
 * by character; formulas that share a replaced one are stated in full first.
 * @throws Problem host.edit-refused for a cell inside an array formula over several cells, as Excel refuses too
 */
export function setCells(xml: string, wishes: CellWishes, sheet: string): string {
  const index = indexSheet(xml);
  const splices = unsharedFormulas(xml, index, wishes, sheet);
  const rows = new Map(index.rows.map((row) => [row.row, row]));
  const data = index.data;
  const missing: string[] = [];
  /** The first row below; both come in order. */
  let next = 0;
  for (const [number, columns] of [...wishes].sort(([a], [b]) => a - b)) {
    const row = rows.get(number);
    const ordered = [...columns].sort(([a], [b]) => a - b);
    if (row) splices.push(...rowSplices(xml, index.prefix, row, ordered));
    else {
      const cells = ordered.flatMap(([column, content]) =>
        content === null ? [] : [cellXml(index.prefix, number, column, content, '')],
      );
      if (cells.length === 0) continue;
      const text = `<${index.prefix}row r="${number}">${cells.join('')}</${index.prefix}row>`;
      if (data.isEmptyTag) missing.push(text);
      else {
        while (next < index.rows.length && index.rows[next]!.row <= number) next++;
        const at = index.rows[next]?.start ?? data.end;
        splices.push({ start: at, end: at, text });
      }
    }
  }
  if (missing.length > 0) {
    const text = `<${index.prefix}sheetData>${missing.join('')}</${index.prefix}sheetData>`;
    splices.push({ start: data.start, end: data.end, text });
  }
  return applySplices(xml, splices);
}

function rowSplices(
  xml: string,
  prefix: string,
  row: RowSpan,
  wishes: readonly (readonly [number, CellEdit])[],
): XmlSplice[] {
  const splices: XmlSplice[] = [];
  const added: { readonly at: number; readonly text: string }[] = [];
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  let next = 0;
  for (const [column, content] of wishes) {
    while (next < row.cells.length && row.cells[next]!.column < column) next++;
    const cell = cells.get(column);
    if (cell) {
      const style = attributeOf(xml.slice(cell.start, cell.openEnd), 's');
      const text = cellXml(prefix, row.row, column, content, style === null ? '' : ` s="${escapeXml(style)}"`);
      splices.push({ start: cell.start, end: cell.end, text });
    } else if (content !== null) {
      const at = row.cells[next]?.start ?? row.contentEnd;
      added.push({ at, text: cellXml(prefix, row.row, column, content, '') });
    }
  }
  if (added.length === 0) return splices;
  // "spans" is a hint that no longer holds.
  const open = withoutAttribute(xml.slice(row.start, row.openEnd), 'spans');
  if (row.isEmptyTag) {
    const cells = added.map(({ text }) => text).join('');
    return [{ start: row.start, end: row.end, text: `${asStartTag(open)}${cells}</${prefix}row>` }];
  }
  return [
    { start: row.start, end: row.openEnd, text: open },
    ...splices,
    ...added.map(({ at, text }) => ({ start: at, end: at, text })),
  ];
}

function cellXml(prefix: string, row: number, column: number, content: CellEdit, style: string): string {
  const open = (type: string): string => `<${prefix}c r="${columnLetters(column)}${row}"${style}${type}`;
  const element = (name: string, text: string, attributes = ''): string =>
    `<${prefix}${name}${attributes}>${text}</${prefix}${name}>`;
  if (content === null) return `${open('')}/>`;
  if (typeof content === 'number') return `${open('')}>${element('v', String(content))}</${prefix}c>`;
  if (typeof content === 'string') {
    const text = element('t', escapeXml(xstring(content)), ' xml:space="preserve"');
    return `${open(' t="inlineStr"')}>${element('is', text)}</${prefix}c>`;
  }
  const { formula, value } = content;
  const body = element('f', escapeXml(formula.replace(/^=/, '')));
  if (value === null) return `${open(' t="str"')}>${body}${element('v', '')}</${prefix}c>`;
  if (typeof value === 'number') return `${open('')}>${body}${element('v', String(value))}</${prefix}c>`;
  return `${open(' t="str"')}>${body}${element('v', escapeXml(xstring(value)))}</${prefix}c>`;
}

interface FormulaTag {
  readonly cell: CellSpan;
  readonly row: number;
  /** Of the whole <f>. */
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly text: string;
}

/** Followers of a shared formula whose first cell is replaced get their own; parts of an array formula are refused. */
function unsharedFormulas(xml: string, index: SheetIndex, wishes: CellWishes, sheet: string): XmlSplice[] {
  const isTouched = (row: number, column: number): boolean => wishes.get(row)?.has(column) ?? false;
  const formulas = index.rows.flatMap((row) =>
    row.cells.flatMap((cell) => formulaOf(xml, row.row, cell, index.prefix)),
  );
  const orphaned = new Map<string, { text: string; row: number; column: number }>();
  for (const { cell, row, open, text } of formulas) {
    const kind = attributeOf(open, 't');
    const reference = attributeOf(open, 'ref');
    if (kind === 'array' || kind === 'dataTable') refuseParts(reference, wishes, sheet);
    if (kind === 'shared' && text !== '' && isTouched(row, cell.column))
      orphaned.set(attributeOf(open, 'si') ?? '', { text, row, column: cell.column });
  }
  return formulas.flatMap(({ cell, row, start, end, open, text }) => {
    const master =
      text === '' && attributeOf(open, 't') === 'shared' ? orphaned.get(attributeOf(open, 'si') ?? '') : undefined;
    if (master === undefined || isTouched(row, cell.column)) return [];
    const own = shiftFormula(`=${master.text}`, row - master.row, cell.column - master.column).slice(1);
    return [{ start, end, text: `<${index.prefix}f>${escapeXml(own)}</${index.prefix}f>` }];
  });
}

function formulaOf(xml: string, row: number, cell: CellSpan, prefix: string): FormulaTag[] {
  if (cell.end === cell.openEnd) return [];
  const found = formulaIn(xml.slice(cell.openEnd, cell.end), prefix);
  if (!found) return [];
  const [start, end] = [cell.openEnd + found.start, cell.openEnd + found.end];
  const text = plainText(xml.slice(cell.openEnd + found.inner, cell.openEnd + found.innerEnd));
  return [{ cell, row, start, end, open: xml.slice(start, cell.openEnd + found.inner), text }];
}

/** Excel changes such an area only as a whole. */
function refuseParts(reference: string | null, wishes: CellWishes, sheet: string): void {
  const area = reference === null ? null : parseA1(reference);
  if (!area || (area.top === area.bottom && area.left === area.right)) return;
  for (const [row, columns] of wishes)
    for (const column of columns.keys())
      if (row >= area.top && row <= area.bottom && column >= area.left && column <= area.right)
        throw new Problem('host.edit-refused', {
          detail: `工作表“${sheet}”的 ${columnLetters(column)}${row} 在数组公式 ${reference} 里，不能单独改`,
        });
}
