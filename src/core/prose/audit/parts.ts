import type { Mention, Reading } from '../mentions';
import { addable } from '../mentions';
import {
  amongThem,
  andSoOn,
  examples,
  inAddition,
  notAPart,
  partsOpen,
  partsOpenAtEnd,
  someOnly,
} from '../words/lists';

/** A figure and the figures the text breaks it into. */
export interface Breakdown {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  /** How plainly the text says so: 其中…; a bare bracket; a bare list behind 共. */
  readonly said: 'named' | 'bracket' | 'bare';
  /** Figures that may come on top of the parts (“另…283户”), each more makes another reading. */
  readonly more: readonly Mention[];
  /** The list says of itself that it is not complete (等, 主要). */
  readonly isOpen: boolean;
}

/** Tokens a breakdown may reach over; a longer one nobody reads, and the work stays linear. */
const reach = 400;

/** Every figure that is followed by a breakdown of itself, in order. */
export function breakdowns(reading: Reading): Breakdown[] {
  const found: Breakdown[] = [];
  for (const total of reading.mentions) {
    if (total.unit === null || total.isChange || /%|百分点|年|月|天|岁/.test(total.unit)) continue;
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
          more: [],
          isOpen: parts.isOpen,
        };
    }
  }
  if (partsOpenAtEnd.test(behind)) return named(reading, total, at, examples.test(behind));
  const opening = findOpening(reading, total);
  if (opening >= 0) return named(reading, total, opening, false);
  return bareList(reading, total, at) ?? byNoun(reading, total, at);
}

/** “设13个部门。业务部门9个，…；辅助部门2个…；综合部门2个…”: the next sentence tells each kind of what was counted. */
function byNoun(reading: Reading, total: Mention, from: number): Breakdown | null {
  const { tokens } = reading;
  const noun = /^[\u4e00-\u9fff]{2,5}$/.test(total.noun) ? total.noun : null;
  if (noun === null || total.depth > 0 || tokens[from]?.text !== '。') return null;
  let to = from + 1;
  const last = Math.min(tokens.length, from + reach);
  while (to < last && tokens[to]!.sentence === total.sentence + 1 && tokens[to]!.text !== '\n') to++;
  const { mentions, isOpen } = partsIn(reading, total, from + 1, to, 0);
  const isEach = (one: Mention): boolean =>
    one.label.replace(/(?:为|是|有|共)$/, '').endsWith(noun) && one.label !== noun;
  if (mentions.length < 2 || !mentions.every(isEach)) return null;
  return { total, parts: mentions, said: 'bracket', more: [], isOpen };
}

/** Where the breakdown's words begin, before another figure of the kind is told; −1 without one. */
function findOpening(reading: Reading, total: Mention): number {
  const { tokens, at: mentions } = reading;
  const last = Math.min(tokens.length, total.token + reach);
  for (let i = total.token + 1; i < last; i++) {
    const token = tokens[i]!;
    if (token.depth < total.depth) return -1;
    if (token.depth > total.depth) continue;
    if (token.sentence > total.sentence + 1 || (token.kind === 'mark' && token.text === '；')) return -1;
    const mention = mentions.get(i);
    if (mention && addable(mention, total) && !mention.isChange) return -1;
    if (token.kind !== 'words' || !isHead(tokens[i - 1])) continue;
    const isNext = token.sentence > total.sentence;
    if (isNext && !amongThem.test(token.text)) return -1;
    if (partsOpen.test(token.text) && !(token.text.startsWith('由') && !/组成|构成/.test(token.text))) return i;
  }
  return -1;
}

const isHead = (before: Reading['tokens'][number] | undefined): boolean =>
  before?.kind === 'mark' || before?.kind === 'close';

function named(reading: Reading, total: Mention, from: number, isOpen: boolean): Breakdown | null {
  const { tokens } = reading;
  const sentence = sentenceAt(reading, from);
  let to = from;
  const last = Math.min(tokens.length, from + reach);
  while (to < last && tokens[to]!.sentence === sentence && tokens[to]!.depth >= total.depth) to++;
  const list = partsIn(reading, total, from, to, total.depth);
  const more: Mention[] = [];
  if (list.mentions.length === 1) list.mentions.push(...continuing(reading, total, to, sentence + 1));
  else more.push(...additions(reading, total, to, sentence + 1));
  return { total, parts: list.mentions, said: 'named', more, isOpen: isOpen || list.isOpen };
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

/** “共受理案件11起，驳回6起、撤诉2起、败诉3起”: a bare list behind a word for all. */
function bareList(reading: Reading, total: Mention, from: number): Breakdown | null {
  const { tokens } = reading;
  const mark = tokens[from];
  if (!/共|合计|总计/.test(total.label) || total.depth > 0 || mark?.kind !== 'mark' || !/[，：]/.test(mark.text))
    return null;
  let to = from + 1;
  while (to < tokens.length && tokens[to]!.sentence === total.sentence && tokens[to]!.text !== '；') to++;
  const { mentions, isOpen } = partsIn(reading, total, from + 1, to, 0);
  const isPlain =
    mentions.length > 1 &&
    mentions.every(
      ({ token, noun, label }) =>
        noun === '' && label !== '' && label.length <= 12 && (tokens[token + 1]?.kind === 'mark' || token + 1 === to),
    ) &&
    mentions.slice(1).every(({ token, label }, i) => token - mentions[i]!.token === (label === '' ? 2 : 3));
  return isPlain ? { total, parts: mentions, said: 'bare', more: [], isOpen } : null;
}

/** Figures of the total's kind in a stretch of tokens, one a group where ； makes groups. */
function partsIn(
  reading: Reading,
  total: Mention,
  from: number,
  to: number,
  depth: number,
): { mentions: Mention[]; isOpen: boolean } {
  const { tokens, at } = reading;
  const groups: Mention[][] = [[]];
  let isOpen = false;
  let lastWords = '';
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.depth !== depth) continue;
    if (token.kind === 'mark' && token.text === '；') groups.push([]);
    const group = groups[groups.length - 1]!;
    // A 其中 behind a part breaks that part down.
    if (token.kind === 'words' && i > from && group.length > 0 && amongThem.test(token.text)) break;
    if (token.kind === 'words') lastWords = token.text;
    const mention = at.get(i);
    if (mention && isPart(mention, total)) group.push(mention);
  }
  if (andSoOn.test(lastWords)) isOpen = true;
  // “数量指标3个，分别为A、B；质量指标1个”: names follow, the figures behind ； are the total's own neighbours.
  if (groups[0]!.length === 0) return { mentions: [], isOpen };
  const filled = groups.filter((group) => group.length > 0);
  const mentions = filled.length > 1 ? filled.map((group) => group[0]!) : (filled[0] ?? []);
  if (filled.length > 1 && groups.length - filled.length > 1) isOpen = true;
  return { mentions, isOpen };
}

function isPart(mention: Mention, total: Mention): boolean {
  if (!addable(mention, total) || mention.isChange) return false;
  const label = mention.label.replace(/^(?:其中[，：]?)+/, '').replace(/^(?:包括|包含|分别(?:是|为)|有|为|即)/, '');
  return !notAPart.test(label);
}
