import type { Mention, Reading } from '../mentions';
import { addable } from '../mentions';
import {
  amongThem,
  examples,
  inAddition,
  namesSome,
  onlyTheFirst,
  partsOpen,
  partsOpenAtEnd,
  someOnly,
} from '../words/lists';
import { isPlanInside } from './plan-inside';
import { ofOne } from '../words/prices';
import { bareList, byNoun, summedUp } from './bare-parts';
import type { Breakdown } from './breakdown';
import { partsIn, reach } from './part-list';

/** Every figure that is followed by a breakdown of itself, in order. */
export function breakdowns(reading: Reading): Breakdown[] {
  const found: Breakdown[] = [];
  for (const total of reading.mentions) {
    if (total.unit === null || total.isChange || total.isBase || /%|百分点|年|月|天|岁/.test(total.unit)) continue;
    if (ofOne.test(total.label) || isPlanInside(reading, total)) continue;
    const one = breakdownOf(reading, total);
    if (one && one.parts.length > 0) found.push(one);
  }
  return found;
}

function breakdownOf(reading: Reading, total: Mention): Breakdown | null {
  const { tokens } = reading;
  let at = total.token + 1;
  let behind = '';
  for (; tokens[at]?.kind === 'words'; at++) behind += tokens[at]!.text;
  const next = tokens[at];
  if (next?.kind === 'open' && next.pair > 0) {
    const words = tokens[at + 1]?.kind === 'words' ? tokens[at + 1]!.text : '';
    if (!someOnly.test(words)) {
      const parts = partsIn(reading, total, at + 1, next.pair, next.depth + 1);
      if (parts.mentions.length > 1)
        return {
          total,
          parts: parts.mentions,
          said: partsOpen.test(words) ? 'named' : 'bracket',
          others: parts.others,
          more: parts.more,
          isOpen: parts.isOpen,
        };
    }
  }
  if (partsOpenAtEnd.test(behind)) return named(reading, total, at, examples.test(behind));
  const opening = findOpening(reading, total);
  if (opening >= 0) return named(reading, total, opening, false);
  return bareList(reading, total, at) ?? byNoun(reading, total, at) ?? summedUp(reading, total);
}

/** Where the breakdown's words begin, before another figure of the kind is told; −1 without one. */
function findOpening(reading: Reading, total: Mention): number {
  const { tokens, at: mentions } = reading;
  const last = Math.min(tokens.length, total.token + reach);
  for (let i = total.token + 1; i < last; i++) {
    const token = tokens[i]!;
    if (token.depth < total.depth) return -1;
    if (token.depth > total.depth) continue;
    if (token.sentence > total.sentence + 1 || (isSemicolon(token) && !amongThem.test(tokens[i + 1]?.text ?? '')))
      return -1;
    const mention = mentions.get(i);
    if (mention && addable(mention, total) && !mention.isChange && !mention.isBase && !isPlanInside(reading, mention))
      return -1;
    if (token.kind !== 'words' || !isHead(tokens[i - 1])) continue;
    const isNext = token.sentence > total.sentence;
    if (isNext && !amongThem.test(token.text)) return -1;
    if (partsOpen.test(token.text) && (!token.text.startsWith('由') || isMadeOf(tokens, i))) return i;
  }
  return -1;
}

/** “由中央资金5万元、省级资金3万元组成”: 由 opens parts only where the clause says so at its end. */
function isMadeOf(tokens: Reading['tokens'], from: number): boolean {
  for (let i = from; i < tokens.length && i < from + reach && tokens[i]!.sentence === tokens[from]!.sentence; i++)
    if (tokens[i]!.kind === 'words' && /组成|构成/.test(tokens[i]!.text)) return true;
  return false;
}

const isSemicolon = ({ kind, text }: Reading['tokens'][number]): boolean => kind === 'mark' && text === '；';

const isHead = (before: Reading['tokens'][number] | undefined): boolean =>
  before?.kind === 'mark' || before?.kind === 'close';

