import { ancestor, child, toggle, value, valueOf } from '../model/dom';
import type { Css } from './look';

const TWIPS = 20;

/** Paper of a section; A4 upright with Word's usual margins where nothing is said. */
export interface Sheet {
  readonly css: Css;
}

export function sheetOf(section: Element | null): Sheet {
  const size = child(section, 'pgSz');
  const margins = child(section, 'pgMar');
  const points = (element: Element | null, name: string, otherwise: number): number => {
    const twips = Number(value(element, name) ?? NaN);
    return Math.abs(Number.isFinite(twips) ? twips : otherwise) / TWIPS;
  };
  const width = points(size, 'w', 11_906);
  const left = points(margins, 'left', 1800);
  const right = points(margins, 'right', 1800);
  return {
    css: {
      '--text-width': `${width - left - right}pt`,
      '--margin-left': `${left}pt`,
      '--margin-right': `${right}pt`,
      'min-height': `${points(size, 'h', 16_838)}pt`,
      'padding-top': `${points(margins, 'top', 1440)}pt`,
      'padding-bottom': `${points(margins, 'bottom', 1440)}pt`,
    },
  };
}

export function tableCss(table: Element): Css {
  const properties = child(table, 'tblPr');
  const indent = Number(value(child(properties, 'tblInd'), 'w') ?? 0) / TWIPS;
  const align = valueOf(properties, 'jc');
  const centred = { 'margin-left': 'auto', 'margin-right': 'auto' };
  return {
    'table-layout': valueOf(properties, 'tblLayout') === 'autofit' ? 'auto' : 'fixed',
    ...(align === 'center'
      ? centred
      : align === 'right' || align === 'end'
        ? { 'margin-left': 'auto' }
        : { 'margin-left': `${indent}pt` }),
  };
}

export function rowHeight(row: Element): Css {
  const height = Number(valueOf(child(row, 'trPr'), 'trHeight') ?? 0) / TWIPS;
  return height > 0 ? { height: `${height}pt` } : {};
}

type Side = 'top' | 'bottom' | 'left' | 'right';
const sides: readonly (readonly [Side, readonly string[], string])[] = [
  ['top', ['top'], 'insideH'],
  ['bottom', ['bottom'], 'insideH'],
  ['left', ['left', 'start'], 'insideV'],
  ['right', ['right', 'end'], 'insideV'],
];

/** The cell's own borders win over the table's; the table's outer ones only show at its edge, which collapsing sorts out well enough. */
export function borderCss(cell: Element, table: Element): Css {
  const own = child(child(cell, 'tcPr'), 'tcBorders');
  const all = child(child(table, 'tblPr'), 'tblBorders');
  const styledTable = valueOf(child(table, 'tblPr'), 'tblStyle') !== null && !all;
  const css: Record<string, string> = {};
  for (const [side, names, inside] of sides) {
    const stated = names.map((name) => child(own, name)).find((one) => one !== null) ?? null;
    const general = isAtEdge(cell, side)
      ? (names.map((name) => child(all, name)).find((one) => one !== null) ?? null)
      : child(all, inside);
    const border = stated ?? general;
    // A table style mostly means a grid; its own definition is not read.
    css[`border-${side}`] = border ? lineCss(border) : styledTable ? '0.5pt solid #000000' : 'none';
  }
  return css;
}

function isAtEdge(cell: Element, side: Side): boolean {
  const row = ancestor(cell, 'tr');
  if (side === 'left') return !sibling(cell, 'previousSibling', 'tc');
  if (side === 'right') return !sibling(cell, 'nextSibling', 'tc');
  return row ? !sibling(row, side === 'top' ? 'previousSibling' : 'nextSibling', 'tr') : false;
}

function sibling(node: Node, way: 'previousSibling' | 'nextSibling', name: string): boolean {
  for (let one = node[way]; one; one = one[way])
    if ((one as Element).localName === name || (one as Element).localName === 'sdt') return true;
  return false;
}

function lineCss(border: Element): string {
  const kind = value(border, 'val') ?? 'single';
  if (kind === 'nil' || kind === 'none') return 'none';
  const eighths = Number(value(border, 'sz') ?? 4);
  const color = value(border, 'color') ?? 'auto';
  const line =
    kind === 'double' ? 'double' : kind.startsWith('dash') ? 'dashed' : kind.startsWith('dot') ? 'dotted' : 'solid';
  return `${Math.max(eighths / 8, 0.5)}pt ${line} ${color === 'auto' ? '#000000' : `#${color}`}`;
}

const DEFAULT_SIDE = 108;

export function cellCss(cell: Element, table: Element): Css {
  const properties = child(cell, 'tcPr');
  const own = child(properties, 'tcMar');
  const all = child(child(table, 'tblPr'), 'tblCellMar');
  const margin = (names: readonly string[], otherwise: number): string => {
    for (const holder of [own, all]) {
      for (const name of names) {
        const twips = value(child(holder, name), 'w');
        if (twips !== null) return `${Number(twips) / TWIPS}pt`;
      }
    }
    return `${otherwise / TWIPS}pt`;
  };
  const vertical = valueOf(properties, 'vAlign');
  const fill = value(child(properties, 'shd'), 'fill');
  return {
    'padding-top': margin(['top'], 0),
    'padding-bottom': margin(['bottom'], 0),
    'padding-left': margin(['left', 'start'], DEFAULT_SIDE),
    'padding-right': margin(['right', 'end'], DEFAULT_SIDE),
    'vertical-align': vertical === 'center' ? 'middle' : vertical === 'bottom' ? 'bottom' : 'top',
    ...(toggle(properties, 'noWrap') && { 'white-space': 'nowrap' }),
    ...(fill !== null && fill !== 'auto' && { 'background-color': `#${fill}` }),
  };
}
