import type { Replacement } from '../../../core/report/refresh/found-document';
import type { PlacedAtom } from '../../../core/report/wordml/control-text';
import type {
  Atom,
  ScannedControl,
  ScannedDocument,
  ScannedParagraph,
  ScannedRun,
} from '../../../core/report/wordml/scanned-document';
import { elementsOf, withoutElements } from '../../../core/report/wordml/xml-elements';
import { intoControl } from './into-control';
import type { XmlSplice } from './xml-splice';
import { joinedParagraphs, mergedParagraphs } from './merged-paragraphs';
import { TrackedParagraphs } from './tracked-paragraphs';
import { changeMark, type Tracking } from './tracking';
import { asStartTag, attributeOf, escapeText, rawOffset } from '../../../core/report/wordml/xml-tokens';

export interface SpliceContext {
  readonly scanned: ScannedDocument;
  readonly control: ScannedControl;
  readonly atoms: readonly PlacedAtom[];
  readonly tracking: Tracking | null;
}

/** The same while its splices are made. */
interface Splicing extends SpliceContext {
  /** null where nothing is tracked. */
  readonly paragraphs: TrackedParagraphs | null;
  /** Tracked words where no text is: written in the order of the part, once all ends that come are known. */
  readonly later: Later[];
}

interface Later {
  readonly at: number;
  readonly splices: () => readonly XmlSplice[];
}

type TextAtom = Extract<Atom, { kind: 'text' }>;

/** A stretch of one w:t: what of it goes, and what comes there. */
interface AtomChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Replacements of a control's text as splices of the part. New words take the look of the first one they replace, or of the one
 * before them. Only what w:t holds is rewritten; paragraph ends come and go where paragraphs are neighbours.
 */
export function spliceControl(given: SpliceContext, replacements: readonly Replacement[]): XmlSplice[] {
  const { control, tracking, scanned } = given;
  const paragraphs = tracking && new TrackedParagraphs(scanned.prefix, tracking);
  const context: Splicing = { ...given, paragraphs, later: [] };
  const splices: XmlSplice[] = [];
  const changes = new Map<TextAtom, AtomChange[]>();
  const change = (atom: TextAtom, one: AtomChange): void => {
    const own = changes.get(atom);
    if (own) own.push(one);
    else changes.set(atom, [one]);
  };
  const ordered = [...replacements].sort((a, b) => a.from - b.from);
  const gone = context.atoms.filter(({ atom, start, text }) => {
    if (atom.kind !== 'paragraph' || text === '') return false;
    const over = ordered[firstWhere(ordered, ({ from }) => from > start) - 1];
    return over !== undefined && start < over.to;
  });
  const { merged, homes } = paragraphs ? { merged: [], homes: new Map() } : mergedParagraphs(context, gone);
  splices.push(...merged);
  if (control.isPlaceholder) return fillPlaceholder(context, replacements.map(({ text }) => text).join(''));
  for (const { from, to, text } of replacements) {
    let pending = text;
    for (let at = firstWhere(context.atoms, (placed) => endOf(placed) > from); at < context.atoms.length; at++) {
      const placed = context.atoms[at]!;
      if (placed.start >= to) break;
      if (endOf(placed) <= from) continue;
      const { atom } = placed;
      if (atom.kind === 'text') {
        change(atom, {
          from: Math.max(0, from - placed.start),
          to: Math.min(placed.text.length, to - placed.start),
          text: pending,
        });
        pending = '';
      } else if (atom.kind === 'sign') splices.push(removedSign(context, atom));
      else if (atom.kind === 'object') throw new Error('a plan never takes out what is no text');
    }
    if (pending !== '') insert(context, from, pending, homes, change, splices);
  }
  if (paragraphs) {
    for (const one of joinedParagraphs(context, gone)) paragraphs.willEnd(one);
    for (const [atom, own] of changes)
      if (canBreak(atom.run))
        for (const { text } of own)
          if (text.includes('\n')) paragraphs.willBreak(atom.paragraph, text.split('\n').length - 1);
    splices.push(...paragraphs.splices());
  }
  for (const [atom, own] of changes)
    context.later.push({ at: atom.open.start, splices: () => rewrittenText(context, atom, own) });
  for (const one of context.later.sort((a, b) => a.at - b.at)) splices.push(...one.splices());
  return splices.filter((one) => one.start < one.end || one.text !== '');
}

