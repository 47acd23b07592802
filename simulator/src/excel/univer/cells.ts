import type { IBorderData, ICellData, IStyleData, Nullable } from '@univerjs/core';
import {
  defaultStyle,
  HORIZONTAL,
  type Cell,
  type CellInput,
  type CellStyle,
  type Line,
  type Scalar,
  type Side,
  type StyleChange,
} from '../model';

const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;
/** Text whatever it looks like. */
const FORCED_TEXT = 4;

export const PIXELS_PER_POINT = 1 / 0.75;
/** One step of indent; Excel's is the width of three spaces or so. */
const INDENT_PIXELS = 10;

const errorSign = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|CYCLE!)$/;

export function cellOf(data: Nullable<ICellData>, formula: string): Cell {
  const value = scalarOf(data);
  const isError = typeof value === 'string' && data?.t !== FORCED_TEXT && errorSign.test(value);
  return { value, formula: formula === '' ? null : formula, isError };
}

/** Univer keeps truth values as 1 and 0 of a type of their own, and numbers sometimes as text. */
function scalarOf(data: Nullable<ICellData>): Scalar {
  const value = data?.v;
  if (value === undefined || value === null || value === '') return null;
  if (data?.t === BOOLEAN) return Boolean(Number(value));
  if (data?.t === NUMBER) return Number(value);
  return value;
}

/** What to set so that nothing of an earlier formula or rich text is left. */
export function dataOf(input: CellInput): ICellData {
  const rest = { f: null, si: null, p: null };
  if ('formula' in input) return { ...rest, f: input.formula, v: null, t: null };
  const { value, asText } = input;
  if (value === null) return { ...rest, v: null, t: null };
  if (typeof value === 'number') return { ...rest, v: value, t: NUMBER };
  if (typeof value === 'boolean') return { ...rest, v: value ? 1 : 0, t: BOOLEAN };
  return { ...rest, v: value, t: asText || Number.isFinite(Number(value)) ? FORCED_TEXT : TEXT };
}

const vertical = { Top: 1, Center: 2, Bottom: 3 } as const;
const WRAP = 3;
const OVERFLOW = 1;

const sides = { top: 't', bottom: 'b', left: 'l', right: 'r' } as const;

/** Univer's numbers for a line's style and weight together. */
const lines: readonly (readonly [number, Line['style'], Line['weight']])[] = [
  [1, 'Continuous', 'Thin'],
  [2, 'Continuous', 'Hairline'],
  [8, 'Continuous', 'Medium'],
  [13, 'Continuous', 'Thick'],
  [3, 'Dot', 'Thin'],
  [4, 'Dash', 'Thin'],
  [9, 'Dash', 'Medium'],
  [5, 'DashDot', 'Thin'],
  [10, 'DashDot', 'Medium'],
  [6, 'DashDotDot', 'Thin'],
  [11, 'DashDotDot', 'Medium'],
  [7, 'Double', 'Thick'],
  [12, 'SlantDashDot', 'Medium'],
];

function lineNumber({ style, weight }: Line): number {
  const exact = lines.find(([, one, other]) => one === style && other === weight);
  return (exact ?? lines.find(([, one]) => one === style) ?? [1])[0];
}

export function styleOf(data: Nullable<IStyleData>): CellStyle {
  if (!data) return defaultStyle;
  return {
    fill: data.bg?.rgb?.toUpperCase() ?? null,
    fontName: data.ff ?? defaultStyle.fontName,
    fontSize: data.fs ?? defaultStyle.fontSize,
    bold: data.bl === 1,
    italic: data.it === 1,
    underline: data.ul?.s === 1,
    strikethrough: data.st?.s === 1,
    color: data.cl?.rgb?.toUpperCase() ?? defaultStyle.color,
    horizontal: HORIZONTAL[Number(data.ht ?? 0)] ?? 'General',
    vertical: data.vt === vertical.Top ? 'Top' : data.vt === vertical.Center ? 'Center' : 'Bottom',
    wrap: data.tb === WRAP,
    indent: Math.round((data.pd?.l ?? 0) / INDENT_PIXELS),
    numberFormat: patternOf(data),
    borders: bordersOf(data.bd),
  };
}

/** What Univer gives a date that a function made, and what Excel does in Chinese. */
function patternOf({ n }: IStyleData): string {
  return n?.pattern === 'yyyy/mm/dd;@' ? 'yyyy/m/d' : n?.pattern || 'General';
}

function bordersOf(data: Nullable<IBorderData>): CellStyle['borders'] {
  const found: Partial<Record<Side, Line>> = {};
  for (const [side, key] of Object.entries(sides) as [Side, (typeof sides)[Side]][]) {
    const line = data?.[key];
    const known = line && lines.find(([number]) => number === Number(line.s));
    if (line && known)
      found[side] = { style: known[1], weight: known[2], color: line.cl?.rgb?.toUpperCase() ?? '#000000' };
  }
  return found;
}

export function styleDataOf(change: StyleChange): IStyleData {
  const { fill, fontName, fontSize, color, horizontal, wrap, indent, numberFormat, borders } = change;
  const flag = (on: boolean | undefined, key: 'bl' | 'it') => (on === undefined ? {} : { [key]: on ? 1 : 0 });
  const line = (on: boolean | undefined, key: 'ul' | 'st') => (on === undefined ? {} : { [key]: { s: on ? 1 : 0 } });
  return {
    ...(fill === undefined ? {} : { bg: fill === null ? null : { rgb: fill } }),
    ...(fontName === undefined ? {} : { ff: fontName }),
    ...(fontSize === undefined ? {} : { fs: fontSize }),
    ...(color === undefined ? {} : { cl: { rgb: color } }),
    ...flag(change.bold, 'bl'),
    ...flag(change.italic, 'it'),
    ...line(change.underline, 'ul'),
    ...line(change.strikethrough, 'st'),
    ...(horizontal === undefined ? {} : { ht: HORIZONTAL.indexOf(horizontal) }),
    ...(change.vertical === undefined ? {} : { vt: vertical[change.vertical] }),
    ...(wrap === undefined ? {} : { tb: wrap ? WRAP : OVERFLOW }),
    ...(indent === undefined ? {} : { pd: { l: indent * INDENT_PIXELS } }),
    ...(numberFormat === undefined ? {} : { n: numberFormat === 'General' ? null : { pattern: numberFormat } }),
    ...(borders === undefined ? {} : { bd: borderDataOf(borders) }),
  } as IStyleData;
}

function borderDataOf(borders: NonNullable<StyleChange['borders']>): IBorderData {
  const data: Record<string, unknown> = {};
  for (const [side, line] of Object.entries(borders) as [Side, Line | null][]) {
    data[sides[side]] = line === null ? null : { s: lineNumber(line), cl: { rgb: line.color } };
  }
  return data as IBorderData;
}