function named(reading: Reading, total: Mention, from: number, isOpen: boolean): Breakdown | null {
  const { tokens } = reading;
  const sentence = sentenceAt(reading, from);
  let to = from;
  const last = Math.min(tokens.length, from + reach);
  while (to < last && tokens[to]!.sentence === sentence && tokens[to]!.depth >= total.depth) to++;
  const list = partsIn(reading, total, from, to, total.depth);
  if (list.mentions.length === 0) list.mentions.push(...lined(reading, total, to));
  const more: Mention[] = [...list.more];
  if (list.mentions.length === 1) list.mentions.push(...continuing(reading, total, to, sentence + 1));
  else more.push(...additions(reading, total, to, sentence + 1));
  const opening = reading.tokens[from]?.kind === 'words' ? reading.tokens[from]!.text : '';
  const said = amongThem.test(opening) || !namesSome.test(opening) ? 'named' : 'some';
  const isSelection = isOpen || list.isOpen || onlyTheFirst.test(list.mentions[0]?.label ?? '');
  return { total, parts: list.mentions, said, others: list.others, more, isOpen: isSelection };
}

const numbered = /^(?:（?\d{1,2}[）.、．]|（[一二三四五六七八九十]+）|[①-⑳])/;

/** “其中：⏎1.教育支出5.6万元；⏎2.…”: a part a line, as long as lines are numbered and each tells its amount. */
function lined(reading: Reading, total: Mention, from: number): Mention[] {
  const { tokens, text } = reading;
  const parts: Mention[] = [];
  const last = Math.min(tokens.length, from + reach);
  if (!endsInOpening(reading, from)) return [];
  // A line end still belongs to its sentence.
  for (let start = tokens[from]?.text === '\n' ? from : from - 1; tokens[start]?.text === '\n' && start < last;) {
    let end = start + 1;
    while (end < last && tokens[end]!.text !== '\n') end++;
    const head = tokens[start + 1];
    if (head === undefined || !numbered.test(text.slice(head.start, head.start + 5))) break;
    const [part] = partsIn(reading, total, start + 1, end, total.depth).mentions;
    if (part === undefined) return [];
    parts.push(part);
    start = end;
  }
  return parts;
}

/** “其中：” and nothing more before the lines: “其中东区已全部完工。⏎3.…” goes on with another matter. */
function endsInOpening({ tokens }: Reading, to: number): boolean {
  let at = to - 1;
  while (tokens[at]?.kind === 'mark') at--;
  const words = tokens[at]?.kind === 'words' ? tokens[at]!.text : '';
  return partsOpenAtEnd.test(words) || (partsOpen.test(words) && words.length <= 8);
}

function sentenceAt({ tokens }: Reading, at: number): number {
  const token = tokens[at];
  if (!token) return -1;
  return token.kind === 'mark' && /[。！？\n]/.test(token.text) ? token.sentence + 1 : token.sentence;
}

/** “其中，一般公共服务5万元。公共安全支出0元，教育支出0元。”: a sentence of nothing but items goes on with the list. */
function continuing(reading: Reading, total: Mention, from: number, sentence: number): Mention[] {
  const { tokens, at } = reading;
  const items: Mention[] = [];
  let start = from;
  while (tokens[start]?.kind === 'mark' && tokens[start]?.text === '。') start++;
  if (tokens[start - 1]?.text === '\n') return [];
  for (let i = start; i < tokens.length && tokens[i]!.sentence === sentence; i++) {
    const token = tokens[i]!;
    const mention = at.get(i);
    if (mention) {
      if (!addable(mention, total) || mention.isChange || mention.noun !== '' || mention.label === '') return [];
      items.push(mention);
    } else if (token.kind === 'open' || token.kind === 'close' || token.text === '\n') {
      if (token.text !== '\n') return [];
    } else if (token.kind === 'words' && tokens[i + 1]?.kind !== 'figure') return [];
  }
  return items.length > 1 ? items : [];
}

/** “另受理…283户” in the sentence behind the list. */
function additions(reading: Reading, total: Mention, from: number, sentence: number): Mention[] {
  const { tokens, mentions } = reading;
  let start = from;
  while (tokens[start]?.kind === 'mark') start++;
  const first = tokens[start];
  if (first?.kind !== 'words' || first.sentence !== sentence || !inAddition.test(first.text)) return [];
  const one = mentions.find(
    (mention) => mention.sentence === sentence && mention.token > start && addable(mention, total),
  );
  return one ? [one] : [];
}
