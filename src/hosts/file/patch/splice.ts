import type { Replacement } from '../../../core/report/refresh/found-document';
import type { PlacedAtom } from '../../../core/report/wordml/control-text';
import type {
  Atom,
  ScannedControl,
  ScannedDocument,
  ScannedParagraph,
  ScannedRun,
} from '../../../core/report/wordml/scanned-document';
import type { XmlSplice } from './xml-splice';
import { mergedParagraphs } from './merged-paragraphs';
import { escapeXml, rawOffset } from '../../../core/report/wordml/xml-tokens';

/** How changes are marked while the document tracks them; null writes plainly. */
export interface Tracking {
  readonly author: string;
  /** ISO 8601 */
  readonly date: string;
  readonly nextId: () => number;
}

export interface SpliceContext {
  readonly scanned: ScannedDocument;
  readonly control: ScannedControl;
  readonly atoms: readonly PlacedAtom[];
  readonly tracking: Tracking | null;
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
export function spliceControl(context: SpliceContext, replacements: readonly Replacement[]): XmlSplice[] {
  const { control } = context;
  const splices: XmlSplice[] = [];
  const changes = new Map<TextAtom, AtomChange[]>();
  const change = (atom: TextAtom, one: AtomChange): void => {
    changes.set(atom, [...(changes.get(atom) ?? []), one]);
  };
  const marks = context.atoms.filter((placed) => placed.atom.kind === 'paragraph');
  const gone = marks.filter(
    ({ start, text }) => text !== '' && replacements.some(({ from, to }) => from <= start && start < to),
  );
  const { merged, homes } = mergedParagraphs(context, gone);
  splices.push(...merged);
  if (control.isPlaceholder) return fillPlaceholder(context, replacements.map(({ text }) => text).join(''));
  for (const { from, to, text } of replacements) {
    const touched = context.atoms.filter((placed) => placed.start < to && placed.start + placed.text.length > from);
    let pending = text;
    for (const placed of touched) {
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
  for (const [atom, own] of changes) splices.push(...rewrittenText(context, atom, own));
  return splices.filter((one) => one.start < one.end || one.text !== '');
}

/** Behind the text that ends there, else before the text that begins there, else behind a tab or picture, else into the paragraph. */
function insert(
  context: SpliceContext,
  at: number,
  text: string,
  homes: ReadonlyMap<ScannedParagraph, ScannedParagraph>,
  change: (atom: TextAtom, one: AtomChange) => void,
  splices: XmlSplice[],
): void {
  const { scanned, control, atoms } = context;
  const { prefix: w, xml } = scanned;
  const mark = last(atoms, (placed) => placed.atom.kind === 'paragraph' && endOf(placed) <= at);
  const inParagraph = mark ? atoms.slice(atoms.indexOf(mark) + 1) : atoms;
  const texts = inParagraph.filter((placed): placed is PlacedAtom & { atom: TextAtom } => placed.atom.kind === 'text');
  const before = last(texts, (placed) => placed.start < at && endOf(placed) >= at);
  if (before) return change(before.atom, { from: at - before.start, to: at - before.start, text });
  const after = texts.find((placed) => placed.start === at);
  if (after) return change(after.atom, { from: 0, to: 0, text });

  const pieceOf = (run: ScannedRun | null, paragraph: ScannedParagraph | null): string => {
    const words = paragraph ? written(context, { run: run ?? plainRun(''), paragraph }, text) : plain(w, text);
    return `<${w}t xml:space="preserve">${words}</${w}t>`;
  };
  const thing = last(inParagraph, (placed) => placed.text !== '' && endOf(placed) === at)?.atom;
  if (thing?.kind === 'sign' || thing?.kind === 'object') {
    const { span, run, paragraph } = thing;
    const piece = pieceOf(run, paragraph);
    const wrapped = run ? piece : paragraph ? `<${w}r>${piece}</${w}r>` : `<${w}p><${w}r>${piece}</${w}r></${w}p>`;
    splices.push({ start: span.end, end: span.end, text: wrapped });
    return;
  }
  const own = mark?.atom.kind === 'paragraph' ? mark.atom.paragraph : null;
  const paragraph = own && (homes.get(own) ?? own);
  if (paragraph === null) {
    if (control.content.start < 0) throw new Error('a control without content has no place for text');
    splices.push({
      start: control.content.end,
      end: control.content.end,
      text: `<${w}r>${pieceOf(null, null)}</${w}r>`,
    });
    return;
  }
  const properties = runPropertiesOf(paragraph, w);
  const run = `<${w}r>${properties}${pieceOf(plainRun(properties), paragraph)}</${w}r>`;
  if (paragraph.inner === paragraph.end) {
    const open = `${xml.slice(paragraph.start, paragraph.end).replace(/\s*\/>$/, '')}>`;
    splices.push({ start: paragraph.start, end: paragraph.end, text: `${open}${run}</${w}p>` });
  } else splices.push({ start: paragraph.content, end: paragraph.content, text: run });
}

function endOf({ start, text }: PlacedAtom): number {
  return start + text.length;
}

function last<T>(list: readonly T[], is: (one: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at--) if (is(list[at]!)) return list[at];
  return undefined;
}

function plainRun(properties: string): ScannedRun {
  return { start: -1, end: -1, properties, inside: [] };
}

/** The look of the paragraph's own mark, for the first words in it. */
function runPropertiesOf(paragraph: ScannedParagraph, prefix: string): string {
  const found = new RegExp(`<${prefix}rPr>[\\s\\S]*?</${prefix}rPr>`).exec(paragraph.properties)?.[0] ?? '';
  return found.replace(
    new RegExp(`<${prefix}(?:ins|del|rPrChange)\\b[^>]*?(?:/>|>[\\s\\S]*?</${prefix}(?:ins|del|rPrChange)>)`, 'g'),
    '',
  );
}

function rewrittenText(context: SpliceContext, atom: TextAtom, changes: readonly AtomChange[]): XmlSplice[] {
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
  const needsSpace = !/xml:space=/.test(open) && /^\s|\s$|>\s|\s</.test(inner);
  const opened = needsSpace ? `<${prefix}t xml:space="preserve"${open.slice(prefix.length + 2)}` : open;
  return [{ start: atom.open.start, end: atom.inner.end, text: opened + inner }];
}

/** Text inside a w:t; what w:t cannot hold closes and reopens it. */
function written({ scanned }: SpliceContext, atom: Pick<TextAtom, 'run' | 'paragraph'>, text: string): string {
  const { prefix } = scanned;
  const [first = '', ...others] = text.split('\n');
  if (others.length === 0) return plain(prefix, first);
  const { run, paragraph } = atom;
  // Only a run that stands directly in its paragraph can be cut with it.
  if (run.inside.length > 0) return plain(prefix, text.replaceAll('\n', '\v'));
  const properties = paragraph.properties.replace(new RegExp(`<${prefix}sectPr\\b[\\s\\S]*?</${prefix}sectPr>`), '');
  const next = `</${prefix}t></${prefix}r></${prefix}p><${prefix}p>${properties}<${prefix}r>${run.properties}<${prefix}t xml:space="preserve">`;
  return [first, ...others].map((line) => plain(prefix, line)).join(next);
}

function plain(prefix: string, text: string): string {
  const reopened = (element: string): string => `</${prefix}t><${prefix}${element}/><${prefix}t xml:space="preserve">`;
  return escapeXml(text)
    .replaceAll('&quot;', '"')
    .replaceAll('\t', reopened('tab'))
    .replaceAll('\v', reopened('br'))
    .replaceAll('\n', reopened('br'));
}

/** As Word writes a replacement that waits to be accepted: the run is cut, the old words deleted, the new ones inserted. */
function tracked({ scanned }: SpliceContext, { run }: TextAtom, old: string, text: string, tracking: Tracking): string {
  const { prefix: w } = scanned;
  const mark = (): string =>
    `${w}id="${tracking.nextId()}" ${w}author="${escapeXml(tracking.author)}" ${w}date="${tracking.date}"`;
  const cut = `</${w}t></${w}r>`;
  const resume = `<${w}r>${run.properties}<${w}t xml:space="preserve">`;
  const gone =
    old === ''
      ? ''
      : `<${w}del ${mark()}><${w}r>${run.properties}<${w}delText xml:space="preserve">${old}</${w}delText></${w}r></${w}del>`;
  const words = `<${w}r>${run.properties}<${w}t xml:space="preserve">${plain(w, text)}</${w}t></${w}r>`;
  // Inside an insertion that waits already, new words wait with it.
  const come =
    text === '' ? '' : run.inside.some((name) => name === `${w}ins`) ? words : `<${w}ins ${mark()}>${words}</${w}ins>`;
  return cut + gone + come + resume;
}

function removedSign({ scanned, tracking }: SpliceContext, { span, run }: Extract<Atom, { kind: 'sign' }>): XmlSplice {
  const { xml, prefix: w } = scanned;
  if (tracking === null || run === null) return { ...place(span), text: '' };
  const mark = `${w}id="${tracking.nextId()}" ${w}author="${escapeXml(tracking.author)}" ${w}date="${tracking.date}"`;
  const gone = `<${w}del ${mark}><${w}r>${run.properties}${xml.slice(span.start, span.end)}</${w}r></${w}del>`;
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
  const flag = new RegExp(`<${prefix}showingPlcHdr\\b[^>]*?(?:/>|>\\s*</${prefix}showingPlcHdr>)`).exec(properties);
  if (flag) {
    const start = control.properties.start + flag.index;
    splices.push({ start, end: start + flag[0].length, text: '' });
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
