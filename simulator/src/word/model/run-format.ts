import { ancestor, child, childElements, is, toggle, value, valueOf } from './dom';
import type { EditableDocument } from './editable-document';
import type { Tree } from './tree';

/** One property of letters: read as it takes effect (own format, styles, defaults), written on the run itself. */
export interface RunProperty<Value> {
  read(model: EditableDocument, run: Element): Value;
  write(tree: Tree, run: Element, value: Value): void;
}

/** Formats that bear on a run, strongest first. */
function* formatsOf(model: EditableDocument, run: Element): Generator<Element> {
  const own = is(run, 'r') ? child(run, 'rPr') : child(child(run, 'pPr'), 'rPr');
  if (own) yield own;
  const styles = model.parts.related('styles');
  if (!styles) return;
  const paragraph = ancestor(run, 'p');
  yield* formatsOfStyle(styles, valueOf(own, 'rStyle'));
  yield* formatsOfStyle(styles, valueOf(child(paragraph, 'pPr'), 'pStyle') ?? defaultStyle(styles));
  const defaults = child(child(child(styles.documentElement, 'docDefaults'), 'rPrDefault'), 'rPr');
  if (defaults) yield defaults;
}

function* formatsOfStyle(styles: Document, id: string | null): Generator<Element> {
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = childElements(styles.documentElement).find((one) => is(one, 'style') && value(one, 'styleId') === at);
    const format = child(style, 'rPr');
    if (format) yield format;
    at = valueOf(style, 'basedOn');
  }
}

export function defaultStyle(styles: Document): string | null {
  const found = childElements(styles.documentElement).find(
    (one) =>
      is(one, 'style') && value(one, 'type') === 'paragraph' && ['1', 'true'].includes(value(one, 'default') ?? ''),
  );
  return value(found, 'styleId');
}

/** The order of rPr's children that the schema asks for, as far as we write them. */
const order = [
  'rStyle',
  'rFonts',
  'b',
  'bCs',
  'i',
  'iCs',
  'caps',
  'smallCaps',
  'strike',
  'dstrike',
  'outline',
  'shadow',
  'emboss',
  'imprint',
  'noProof',
  'snapToGrid',
  'vanish',
  'webHidden',
  'color',
  'spacing',
  'w',
  'kern',
  'position',
  'sz',
  'szCs',
  'highlight',
  'u',
  'effect',
  'bdr',
  'shd',
  'fitText',
  'vertAlign',
];

function setFormat(
  tree: Tree,
  run: Element,
  name: string,
  attributes: Readonly<Record<string, string | null>> | null,
): void {
  let format = child(run, 'rPr');
  if (!format) {
    format = tree.create('rPr');
    tree.insertBefore(run, format, run.firstChild);
  }
  const found = child(format, name);
  if (attributes === null) {
    if (found) tree.remove(found);
    return;
  }
  const element = found ?? tree.create(name);
  if (!found) {
    const rank = order.indexOf(name);
    const marks = ['ins', 'del', 'moveFrom', 'moveTo'];
    const behind = childElements(format).find((one) => !is(one, ...marks, ...order.slice(0, Math.max(rank, 0))));
    tree.insertBefore(format, element, behind ?? null);
  }
  for (const [attribute, stated] of Object.entries(attributes))
    tree.setAttribute(element, element.namespaceURI, `w:${attribute}`, stated);
}

function onOff(name: string, ...also: readonly string[]): RunProperty<boolean> {
  return {
    read(model, run) {
      for (const format of formatsOf(model, run)) {
        const stated = toggle(format, name);
        if (stated !== null) return stated;
      }
      return false;
    },
    write(tree, run, on) {
      for (const one of [name, ...also]) setFormat(tree, run, one, { val: on ? null : '0' });
    },
  };
}

function first<Value>(model: EditableDocument, run: Element, read: (format: Element) => Value | null): Value | null {
  for (const format of formatsOf(model, run)) {
    const found = read(format);
    if (found !== null) return found;
  }
  return null;
}

export const bold = onOff('b', 'bCs');
export const italic = onOff('i', 'iCs');
export const strikeThrough = onOff('strike');
export const doubleStrikeThrough = onOff('dstrike');

/** A style of letters, by its id; null where there is none. */
export const letterStyle: RunProperty<string | null> = {
  read: (_model, run) => valueOf(child(run, 'rPr'), 'rStyle'),
  write: (tree, run, id) => setFormat(tree, run, 'rStyle', id === null ? null : { val: id }),
};

