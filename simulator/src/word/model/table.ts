import { ancestor, child, childElements, descendants, is, toggle, value } from './dom';
import { contentOf, contentSpan, paragraphsInside } from './blocks';
import { spanText } from './span-text';
import type { Tree } from './tree';

/** Rows of a table, those in controls and tracked ones too. */
export function rowsOf(table: Element): readonly Element[] {
  return inner(table, 'tr');
}

export function cellsOf(row: Element): readonly Element[] {
  return inner(row, 'tc');
}

function inner(parent: Element, name: string): readonly Element[] {
  return childElements(parent).flatMap((one) => {
    if (is(one, name)) return [one];
    if (is(one, 'sdt')) return inner(contentOf(one), name);
    return is(one, 'ins', 'del', 'customXml') ? inner(one, name) : [];
  });
}

/** Paragraphs of a cell by \r. */
export function cellText(cell: Element): string {
  return spanText(contentSpan(cell));
}

export function tableOf(node: Node): Element {
  const table = ancestor(node, 'tbl');
  if (!table) throw new Error('a row outside of any table');
  return table;
}

/** Rows that are repeated on each page, from the top. */
export function headerRows(table: Element): number {
  const rows = rowsOf(table);
  const first = rows.findIndex((row) => !toggle(child(row, 'trPr'), 'tblHeader'));
  return first < 0 ? rows.length : first;
}

/** Every row has as many cells and none spans another. */
export function isUniform(table: Element): boolean {
  const rows = rowsOf(table);
  const counts = new Set(rows.map((row) => cellsOf(row).length));
  const spans = rows.flatMap(cellsOf).some((cell) => {
    const properties = child(cell, 'tcPr');
    return Number(value(child(properties, 'gridSpan')) ?? 1) > 1 || child(properties, 'vMerge') !== null;
  });
  return counts.size <= 1 && !spans;
}

/** A copy of a row with the looks of each cell, no text and nothing of what tracking says of it. */
export function emptyCopy(row: Element): Element {
  const copy = row.cloneNode(true) as Element;
  const properties = child(copy, 'trPr');
  for (const one of properties ? childElements(properties) : [])
    if (is(one, 'ins', 'del')) properties!.removeChild(one);
  for (const cell of cellsOf(copy)) {
    const [first, ...more] = paragraphsInside(cell);
    for (const one of more) one.parentNode?.removeChild(one);
    for (const one of childElements(cell))
      if (is(one, 'tbl', 'sdt') && !(first && contains(one, first))) cell.removeChild(one);
    const paragraph = first ?? null;
    dropMark(paragraph);
    if (paragraph) for (const one of childElements(paragraph)) if (!is(one, 'pPr')) keepFormat(paragraph, one);
  }
  return copy;
}

/** What tracking says of a paragraph's end. */
function dropMark(paragraph: Element | null): void {
  const format = child(child(paragraph, 'pPr'), 'rPr');
  for (const one of format ? childElements(format) : [])
    if (is(one, 'ins', 'del', 'moveFrom', 'moveTo')) format!.removeChild(one);
  if (format && childElements(format).length === 0) format.parentNode!.removeChild(format);
}

function contains(outer: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (at === outer) return true;
  return false;
}

/** The first letter's format stays as that of the paragraph's mark: what is written into the cell looks like its neighbours. */
function keepFormat(paragraph: Element, one: Element): void {
  paragraph.removeChild(one);
  const format = child(is(one, 'r') ? one : (descendants(one, 'r')[0] ?? null), 'rPr');
  const properties = child(paragraph, 'pPr');
  if (!format || child(properties, 'rPr')) return;
  const own =
    properties ??
    paragraph.insertBefore(one.ownerDocument.createElementNS(one.namespaceURI, 'w:pPr'), paragraph.firstChild);
  own.insertBefore(format.cloneNode(true), child(own, 'sectPr'));
}

/** A plain table with borders, as wide as the text. */
export function newTable(tree: Tree, rows: number, columns: number, width: number, style: string | null): Element {
  const table = tree.create('tbl');
  const properties = tree.create('tblPr');
  if (style) tree.append(properties, stated(tree, 'tblStyle', { val: style }));
  tree.append(properties, stated(tree, 'tblW', { w: '0', type: 'auto' }));
  const borders = tree.create('tblBorders');
  for (const side of ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])
    tree.append(borders, stated(tree, side, { val: 'single', sz: '4', space: '0', color: 'auto' }));
  if (!style) tree.append(properties, borders);
  tree.append(properties, stated(tree, 'tblLook', { val: '04A0' }));
  tree.append(table, properties);
  const grid = tree.create('tblGrid');
  const column = String(Math.floor(width / columns));
  for (let at = 0; at < columns; at++) tree.append(grid, stated(tree, 'gridCol', { w: column }));
  tree.append(table, grid);
  for (let row = 0; row < rows; row++) {
    const line = tree.create('tr');
    for (let at = 0; at < columns; at++) {
      const cell = tree.create('tc');
      const own = tree.create('tcPr');
      tree.append(own, stated(tree, 'tcW', { w: column, type: 'dxa' }));
      tree.append(cell, own);
      tree.append(cell, tree.create('p'));
      tree.append(line, cell);
    }
    tree.append(table, line);
  }
  return table;
}

function stated(tree: Tree, name: string, attributes: Readonly<Record<string, string>>): Element {
  const element = tree.create(name);
  for (const [attribute, one] of Object.entries(attributes))
    element.setAttributeNS(element.namespaceURI, `w:${attribute}`, one);
  return element;
}
