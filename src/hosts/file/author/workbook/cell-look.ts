import type ExcelJS from 'exceljs';
import type { CellStyle, FontStyle, LineWeight } from '../../../../core/workbook/edit';
import { cellKey, forEachCell, type Rect } from './rects';

export type Edge = 'top' | 'left' | 'bottom' | 'right';

/** All style edits of one cell, merged. Never changed in place: cells share looks. */
export interface CellLook extends Omit<CellStyle, 'border'> {
  readonly edges?: { readonly [edge in Edge]?: LineWeight };
}

/** Applies one style to one area; what the style does not state stays. */
export function styleRect(looks: Map<number, CellLook>, rect: Rect, style: CellStyle): void {
  const { border, font, ...plain } = style;
  forEachCell(rect, (row, column) => {
    const key = cellKey(row, column);
    const old = looks.get(key) ?? {};
    looks.set(key, { ...old, ...plain, ...(font && { font: { ...old.font, ...font } }) });
    if (!border) return;
    const { outside, inside } = border;
    setEdge(looks, row, column, 'top', row === rect.top ? outside : inside);
    setEdge(looks, row, column, 'bottom', row === rect.bottom ? outside : inside);
    setEdge(looks, row, column, 'left', column === rect.left ? outside : inside);
    setEdge(looks, row, column, 'right', column === rect.right ? outside : inside);
  });
}

const across: Record<Edge, { readonly row: number; readonly column: number; readonly facing: Edge }> = {
  top: { row: -1, column: 0, facing: 'bottom' },
  bottom: { row: 1, column: 0, facing: 'top' },
  left: { row: 0, column: -1, facing: 'right' },
  right: { row: 0, column: 1, facing: 'left' },
};

/** Also corrects the neighbour's line on the same edge, if it has one: programs differ in which of two lines they draw. */
function setEdge(looks: Map<number, CellLook>, row: number, column: number, edge: Edge, weight?: LineWeight): void {
  if (!weight) return;
  addEdge(looks, cellKey(row, column), edge, weight);
  const { row: down, column: right, facing } = across[edge];
  if (row + down < 1 || column + right < 1) return;
  const neighbour = cellKey(row + down, column + right);
  if (looks.get(neighbour)?.edges?.[facing]) addEdge(looks, neighbour, facing, weight);
}

function addEdge(looks: Map<number, CellLook>, key: number, edge: Edge, weight: LineWeight): void {
  const look = looks.get(key) ?? {};
  looks.set(key, { ...look, edges: { ...look.edges, [edge]: weight } });
}

const eastAsian = /[\u2E80-\u9FFF\uF900-\uFAFF]/;

/** East Asian font names carry their charset (134, GB 2312), so that a machine without the font substitutes a Chinese one. */
export function toExcelFont(font: FontStyle): Partial<ExcelJS.Font> {
  const name = font.name ?? 'Calibri';
  return {
    name,
    size: font.sizePt ?? 11,
    ...(font.bold && { bold: true }),
    ...(font.color !== undefined && { color: { argb: `FF${font.color}` } }),
    ...(eastAsian.test(name) && { charset: 134 }),
  };
}

export function toExcelStyle(look: CellLook): Partial<ExcelJS.Style> {
  const align = look.align ?? (look.indent ? 'left' : undefined);
  const alignment: Partial<ExcelJS.Alignment> = {
    ...(align && { horizontal: align }),
    ...(look.verticalAlign && { vertical: look.verticalAlign }),
    ...(look.wrap && { wrapText: true }),
    ...(look.indent && { indent: look.indent }),
  };
  const border = Object.fromEntries(
    Object.entries(look.edges ?? {}).map(([edge, weight]) => [edge, { style: weight }]),
  );
  return {
    ...(look.font && { font: toExcelFont(look.font) }),
    ...(look.fill && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${look.fill}` } } }),
    ...(Object.keys(alignment).length > 0 && { alignment }),
    ...(look.numberFormat !== undefined && { numFmt: look.numberFormat }),
    ...(look.edges && { border }),
    ...(look.locked !== undefined && { protection: { locked: look.locked } }),
  };
}