/** Points. */
export const size: RunProperty<number> = {
  read: (model, run) => Number(first(model, run, (format) => valueOf(format, 'sz')) ?? 20) / 2,
  write(tree, run, points) {
    for (const name of ['sz', 'szCs']) setFormat(tree, run, name, { val: String(Math.round(points * 2)) });
  },
};

/** The name for Latin letters; writing sets all of them. */
export const fontName: RunProperty<string> = {
  read: (model, run) => first(model, run, (format) => value(child(format, 'rFonts'), 'ascii')) ?? 'Times New Roman',
  write(tree, run, name) {
    setFormat(tree, run, 'rFonts', { ascii: name, hAnsi: name, eastAsia: name, cs: name });
  },
};

/** "#RRGGBB". */
export const color: RunProperty<string> = {
  read(model, run) {
    const found = first(model, run, (format) => valueOf(format, 'color'));
    return found === null || found === 'auto' ? '#000000' : `#${found.toUpperCase()}`;
  },
  write: (tree, run, stated) => setFormat(tree, run, 'color', { val: stated.replace('#', '').toUpperCase() }),
};

/** Word's names by those of the file. */
const underlineNames: Readonly<Record<string, string>> = {
  none: 'None',
  single: 'Single',
  words: 'Word',
  double: 'Double',
  thick: 'Thick',
  dotted: 'Dotted',
  dottedHeavy: 'DottedHeavy',
  dash: 'DashLine',
  dashedHeavy: 'DashLineHeavy',
  dashLong: 'DashLineLong',
  dashLongHeavy: 'DashLineLongHeavy',
  dotDash: 'DotDashLine',
  dashDotHeavy: 'DotDashLineHeavy',
  dotDotDash: 'TwoDotDashLine',
  dashDotDotHeavy: 'TwoDotDashLineHeavy',
  wave: 'Wave',
  wavyHeavy: 'WaveHeavy',
  wavyDouble: 'WaveDouble',
};

/** What may be set: "Mixed" is only read. */
export const underlines: readonly string[] = Object.values(underlineNames);

/** Word's own names: "None", "Single". */
export const underline: RunProperty<string> = {
  read: (model, run) => underlineNames[first(model, run, (format) => valueOf(format, 'u')) ?? 'none'] ?? 'Mixed',
  write(tree, run, stated) {
    const name = Object.entries(underlineNames).find(([, shown]) => shown === stated)?.[0];
    if (name === undefined) throw new Error(`the underline ${stated} has no name in the file`);
    setFormat(tree, run, 'u', { val: name });
  },
};

const highlights: Readonly<Record<string, string>> = {
  yellow: '#FFFF00',
  green: '#00FF00',
  cyan: '#00FFFF',
  magenta: '#FF00FF',
  blue: '#0000FF',
  red: '#FF0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#C0C0C0',
  black: '#000000',
};

/** The names of the highlighter that are not HTML's, or mean another colour there. */
const highlighterNames: Readonly<Record<string, string>> = {
  turquoise: '#00FFFF',
  pink: '#FF00FF',
  darkblue: '#000080',
  darkred: '#800000',
  lightgray: '#C0C0C0',
};

/** The colour behind a name of the highlighter; null: it has none of that name. */
export function highlightColor(name: string): string | null {
  return highlighterNames[name.toLowerCase()] ?? null;
}

const channels = (color: string): readonly number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

function distance(one: string, other: string): number {
  const right = channels(other);
  return channels(one).reduce((sum, part, at) => sum + (part - (right[at] ?? 0)) ** 2, 0);
}

/** "#RRGGBB", null for none. Only the 15 colours of Word's highlighter exist: any other becomes the closest one, as in Word for Windows. */
export const highlight: RunProperty<string | null> = {
  read: (model, run) => highlights[first(model, run, (format) => valueOf(format, 'highlight')) ?? ''] ?? null,
  write(tree, run, stated) {
    if (stated === null) return setFormat(tree, run, 'highlight', null);
    const [closest] = Object.entries(highlights).sort(
      ([, one], [, other]) => distance(one, stated) - distance(other, stated),
    );
    return setFormat(tree, run, 'highlight', { val: closest?.[0] ?? 'none' });
  },
};

function script(kind: 'subscript' | 'superscript'): RunProperty<boolean> {
  return {
    read: (model, run) => first(model, run, (format) => valueOf(format, 'vertAlign')) === kind,
    write: (tree, run, on) => setFormat(tree, run, 'vertAlign', { val: on ? kind : 'baseline' }),
  };
}

export const subscript = script('subscript');
export const superscript = script('superscript');