/** Behind the text that ends there, else before the text that begins there, else behind a tab or picture, else into the paragraph. */
function insert(
  context: Splicing,
  at: number,
  text: string,
  homes: ReadonlyMap<ScannedParagraph, ScannedParagraph>,
  change: (atom: TextAtom, one: AtomChange) => void,
  splices: XmlSplice[],
): void {
  const { scanned, control, atoms } = context;
  const { prefix: w, xml } = scanned;
  const behind = firstWhere(atoms, ({ start }) => start > at);
  // What ends there or goes on: a paragraph's end before it keeps other paragraphs' words out.
  const near = atoms.slice(
    firstWhere(atoms, (placed) => endOf(placed) >= at),
    behind,
  );
  const texts = near.filter((placed): placed is PlacedAtom & { atom: TextAtom } => placed.atom.kind === 'text');
  const before = last(texts, texts.length, (placed) => placed.start < at && endOf(placed) >= at);
  if (before) return change(before.atom, { from: at - before.start, to: at - before.start, text });
  const after = texts.find((placed) => placed.start === at);
  if (after) return change(after.atom, { from: 0, to: 0, text });

  const pieceOf = (run: ScannedRun | null, paragraph: ScannedParagraph | null): string => {
    const words = paragraph ? written(context, { run: run ?? plainRun(''), paragraph }, text) : plain(w, text);
    return `<${w}t xml:space="preserve">${words}</${w}t>`;
  };
  const thing = last(near, near.length, (placed) => placed.text !== '' && endOf(placed) === at)?.atom;
  if (thing?.kind === 'sign' || thing?.kind === 'object') {
    const { span, run, paragraph } = thing;
    const { tracking } = context;
    if (tracking && run && paragraph) {
      if (canBreak(run)) context.paragraphs!.willBreak(paragraph, text.split('\n').length - 1);
      const words = (): string => inRun(tracked(context, { run, paragraph }, '', text, tracking), w, run.properties);
      const around = (): string => `</${w}r>${words()}<${w}r>${run.properties}`;
      context.later.push({ at: span.end, splices: () => [{ start: span.end, end: span.end, text: around() }] });
      return;
    }
    const piece = pieceOf(run, paragraph);
    const wrapped = run ? piece : paragraph ? `<${w}r>${piece}</${w}r>` : `<${w}p><${w}r>${piece}</${w}r></${w}p>`;
    splices.push({ start: span.end, end: span.end, text: wrapped });
    return;
  }
  const mark = last(atoms, behind, (placed) => placed.atom.kind === 'paragraph' && endOf(placed) <= at);
  const own = mark?.atom.kind === 'paragraph' ? mark.atom.paragraph : null;
  const paragraph = own && (homes.get(own) ?? own);
  if (paragraph === null) {
    const words = `<${w}r>${pieceOf(null, null)}</${w}r>`;
    splices.push(intoControl(scanned, control, control.isInline ? words : `<${w}p>${words}</${w}p>`));
    return;
  }
  const properties = runPropertiesOf(paragraph, w);
  const isEmptyTag = paragraph.inner === paragraph.end;
  const { tracking } = context;
  if (tracking) {
    const words = (): string =>
      inRun(tracked(context, { run: plainRun(properties), paragraph }, '', text, tracking), w, properties);
    context.paragraphs!.willBreak(paragraph, text.split('\n').length - 1);
    if (isEmptyTag) return context.paragraphs!.willFill(paragraph, words);
    const at = paragraph.content;
    context.later.push({ at, splices: () => [{ start: at, end: at, text: words() }] });
    return;
  }
  const run = `<${w}r>${properties}${pieceOf(plainRun(properties), paragraph)}</${w}r>`;
  if (isEmptyTag) {
    const open = asStartTag(xml.slice(paragraph.start, paragraph.end));
    splices.push({ start: paragraph.start, end: paragraph.end, text: `${open}${run}</${w}p>` });
  } else splices.push({ start: paragraph.content, end: paragraph.content, text: run });
}

