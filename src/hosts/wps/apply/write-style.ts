import type { CellStyle, LineWeight, StyleCells } from '../../../core/workbook/edit';
import { rectOf } from '../../port/live/area';
import type { EtRange } from '../et-api';
import type { SheetWrite } from './planned';

/** XlHAlign, XlVAlign. */
const horizontal = { left: -4131, center: -4108, right: -4152, justify: -4130 } as const;
const vertical = { top: -4160, middle: -4108, bottom: -4107 } as const;
/** XlBorderWeight. */
const weights = { thin: 2, medium: -4138 } as const;
/** XlBordersIndex. */
const sides = { left: 7, top: 8, bottom: 9, right: 10, insideVertical: 11, insideHorizontal: 12 } as const;
const continuous = 1;
const noColour = -4142;

/** RRGGBB → 0xBBGGRR. */
export function bgr(colour: string): number {
  const [, red = '', green = '', blue = ''] = /^(..)(..)(..)$/.exec(colour) ?? [];
  return parseInt(blue + green + red, 16);
}

/** Number formats come first, before values are written: "012" must meet a text cell, or it becomes 12. */
export function numberFormats({ areas, style: { numberFormat } }: StyleCells): SheetWrite[] {
  if (numberFormat === undefined) return [];
  return areas.map((area) => (sheet) => {
    sheet.Range(area).NumberFormat = numberFormat;
  });
}

/** Everything of a style but its number format. */
export function planStyle({ areas, style }: StyleCells): SheetWrite[] {
  return areas.map((area) => {
    const lines = linesOf(area, style.border ?? {});
    return (sheet) => {
      const range = sheet.Range(area);
      writeFormat(range, style);
      for (const { side, weight } of lines) {
        const line = range.Borders.Item(side);
        line.LineStyle = continuous;
        line.Weight = weights[weight];
      }
    };
  });
}

function writeFormat(range: EtRange, { font, fill, align, verticalAlign, wrap, indent, locked }: CellStyle): void {
  if (font?.name !== undefined) range.Font.Name = font.name;
  if (font?.sizePt !== undefined) range.Font.Size = font.sizePt;
  if (font?.bold !== undefined) range.Font.Bold = font.bold;
  if (font?.color !== undefined) range.Font.Color = bgr(font.color);
  if (fill === null) range.Interior.ColorIndex = noColour;
  else if (fill !== undefined) range.Interior.Color = bgr(fill);
  const side = align ?? (indent ? 'left' : undefined);
  if (side) range.HorizontalAlignment = horizontal[side];
  if (verticalAlign) range.VerticalAlignment = vertical[verticalAlign];
  if (wrap !== undefined) range.WrapText = wrap;
  if (indent !== undefined) range.IndentLevel = indent;
  if (locked !== undefined) range.Locked = locked;
}

/** Inner lines only where there are any. */
function linesOf(
  area: string,
  { outside, inside }: NonNullable<CellStyle['border']>,
): { readonly side: number; readonly weight: LineWeight }[] {
  const { top, bottom, left, right } = rectOf(area);
  const inner = [...(bottom > top ? [sides.insideHorizontal] : []), ...(right > left ? [sides.insideVertical] : [])];
  return [
    ...(inside ? inner.map((side) => ({ side, weight: inside })) : []),
    ...(outside ? [sides.top, sides.bottom, sides.left, sides.right].map((side) => ({ side, weight: outside })) : []),
  ];
}
