import type ExcelJS from 'exceljs';
import type { CellStyle, FontStyle, LineWeight } from '../../../../core/workbook/edit';
import { cellKey, forEachCell, type Rect } from './rects';

export type Edge = 'top' | 'left' | 'bottom' | 'right';

/** All style edits of one cell, merged. Never changed in place: cells share looks. */
export interface CellLook extends Omit<CellStyle, 'border'> {
  readonly edges?: { readonly [edge in Edge]?: LineWeight };
}

/**
 * Applies one style to areas, one after the other; what the style does not state stays. Cells that looked the same and stand alike in
 * their area share the new look too: ten thousand rows have a handful of looks.
 */
export function styleRects(looks: Map<number, CellLook>, rects: readonly Rect[], style: CellStyle): void {
  const { border, font, ...plain } = style;
  const styled = sharing((old: CellLook, outline: number): CellLook => {
    const edges = border && edgesOf(outline, border);
    return {
      ...old,
      ...plain,
      ...(font && { font: { ...old.font, ...font } }),
      ...(edges && { edges: { ...old.edges, ...edges } }),
    };
  });
  const outside = border?.outside;
  const faced = sharing((old: CellLook, at: number): CellLook => {
    const { facing } = sides[at]!;
    return { ...old, edges: { ...old.edges, ...(outside && { [facing]: outside }) } };
  });
  for (const rect of rects) {
    forEachCell(rect, (row, column) => {
      const key = cellKey(row, column);
      const outline = outlineOf(rect, row, column);
      looks.set(key, styled(looks.get(key) ?? plainLook, outline));
      if (!outside || outline === 0) return;
      // Also corrects the neighbour's line on the same edge, if it has one: programs differ in which of two lines they draw.
      sides.forEach(({ down, right, facing }, at) => {
        if ((outline & (1 << at)) === 0 || row + down < 1 || column + right < 1) return;
        const neighbour = cellKey(row + down, column + right);
        const look = looks.get(neighbour);
        if (look?.edges?.[facing]) looks.set(neighbour, faced(look, at));
      });
    });
  }
}

const plainLook: CellLook = {};

const sides: readonly {
  readonly edge: Edge;
  readonly down: number;
  readonly right: number;
  readonly facing: Edge;
}[] = [
  { edge: 'top', down: -1, right: 0, facing: 'bottom' },
  { edge: 'bottom', down: 1, right: 0, facing: 'top' },
  { edge: 'left', down: 0, right: -1, facing: 'right' },
  { edge: 'right', down: 0, right: 1, facing: 'left' },
];

/** On which sides of the area a cell stands, a bit for each of `sides`. */
function outlineOf({ top, bottom, left, right }: Rect, row: number, column: number): number {
  return (
    Number(row === top) |
    (Number(row === bottom) << 1) |
    (Number(column === left) << 2) |
    (Number(column === right) << 3)
  );
}

function edgesOf(outline: number, { outside, inside }: NonNullable<CellStyle['border']>): CellLook['edges'] {
  return Object.fromEntries(
    sides.flatMap(({ edge }, at) => {
      const weight = (outline & (1 << at)) === 0 ? inside : outside;
      return weight ? [[edge, weight]] : [];
    }),
  );
}

/** `change`, made once for each look and place, so that what looked the same goes on doing so as one object. */
function sharing(change: (old: CellLook, at: number) => CellLook): (old: CellLook, at: number) => CellLook {
  const made = new Map<CellLook, CellLook[]>();
  return (old, at) => {
    let ones = made.get(old);
    if (!ones) made.set(old, (ones = []));
    return (ones[at] ??= change(old, at));
  };
}

const eastAsian = /[\u2E80-\u9FFF\uF900-\uFAFF]/;

/** East Asian font names carry their charset (134, GB 2312), so that a machine without the font substitutes a Chinese one. */
function toExcelFont(font: FontStyle): Partial<ExcelJS.Font> {
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
