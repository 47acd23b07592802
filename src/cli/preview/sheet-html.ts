import { parseA1 } from '../../core/workbook/address';
import type { LineWeight } from '../../core/workbook/edit';
import { escapeHtml, lines, round2 } from './html';
import { printedCell, type GridCell, type SheetGrid } from './sheet-grid';

const paperMm = { portrait: [210, 297], landscape: [297, 210] } as const;
const mmPerPt = 25.4 / 72;

/** One sheet as its printed pages: paper, margins, the scale that makes it fit, title rows on every page. */
export function sheetHtml(grid: SheetGrid): string {
  const { page } = grid;
  const area = page && parseA1(page.printArea);
  if (!page || !area) return '';
  const [width, height] = paperMm[page.orientation];
  const { top, bottom, left, right } = page.marginsMm;
  const columns = range(area.left, area.right).filter((column) => (grid.columnsMm[column - 1] ?? 0) > 0);
  const wide = columns.reduce((sum, column) => sum + grid.columnsMm[column - 1]!, 0);
  const tall = range(area.top, area.bottom).reduce((sum, row) => sum + heightMm(grid, row), 0);
  const across = Math.min(1, (width - left - right) / wide);
  const scale =
    page.fit === false ? 1 : page.fit === 'width' ? across : Math.min(across, (height - top - bottom) / tall);
  const parts = pagesOf(grid, area, (height - top - bottom) / scale);
  const padding = [top, right, bottom, left].map((side) => `${round2(side)}mm`).join(' ');
  return parts
    .map(
      (rows) =>
        `<div class="paper ${page.orientation}" style="padding:${padding}">${tableHtml(grid, rows, columns, scale)}</div>`,
    )
    .join('\n');
}

/** Rows by page: where the pack ends a page, and where paper ends. */
function pagesOf(grid: SheetGrid, area: { top: number; bottom: number }, room: number): number[][] {
  const page = grid.page!;
  const title = page.titleRows ? range(page.titleRows[0], page.titleRows[1]) : [];
  const titleMm = title.reduce((sum, row) => sum + heightMm(grid, row), 0);
  const pages: number[][] = [[]];
  let used = 0;
  for (const row of range(area.top, area.bottom)) {
    const full = page.fit !== true && used + heightMm(grid, row) > room + 1 && pages[pages.length - 1]!.length > 0;
    if (full || (page.fit !== true && page.breaksAfterRows.includes(row - 1) && row > area.top)) {
      pages.push(row > (title[title.length - 1] ?? 0) ? [...title] : []);
      used = titleMm;
    }
    pages[pages.length - 1]!.push(row);
    used += heightMm(grid, row);
  }
  return pages;
}

function tableHtml(grid: SheetGrid, rows: readonly number[], columns: readonly number[], scale: number): string {
  const sizes = columns.map((column) => `<col style="width:${round2(grid.columnsMm[column - 1]! * scale)}mm">`);
  const total = columns.reduce((sum, column) => sum + grid.columnsMm[column - 1]!, 0) * scale;
  const hidden = new Set<string>();
  const body = rows.map((row, at) => {
    const cells = columns.map((column) => {
      if (hidden.has(`${row},${column}`)) return '';
      const merge = grid.merges.find(({ top, left }) => top === row && left === column);
      const last = merge ?? { bottom: row, right: column };
      const downs = rows.slice(at).filter((one) => one <= last.bottom);
      const acrosses = columns.filter((one) => one >= column && one <= last.right);
      for (const down of downs) for (const across of acrosses) hidden.add(`${down},${across}`);
      return cellHtml(grid, row, column, last, [downs.length, acrosses.length], scale);
    });
    return `<tr style="height:${round2(heightMm(grid, row) * scale)}mm">${cells.join('')}</tr>`;
  });
  return `<table class="sheet" style="width:${round2(total)}mm"><colgroup>${sizes.join('')}</colgroup>${body.join('\n')}</table>`;
}

function cellHtml(
  grid: SheetGrid,
  row: number,
  column: number,
  last: { readonly bottom: number; readonly right: number },
  [down, across]: readonly [number, number],
  scale: number,
): string {
  const cell = grid.cell(row, column);
  const spans = `${down > 1 ? ` rowspan="${down}"` : ''}${across > 1 ? ` colspan="${across}"` : ''}`;
  const corner = grid.cell(last.bottom, last.right);
  const css = [
    ...lookOf(cell, scale),
    ...side('top', cell.top),
    ...side('left', cell.left),
    ...side('bottom', corner.bottom),
    ...side('right', corner.right),
  ];
  return `<td${spans} style="${escapeHtml(css.join(';'))}">${lines(printedCell(cell))}</td>`;
}

function lookOf({ style, content }: GridCell, scale: number): string[] {
  const { font, fill, align, verticalAlign, wrap, indent } = style;
  const value = typeof content === 'object' && content !== null ? content.value : content;
  return [
    `font-size:${round2((font?.sizePt ?? 11) * scale)}pt`,
    ...(font?.name === undefined ? [] : [`font-family:${familyOf(font.name)}`]),
    ...(font?.bold ? ['font-weight:bold'] : []),
    ...(font?.color === undefined ? [] : [`color:#${font.color}`]),
    ...(typeof fill === 'string' ? [`background:#${fill}`] : []),
    `text-align:${align ?? (typeof value === 'number' ? 'right' : 'left')}`,
    `vertical-align:${verticalAlign ?? 'middle'}`,
    ...(wrap ? [] : ['white-space:pre']),
    ...(indent === undefined || indent === 0 ? [] : [`padding-left:${indent}em`]),
  ];
}

/** Machines without the fonts of the forms show what comes nearest. */
function familyOf(name: string): string {
  const nearest = /黑体/.test(name) ? 'SimHei,"Noto Sans CJK SC",sans-serif' : 'SimSun,"Noto Serif CJK SC",serif';
  return `"${name.replaceAll('"', '')}",${nearest}`;
}

function side(name: string, weight: LineWeight | undefined): string[] {
  return weight === undefined ? [] : [`border-${name}:${weight === 'medium' ? '1.5pt' : '0.75pt'} solid #000`];
}

function heightMm(grid: SheetGrid, row: number): number {
  return (grid.heightsPt[row - 1] ?? 15) * mmPerPt;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
