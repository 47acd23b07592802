import { inTwo } from '../core/prose/audit/in-two';
import type { TextRange } from '../core/report/refresh/found-document';
import type { Beside } from '../core/prose/book/audit-book';
import { auditReport, type Audit, type AuditedText, type AuditFinding } from './audit-report';

/** A finding of 文字核对 as people are shown it: with the sentences it is about. */
export interface ListedFinding extends AuditFinding {
  /** The kind and the words that were held against each other: the same in the next reading as long as nobody changes them. */
  readonly key: string;
  /** The message's first sentence: both numbers and the computation. */
  readonly title: string;
  /** The rest of the message: why it matters. '' without. */
  readonly why: string;
  /** The heading it stands under, “二、（一）基本支出情况”; '' without. */
  readonly section: string;
  readonly passages: readonly Passage[];
  /** 改用建议写法; absent where only the writer can tell which figure is wrong. */
  readonly mended?: MendedSentence;
}

/** A sentence as it should be. */
export interface MendedSentence {
  /** Cut as its passage is. */
  readonly text: string;
  /** The new words, as a range of `text`. */
  readonly mark: TextRange;
  /** What they take the place of, as a range of the whole text. */
  readonly range: TextRange;
  readonly words: string;
}

/** A sentence of the text that a finding quotes. */
export interface Passage {
  /** Cut where it is long: an ellipsis says so. */
  readonly text: string;
  /** The quotes, as ranges of `text`. */
  readonly marks: readonly TextRange[];
  /** The first quote, as a range of the whole text. */
  readonly range: TextRange;
  /** Where `text` begins in the whole text; before what is cut, its ellipsis counted. */
  readonly at: number;
  /** Counted from 1 as people count: empty lines are none. */
  readonly paragraph: number;
}

export interface ListedAudit {
  readonly findings: readonly ListedFinding[];
  readonly passed: Audit['passed'];
  /** Length of the text without blanks, as Word counts characters. */
  readonly characters: number;
}

/** Audits a text, against its workbook where that is at hand, and says where in it each finding stands. Pure; linear in the text. */
export function listAudit(text: AuditedText, beside: Beside | null = null): ListedAudit {
  const { findings, passed } = auditReport(text, beside);
  const lines = new Lines(text.text);
  const seen = new Map<string, number>();
  const listed = findings.map((finding): ListedFinding => {
    const words = finding.quotes.map((quote) => quote.text.replace(/\s/g, '')).join('…');
    const count = (seen.get(`${finding.kind}:${words}`) ?? 0) + 1;
    seen.set(`${finding.kind}:${words}`, count);
    const [title, why] = inTwo(finding.message);
    const passages = passagesOf(text.text, finding.quotes, lines);
    const mended = mendedSentence(passages, finding);
    return {
      ...finding,
      key: `${finding.kind}:${words}${count > 1 ? `#${count}` : ''}`,
      title,
      why,
      section: lines.sectionAt(finding.quotes[0]?.start ?? 0),
      passages,
      ...(mended === null ? {} : { mended }),
    };
  });
  return { findings: listed, passed, characters: text.text.replace(/\s/g, '').length };
}

/** Shown on either side of a quote in a sentence that is longer than both together. */
const around = 60;
const sentenceEnd = /[。！？\r\n]/;

function passagesOf(text: string, quotes: AuditFinding['quotes'], lines: Lines): Passage[] {
  const passages: { from: number; to: number; quotes: TextRange[] }[] = [];
  for (const { start, end } of quotes) {
    const own = passages.find(({ from, to }) => from <= start && end <= to);
    if (own) own.quotes.push({ start, end });
    else passages.push({ ...sentenceAround(text, start, end), quotes: [{ start, end }] });
  }
  return passages.map(({ from, to, quotes: own }) => {
    const sorted = [...own].sort((a, b) => a.start - b.start);
    const head = isOpen(text[from - 1]) ? '…' : '';
    const tail = isOpen(text[to]) && isOpen(text[to - 1]) ? '…' : '';
    const shift = from - head.length;
    return {
      text: head + text.slice(from, to).replace(/[\s\ufffc]/g, ' ') + tail,
      marks: sorted.map(({ start, end }) => ({ start: start - shift, end: end - shift })),
      range: own[0]!,
      at: shift,
      paragraph: lines.numberAt(from),
    };
  });
}

function mendedSentence(passages: readonly Passage[], { amendment }: AuditFinding): MendedSentence | null {
  if (amendment === undefined) return null;
  const { start, end, text: words } = amendment;
  const passage = passages.find((one) => one.at <= start && end <= one.at + one.text.length);
  if (passage === undefined) return null;
  const from = start - passage.at;
  const text = passage.text.slice(0, from) + words + passage.text.slice(end - passage.at);
  return { text, mark: { start: from, end: from + words.length }, range: { start, end }, words };
}

/** Its full stop is part of a sentence; the blanks before it are not. */
function sentenceAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < around && !sentenceEnd.test(text[from - 1]!)) from--;
  while (from < start && /\s/.test(text[from]!)) from++;
  let to = end;
  while (to < text.length && to - end < around && !sentenceEnd.test(text[to]!)) to++;
  if (text[to] !== undefined && /[。！？]/.test(text[to]!)) to++;
  return { from, to };
}

/** Whether a sentence goes on there. */
const isOpen = (sign: string | undefined): boolean => sign !== undefined && !/[。！？\s]/.test(sign);

const chapter = /^第?[一二三四五六七八九十]{1,3}(?:、|(?:章|节|部分?)[、，\s]?)/;
const part = /^[（(][一二三四五六七八九十]{1,3}[)）]/;
const longestHeading = 30;

/** The text's lines: their numbers, and the headings among them. */
class Lines {
  private readonly starts: number[] = [];
  private readonly headings: { readonly start: number; readonly text: string }[] = [];

  constructor(text: string) {
    let chapterMark = '';
    let at = 0;
    for (const line of text.split('\n')) {
      const words = line.trim();
      if (words !== '') {
        this.starts.push(at);
        // “（一）基本支出情况。2018年…”: the heading runs into its text.
        const heading = words.split(/[。：\t]/, 1)[0]!;
        const asChapter = chapter.exec(heading);
        if (heading.length <= longestHeading && (asChapter || part.test(heading))) {
          if (asChapter) chapterMark = asChapter[0].trim();
          this.headings.push({ start: at, text: asChapter ? heading : chapterMark + heading });
        }
      }
      at += line.length + 1;
    }
  }

  numberAt(offset: number): number {
    return lastBefore(this.starts, offset, (start) => start) + 1;
  }

  sectionAt(offset: number): string {
    return this.headings[lastBefore(this.headings, offset, ({ start }) => start)]?.text ?? '';
  }
}

/** Index of the last of an ordered list that does not start behind an offset; −1: none. */
function lastBefore<T>(list: readonly T[], offset: number, startOf: (one: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle]!) > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