/** Marked words come between two halves of a w:t; where there is none around them, they come alone. */
function inRun(words: string, w: string, properties: string): string {
  const resumed = `<${w}r>${properties}<${w}t xml:space="preserve">`;
  const end = words.lastIndexOf(`<${w}r>`);
  return words.slice(`</${w}t></${w}r>`.length, words.endsWith(resumed) ? -resumed.length : end);
}

function endOf({ start, text }: PlacedAtom): number {
  return start + text.length;
}

/** The last before an index of a list. */
function last<T>(list: readonly T[], before: number, is: (one: T) => boolean): T | undefined {
  for (let at = before - 1; at >= 0; at--) if (is(list[at]!)) return list[at];
  return undefined;
}

/** Index of the first of a list for which `is` holds, where it holds for all behind it too; the list's length where for none. */
function firstWhere<T>(list: readonly T[], is: (one: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Only a run that stands in its paragraph, or in an insertion there, can be cut with it. */
function canBreak({ isDirect, insertion }: ScannedRun): boolean {
  return isDirect || insertion !== '';
}

function plainRun(properties: string): ScannedRun {
  return { start: -1, end: -1, properties, isDirect: true, isInserted: false, insertion: '' };
}

/** The look of the paragraph's own mark, for the first words in it. */
function runPropertiesOf(paragraph: ScannedParagraph, prefix: string): string {
  const [found] = elementsOf(paragraph.properties, (name) => name === `${prefix}rPr`);
  if (!found) return '';
  const xml = paragraph.properties.slice(found.start, found.end);
  return withoutElements(xml, (name) => ['ins', 'del', 'rPrChange'].some((local) => name === prefix + local));
}

function rewrittenText(context: Splicing, atom: TextAtom, changes: readonly AtomChange[]): XmlSplice[] {
  const { scanned, tracking } = context;
  const { xml, prefix } = scanned;
  const raw = xml.slice(atom.inner.start, atom.inner.end);
  let inner = '';
  let at = 0;
  for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const [start, end] = [rawOffset(raw, from), rawOffset(raw, to)];
    inner += raw.slice(at, start);
    inner += tracking ? tracked(context, atom, raw.slice(start, end), text, tracking) : written(context, atom, text);
    at = end;
  }
  inner += raw.slice(at);
  const open = xml.slice(atom.open.start, atom.open.end);
  const needsSpace = attributeOf(open, 'xml:space') === null && /^\s|\s$|>\s|\s</.test(inner);
  const opened = needsSpace ? `<${prefix}t xml:space="preserve"${open.slice(prefix.length + 2)}` : open;
  return [{ start: atom.open.start, end: atom.inner.end, text: opened + inner }];
}

/** Text inside a w:t; what w:t cannot hold closes and reopens it. */
function written({ scanned }: SpliceContext, atom: Pick<TextAtom, 'run' | 'paragraph'>, text: string): string {
  const { prefix } = scanned;
  const [first = '', ...others] = text.split('\n');
  if (others.length === 0) return plain(prefix, first);
  const { run, paragraph } = atom;
  if (!canBreak(run)) return plain(prefix, text.replaceAll('\n', '\v'));
  const properties = withoutElements(paragraph.properties, (name) => name === `${prefix}sectPr`);
  const close = run.insertion === '' ? '' : `</${prefix}ins>`;
  const next = `</${prefix}t></${prefix}r>${close}</${prefix}p><${prefix}p>${properties}${run.insertion}<${prefix}r>${run.properties}<${prefix}t xml:space="preserve">`;
  return [first, ...others].map((line) => plain(prefix, line)).join(next);
}

function plain(prefix: string, text: string): string {
  const reopened = (element: string): string => `</${prefix}t><${prefix}${element}/><${prefix}t xml:space="preserve">`;
  return escapeText(text)
    .replaceAll('\t', reopened('tab'))
    .replaceAll('\v', reopened('br'))
    .replaceAll('\n', reopened('br'));
}

/** As Word writes a replacement that waits to be accepted: the run is cut, the old words deleted, the new ones inserted. */
function tracked(
  context: Splicing,
  { run, paragraph }: Pick<TextAtom, 'run' | 'paragraph'>,
  old: string,
  text: string,
  tracking: Tracking,
): string {
  const { prefix: w } = context.scanned;
  const cut = `</${w}t></${w}r>`;
  const resume = `<${w}r>${run.properties}<${w}t xml:space="preserve">`;
  const gone =
    old === ''
      ? ''
      : `<${w}del ${changeMark(w, tracking)}><${w}r>${run.properties}<${w}delText xml:space="preserve">${old}</${w}delText></${w}r></${w}del>`;
  const close = run.insertion === '' ? '' : `</${w}ins>`;
  const open = (): string => run.insertion.replace(/id="[^"]*"/, () => `id="${tracking.nextId()}"`);
  const isOthers = run.insertion !== '' && attributeOf(run.insertion, `${w}author`) !== tracking.author;
  const come = (line: string): string => {
    if (line === '') return '';
    const words = `<${w}r>${run.properties}<${w}t xml:space="preserve">${plain(w, line)}</${w}t></${w}r>`;
    // Inside our own insertion that waits already, new words wait with it; inside another's they are ours to reject.
    if (run.isInserted && !isOthers) return words;
    return `${close}<${w}ins ${changeMark(w, tracking)}>${words}</${w}ins>${open()}`;
  };
  const [first = '', ...others] = canBreak(run) ? text.split('\n') : [text];
  const parts = others.map((line) => close + context.paragraphs!.nextPart(paragraph) + open() + come(line));
  return cut + gone + come(first) + parts.join('') + resume;
}

function removedSign({ scanned, tracking }: SpliceContext, { span, run }: Extract<Atom, { kind: 'sign' }>): XmlSplice {
  const { xml, prefix: w } = scanned;
  if (tracking === null || run === null) return { ...place(span), text: '' };
  const gone = `<${w}del ${changeMark(w, tracking)}><${w}r>${run.properties}${xml.slice(span.start, span.end)}</${w}r></${w}del>`;
  return { ...place(span), text: `</${w}r>${gone}<${w}r>${run.properties}` };
}

function place({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}

/** A control that shows its placeholder: the first words make it a control with text. */
function fillPlaceholder({ scanned, control, atoms }: SpliceContext, text: string): XmlSplice[] {
  const { xml, prefix } = scanned;
  const splices: XmlSplice[] = [];
  const properties = xml.slice(control.properties.start, control.properties.end);
  const [flag] = elementsOf(properties, (name) => name === `${prefix}showingPlcHdr`);
  if (flag) {
    const { start } = control.properties;
    splices.push({ start: start + flag.start, end: start + flag.end, text: '' });
  }
  let isFirst = true;
  for (const { atom } of atoms) {
    if (atom.kind !== 'text') continue;
    const open = `<${prefix}t xml:space="preserve">`;
    splices.push({
      start: atom.open.start,
      end: atom.inner.end,
      text: open + (isFirst ? written({ scanned, control, atoms, tracking: null }, bare(atom), text) : ''),
    });
    if (isFirst && atom.run.properties !== '') {
      const start = xml.indexOf(atom.run.properties, atom.run.start);
      splices.push({ start, end: start + atom.run.properties.length, text: '' });
    }
    isFirst = false;
  }
  return splices.sort((a, b) => a.start - b.start);
}

/** The placeholder's grey look does not pass to the words. */
function bare(atom: TextAtom): TextAtom {
  const run: ScannedRun = { ...atom.run, properties: '' };
  return { ...atom, run };
}
