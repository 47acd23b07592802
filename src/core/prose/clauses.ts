import { figuresIn, type Figure } from './figures';
import { withHalves } from './halves';
import { plainText } from './plain-text';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

/** A piece of a sentence between two marks, with its figures; offsets of figures are within the clause. */
export interface Clause {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Counts from 0; 。；！？ and line ends part sentences. */
  readonly sentence: number;
  /** Where it begins in the plain text. */
  readonly start: number;
  /** It stands in brackets behind the clause before. */
  readonly isBracket: boolean;
}

const marks = /[，；。：！？（）\n]/;
const clausesOfTexts = ofTexts(512, split);

/** A text of a few sentences in clauses, in plain form. */
export function clausesIn(text: string, memory?: Memory): readonly Clause[] {
  return (memory?.at(clausesOfTexts) ?? split)(text);
}

function split(source: string): readonly Clause[] {
  const { text } = plainText(source);
  const figures = withHalves(text, figuresIn(text));
  const clauses: Clause[] = [];
  let [start, sentence, depth, next] = [0, 0, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at] ?? '\n';
    if (!marks.test(sign)) continue;
    if (at > start) {
      const own: Figure[] = [];
      for (; next < figures.length && figures[next]!.start < at; next++) {
        const figure = figures[next]!;
        own.push({ ...figure, start: figure.start - start, end: figure.end - start });
      }
      clauses.push({
        text: text.slice(start, at).replace(/[“”‘’]/g, ' '),
        figures: own,
        sentence,
        start,
        isBracket: depth > 0,
      });
    }
    if (sign === '（') depth++;
    if (sign === '）') depth = Math.max(0, depth - 1);
    if (/[。；！？\n]/.test(sign)) sentence++;
    start = at + 1;
  }
  return clauses;
}
