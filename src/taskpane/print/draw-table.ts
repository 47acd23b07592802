import type { Looks } from './looks';
import { attribute, child, childrenOf, isWord, toggle, twips, valueOf } from './wordml';

const sides = ['top', 'left', 'bottom', 'right'] as const;
type Side = (typeof sides)[number];

interface Cell {
  readonly source: Element;
  readonly column: number;
  readonly span: number;
  rows: number;
}

/** @param draw draws what stands in a cell */
export function drawTable(
  source: Element,
  looks: Looks,
  draw: (cell: Element, into: HTMLElement) => void,
): HTMLElement {
  const properties = child(source, 'tblPr');
  const widths = childrenOf(child(source, 'tblGrid'), 'gridCol').map((one) => twips(one, 'w') ?? 60);
  const table = document.createElement('table');
  const total = widths.reduce((sum, width) => sum + width, 0);
  table.style.setProperty('width', `${total}px`);
  const align = valueOf(properties, 'jc');
  if (align === 'center') table.style.setProperty('margin', '0 auto');
  else if (align === 'right' || align === 'end') table.style.setProperty('margin-left', 'auto');
  else table.style.setProperty('margin-left', `${twips(child(properties, 'tblInd'), 'w') ?? 0}px`);
  const columns = document.createElement('colgroup');
  for (const width of widths) {
    const column = document.createElement('col');
    column.style.setProperty('width', `${width}px`);
    columns.append(column);
  }
  const body = document.createElement('tbody');
  const rows = rowsOf(source);
  const grid = cellsOf(rows);
  const borders = looks.tableBorders(properties);
  const margins = looks.cellMargins(properties);
  rows.forEach((row, at) => {
    const element = document.createElement('tr');
    const looksOf = child(row, 'trPr');
    const height = twips(child(looksOf, 'trHeight'), 'val');
    if (height !== undefined) element.style.setProperty('height', `${height}px`);
    if (toggle(looksOf, 'tblHeader')) element.dataset['repeats'] = '';
    for (const cell of grid[at]!) {
      const drawn = document.createElement('td');
      drawn.colSpan = cell.span;
      drawn.rowSpan = cell.rows;
      const own = child(cell.source, 'tcPr');
      dress(drawn, own, margins);
      const edges: Readonly<Record<Side, boolean>> = {
        top: at === 0,
        left: cell.column === 0,
        bottom: at + cell.rows >= rows.length,
        right: cell.column + cell.span >= widths.length,
      };
      for (const side of sides) {
        const inner = side === 'top' || side === 'bottom' ? 'insideH' : 'insideV';
        const line = child(child(own, 'tcBorders'), side) ?? child(borders, edges[side] ? side : inner);
        drawn.style.setProperty(`border-${side}`, lineOf(line));
      }
      draw(cell.source, drawn);
      element.append(drawn);
    }
    body.append(element);
  });
  table.append(columns, body);
  return table;
}

function dress(cell: HTMLElement, own: Element | null, margins: Element | null): void {
  for (const side of sides) {
    const usual = side === 'left' || side === 'right' ? 7.2 : 0;
    const width = twips(child(child(own, 'tcMar') ?? margins, side), 'w') ?? usual;
    cell.style.setProperty(`padding-${side}`, `${width}px`);
  }
  const align = valueOf(own, 'vAlign');
  cell.style.setProperty('vertical-align', align === 'center' ? 'middle' : align === 'bottom' ? 'bottom' : 'top');
  const fill = attribute(child(own, 'shd'), 'fill');
  if (fill !== null && /^[0-9a-f]{6}$/i.test(fill)) cell.style.setProperty('background', `#${fill}`);
}

function lineOf(line: Element | null): string {
  const kind = attribute(line);
  if (!line || kind === null || kind === 'nil' || kind === 'none') return 'none';
  const color = attribute(line, 'color') ?? '';
  const width = Math.max(0.5, Number.parseFloat(attribute(line, 'sz') ?? '4') / 8);
  return `${width}pt ${kind === 'double' ? 'double' : kind === 'dashed' ? 'dashed' : 'solid'} ${/^[0-9a-f]{6}$/i.test(color) ? `#${color}` : '#000'}`;
}

/** Rows may stand in controls. */
function rowsOf(source: Element): Element[] {
  return [...source.children].flatMap((one) =>
    isWord(one, 'tr') ? [one] : isWord(one, 'sdt') || isWord(one, 'sdtContent') ? rowsOf(one) : [],
  );
}

function tableCells(row: Element): Element[] {
  return [...row.children].flatMap((one) =>
    isWord(one, 'tc') ? [one] : isWord(one, 'sdt') || isWord(one, 'sdtContent') ? tableCells(one) : [],
  );
}

/** Row by row what is drawn: a cell that goes on downwards is drawn once. */
function cellsOf(rows: readonly Element[]): Cell[][] {
  const open = new Map<number, Cell>();
  return rows.map((row) => {
    let column = Number(attribute(child(child(row, 'trPr'), 'gridBefore')) ?? 0);
    const drawn: Cell[] = [];
    const goesOn = new Set<number>();
    for (const source of tableCells(row)) {
      const own = child(source, 'tcPr');
      const span = Number(valueOf(own, 'gridSpan') ?? 1) || 1;
      const merge = child(own, 'vMerge');
      const above = open.get(column);
      if (merge && attribute(merge) !== 'restart' && above) {
        above.rows += 1;
        goesOn.add(column);
      } else {
        const cell: Cell = { source, column, span, rows: 1 };
        drawn.push(cell);
        if (merge) open.set(column, cell);
        if (merge) goesOn.add(column);
      }
      column += span;
    }
    for (const at of [...open.keys()]) if (!goesOn.has(at)) open.delete(at);
    return drawn;
  });
}
