import { rectOf } from '../../../port/live/area';
import type { CellStyle, LineWeight, StyleCells } from '../../../../core/workbook/edit';

const horizontal = { left: 'Left', center: 'Center', right: 'Right', justify: 'Justify' } as const;
const vertical = { top: 'Top', middle: 'Center', bottom: 'Bottom' } as const;
const weights = { thin: 'Thin', medium: 'Medium' } as const;

/** Number formats come first, before values are written: "012" must meet a text cell, or it becomes 12. */
export function writeNumberFormats(sheet: Excel.Worksheet, { areas, style }: StyleCells): void {
  if (style.numberFormat === undefined) return;
  // One value for the whole range: Excel takes it, the types only know matrices.
  for (const area of areas) sheet.getRange(area).numberFormat = style.numberFormat as unknown as string[][];
}

/** Everything of a style but its number format. */
export function writeStyle(sheet: Excel.Worksheet, { areas, style }: StyleCells): void {
  const { numberFormat: _, border, ...plain } = style;
  const hasPlain = Object.keys(plain).length > 0;
  for (const area of areas) {
    const range = sheet.getRange(area);
    if (hasPlain) writeFormat(range.format, plain);
    if (border) writeBorders(range.format.borders, area, border);
  }
}

function writeFormat(
  format: Excel.RangeFormat,
  { font, fill, align, verticalAlign, wrap, indent, locked }: CellStyle,
): void {
  if (font?.name !== undefined) format.font.name = font.name;
  if (font?.sizePt !== undefined) format.font.size = font.sizePt;
  if (font?.bold !== undefined) format.font.bold = font.bold;
  if (font?.color !== undefined) format.font.color = `#${font.color}`;
  if (fill === null) format.fill.clear();
  else if (fill !== undefined) format.fill.color = `#${fill}`;
  const side = align ?? (indent ? 'left' : undefined);
  if (side) format.horizontalAlignment = horizontal[side];
  if (verticalAlign) format.verticalAlignment = vertical[verticalAlign];
  if (wrap !== undefined) format.wrapText = wrap;
  if (indent !== undefined) format.indentLevel = indent;
  if (locked !== undefined) format.protection.locked = locked;
}

type Edge = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical';

/** Inner lines only where there are any: Excel refuses them on a single row or column. */
function writeBorders(
  borders: Excel.RangeBorderCollection,
  area: string,
  { outside, inside }: NonNullable<CellStyle['border']>,
): void {
  const { top, bottom, left, right } = rectOf(area);
  const draw = (edges: readonly Edge[], weight: LineWeight | undefined): void => {
    if (!weight) return;
    for (const edge of edges) {
      const line = borders.getItem(edge);
      line.style = 'Continuous';
      line.weight = weights[weight];
    }
  };
  draw(
    [...(bottom > top ? (['InsideHorizontal'] as const) : []), ...(right > left ? (['InsideVertical'] as const) : [])],
    inside,
  );
  draw(['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'], outside);
}
