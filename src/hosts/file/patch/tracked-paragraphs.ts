import type { ScannedParagraph } from '../../../core/report/wordml/scanned-document';
import { elementsOf, withoutElements } from '../../../core/report/wordml/xml-elements';
import { changeMark, type Tracking } from './tracking';
import type { XmlSplice } from './xml-splice';

/**
 * Paragraphs of one control that come and go under tracking, as Word marks them: the end of a paragraph that comes is an insertion, the
 * end of one that goes a deletion. Where words come with ends of their own, the last part keeps the end that was there.
 */
export class TrackedParagraphs {
  private readonly breaks = new Map<ScannedParagraph, number>();
  private readonly gone = new Set<ScannedParagraph>();
  /** Words for paragraphs that are empty tags. */
  private readonly filled = new Map<ScannedParagraph, () => string>();

  constructor(
    private readonly prefix: string,
    private readonly tracking: Tracking,
  ) {}

  /** Must be told of all ends before any is written. */
  willBreak(paragraph: ScannedParagraph, times: number): void {
    if (times > 0) this.breaks.set(paragraph, (this.breaks.get(paragraph) ?? 0) + times);
  }

  willEnd(paragraph: ScannedParagraph): void {
    this.gone.add(paragraph);
  }

  willFill(paragraph: ScannedParagraph, words: () => string): void {
    this.filled.set(paragraph, words);
  }

  /** From one part of a paragraph to the next; asked for in order. */
  nextPart(paragraph: ScannedParagraph): string {
    const left = (this.breaks.get(paragraph) ?? 1) - 1;
    this.breaks.set(paragraph, left);
    const { prefix: w } = this;
    return `</${w}p><${w}p>${left > 0 ? this.marked(paragraph, 'ins') : this.lastProperties(paragraph)}`;
  }

  /** Properties of each paragraph's first part; asked for before any part is written. */
  splices(): XmlSplice[] {
    const { prefix: w } = this;
    const all = new Set([...this.breaks.keys(), ...this.gone, ...this.filled.keys()]);
    return [...all].map((one): XmlSplice => {
      const text = this.breaks.has(one) ? this.marked(one, 'ins') : this.gone.has(one) ? this.marked(one, 'del') : '';
      if (one.inner < one.end) return { start: one.inner, end: one.content, text };
      return { start: one.start, end: one.end, text: `<${w}p>${text}${this.filled.get(one)?.() ?? ''}</${w}p>` };
    });
  }

  private lastProperties(paragraph: ScannedParagraph): string {
    return this.gone.has(paragraph) ? this.marked(paragraph, 'del') : paragraph.properties;
  }

  private marked({ properties: all }: ScannedParagraph, kind: 'ins' | 'del'): string {
    const { prefix: w } = this;
    const own = all === '' ? `<${w}pPr></${w}pPr>` : all;
    // The section ends with the last part.
    const properties = withoutElements(own, (name) => name === `${w}sectPr` || name === `${w}pPrChange`);
    const change = `<${w}${kind} ${changeMark(w, this.tracking)}/>`;
    const inner = properties.indexOf('>') + 1;
    const [look] = elementsOf(properties.slice(inner), (name) => name === `${w}rPr`);
    if (look === undefined)
      return properties.replace(new RegExp(`</${w}pPr>$`), `<${w}rPr>${change}</${w}rPr></${w}pPr>`);
    const [start, end] = [inner + look.start, inner + look.end];
    const given = properties.slice(inner + look.inner, inner + look.innerEnd);
    // An end that is itself a waiting insertion stays one when it goes: rejecting all takes it out again.
    const waiting = kind === 'del' ? elementsOf(given, (name) => name === `${w}ins`) : [];
    const earlier = waiting.map((one) => given.slice(one.start, one.end)).join('');
    const words = withoutElements(given, (name) => name === `${w}ins` || name === `${w}del`);
    return `${properties.slice(0, start)}<${w}rPr>${earlier}${change}${words}</${w}rPr>${properties.slice(end)}`;
  }
}
