import { Problem } from '../../../core/problem/further-problem';
import type { TextRange } from '../../../core/report/refresh/found-document';
import { documentText, type DocumentText } from '../../../core/report/wordml/document-text';
import { scanDocument } from '../../../core/report/wordml/scan';
import type { RunLimits } from '../in-time';
import { readFlatPackage } from '../../port/live/words/flat-package';
import { searchText } from './hits';
import { isOwn } from './own-control';
import { ofWord } from './problems';
import { wordRun } from './run';
import { placesInParagraphs, saysLineOf, type LinePlace } from '../../port/live/text-place';

/** The whole body in one sync, as the file host reads the same document from its file. Nothing is written. */
export function readBodyText(limits: RunLimits): Promise<DocumentText> {
  return wordRun(limits, async (context) => {
    const ooxml = context.document.body.getOoxml();
    // A member of the floor, WordApi 1.3 (see readDocument).
    context.document.body.load('type');
    await context.sync();
    return documentText(scanDocument(readFlatPackage(ooxml.value).document, 'word/document.xml', ''));
  });
}

/**
 * Selects a range of a text that was read before, in three syncs: the paragraphs, a search in the one that holds it, the selection.
 * @throws Problem host.text-gone where the document says it nowhere now
 */
export function selectBodyText(text: string, range: TextRange, limits: RunLimits): Promise<void> {
  return wordRun(limits, async (context) => {
    const paragraphs = context.document.body.paragraphs.load('items/text');
    await context.sync();
    const lines = paragraphs.items.map((one) => one.text);
    const places = placesInParagraphs(text, range, lines);
    if (places === null || places.length === 0) throw gone(text, range);
    const wanted = edgesOf(places).map((place) => ({ place, proxy: paragraphs.items[place.paragraph]! }));
    const asked = wanted.map(({ place, proxy }) => ask(proxy, lines[place.paragraph]!, place));
    if (asked.some((one) => one.hits !== null)) await context.sync();
    const [first, ...others] = asked.map((one) => one.found() ?? one.whole());
    others.reduce((all, one) => all.expandTo(one), first!).select('Select');
    await context.sync();
  });
}

/**
 * Writes words for a range of a text that was read before, in four syncs. Only where Word finds the very place: a near one would be
 * somebody else's figure.
 * @throws Problem host.text-gone, host.text-followed
 */
export function amendBodyText(text: string, range: TextRange, words: string, limits: RunLimits): Promise<void> {
  return wordRun(limits, async (context) => {
    const paragraphs = context.document.body.paragraphs.load('items/text');
    await context.sync();
    const lines = paragraphs.items.map((one) => one.text);
    const [place, ...others] = placesInParagraphs(text, range, lines) ?? [];
    if (place === undefined || others.length > 0) throw gone(text, range);
    const line = lines[place.paragraph]!;
    if (!saysLineOf(text, range, line)) throw gone(text, range);
    const asked = ask(paragraphs.items[place.paragraph]!, line, place);
    if (asked.hits !== null) await context.sync();
    const found = asked.found();
    if (found === null) throw gone(text, range);
    const inner = found.parentContentControlOrNullObject.load('tag');
    const outer = inner.parentContentControlOrNullObject.load('tag');
    await context.sync();
    if ([inner, outer].some(isOwn)) throw new Problem('host.text-followed', { ...ofWord, text: wordsAt(text, range) });
    found.insertText(words, 'Replace');
    await context.sync();
  });
}

const gone = (text: string, range: TextRange): Problem =>
  new Problem('host.text-gone', { ...ofWord, text: wordsAt(text, range) });

function wordsAt(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}

/** Word takes 255 characters; what is written with a ^ counts double. */
const longest = 100;

/** From the first stretch to the last; a long one by its two ends. */
function edgesOf(places: readonly LinePlace[]): LinePlace[] {
  const [first, last] = [places[0]!, places[places.length - 1]!];
  if (first === last && first.end - first.start <= longest) return [first];
  return [
    { ...first, end: Math.min(first.end, first.start + longest) },
    { ...last, start: Math.max(last.start, last.end - longest) },
  ];
}

/** What a search has codes of its own for, and half characters. */
// eslint-disable-next-line no-control-regex
const unsearchable = /[\u0000-\u0008\u000a\u000c-\u001f\u00ad\u2011\ufffc]|^[\udc00-\udfff]|[\ud800-\udbff]$/;

/** A search for a stretch of a paragraph; `found` is null where Word does not find as many as the paragraph's text has. */
function ask(
  proxy: Word.Paragraph,
  line: string,
  { start, end }: LinePlace,
): {
  readonly hits: Word.RangeCollection | null;
  readonly found: () => Word.Range | null;
  readonly whole: () => Word.Range;
} {
  const whole = (): Word.Range => proxy.getRange('Content');
  const needle = line.slice(start, end);
  const starts = startsOf(line, needle);
  const nth = starts.indexOf(start);
  if (nth < 0 || unsearchable.test(needle)) return { hits: null, found: () => null, whole };
  const hits = proxy.search(searchText(needle), { matchCase: true }).load('items/text');
  return {
    hits,
    found: () => {
      const exact = hits.items.filter((one) => one.text === needle);
      return exact.length === starts.length ? exact[nth]! : null;
    },
    whole,
  };
}

/** As a search meets them: none inside another. */
function startsOf(line: string, needle: string): number[] {
  const starts: number[] = [];
  for (let at = line.indexOf(needle); at >= 0; at = line.indexOf(needle, at + needle.length)) starts.push(at);
  return starts;
}
