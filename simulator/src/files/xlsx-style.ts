import type { Alignment, Border, BorderStyle, Borders, Color, Style } from 'exceljs';
import type { CellStyle, Line, Side, StyleChange } from '../excel/model';

const lines: readonly (readonly [BorderStyle, Line['style'], Line['weight']])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['hair', 'Continuous', 'Hairline'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['dotted', 'Dot', 'Thin'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['double', 'Double', 'Thick'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
];

const sides: readonly Side[] = ['top', 'bottom', 'left', 'right'];
const horizontal = { left: 'Left', center: 'Center', right: 'Right', justify: 'Justify' } as const;

/** Office's theme of 2013 to 2022; files with another one show these colours. */
const theme = ['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47'];

type FileColor = Partial<Color> & { readonly tint?: number };

export function colorOf(color: FileColor | undefined): string | null {
  if (!color) return null;
  if (color.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  if (color.theme === undefined) return null;
  const base = theme[color.theme] ?? '000000';
  const tint = color.tint ?? 0;
  const mixed = [0, 2, 4].map((at) => {
    const part = parseInt(base.slice(at, at + 2), 16);
    return Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint);
  });
  return `#${mixed
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()}`;
}

export const argb = (color: string): Partial<Color> => ({ argb: `FF${color.replace('#', '').toUpperCase()}` });

function lineOf(border: Partial<Border> | undefined): Line | null {
  const known = lines.find(([name]) => name === border?.style);
  return known ? { style: known[1], weight: known[2], color: colorOf(border?.color) ?? '#000000' } : null;
}

/** A file's style → ours; only what the file says. */
export function styleFromFile(style: Partial<Style>): StyleChange {
  const { font, alignment, border, fill, numFmt } = style;
  const found = sides.flatMap((side) => {
    const line = lineOf(border?.[side]);
    return line ? [[side, line] as const] : [];
  });
  const align = horizontal[alignment?.horizontal as keyof typeof horizontal];
  const color = colorOf(font?.color);
  const ground = fill?.type === 'pattern' && fill.pattern === 'solid' ? colorOf(fill.fgColor) : null;
  return {
    ...(font?.name ? { fontName: font.name } : {}),
    ...(font?.size ? { fontSize: font.size } : {}),
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.underline ? { underline: true } : {}),
    ...(font?.strike ? { strikethrough: true } : {}),
    ...(color ? { color } : {}),
    ...(ground ? { fill: ground } : {}),
    ...(align ? { horizontal: align } : {}),
    ...(alignment?.vertical ? { vertical: verticalOf(alignment.vertical) } : {}),
    ...(alignment?.wrapText ? { wrap: true } : {}),
    ...(alignment?.indent ? { indent: alignment.indent } : {}),
    ...(numFmt && numFmt !== 'General' ? { numberFormat: numFmt } : {}),
    ...(found.length > 0 ? { borders: Object.fromEntries(found) } : {}),
  };
}

function verticalOf(vertical: NonNullable<Alignment['vertical']>): CellStyle['vertical'] {
  return vertical === 'top' ? 'Top' : vertical === 'middle' ? 'Center' : 'Bottom';
}

/** Our style → a file's. Whether a cell is locked is told apart. */
export function styleForFile(style: CellStyle, locked: boolean): Partial<Style> {
  const { horizontal: across } = style;
  const borders: Partial<Borders> = {};
  for (const [side, line] of Object.entries(style.borders)) {
    const known = lines.find(([, one, weight]) => one === line.style && weight === line.weight);
    borders[side as Side] = { style: known?.[0] ?? 'thin', color: argb(line.color) };
  }
  const vertical = style.vertical === 'Top' ? 'top' : style.vertical === 'Center' ? 'middle' : 'bottom';
  return {
    font: {
      name: style.fontName,
      size: style.fontSize,
      color: argb(style.color),
      ...(style.bold ? { bold: true } : {}),
      ...(style.italic ? { italic: true } : {}),
      ...(style.underline ? { underline: true } : {}),
      ...(style.strikethrough ? { strike: true } : {}),
    },
    alignment: {
      vertical,
      ...(across === 'General' ? {} : { horizontal: across.toLowerCase() as NonNullable<Alignment['horizontal']> }),
      ...(style.wrap ? { wrapText: true } : {}),
      ...(style.indent > 0 ? { indent: style.indent } : {}),
    },
    numFmt: style.numberFormat,
    ...(style.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(style.fill) } } : {}),
    ...(Object.keys(borders).length > 0 ? { border: borders } : {}),
    ...(locked ? {} : { protection: { locked: false } }),
  };
}
