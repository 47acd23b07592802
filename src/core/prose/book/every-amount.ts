import type { Mention, Reading } from '../mentions';
import { quote, type Quote, type Relation } from '../audit/relation';
import { cellsOf, told } from './known';
import type { BookFigure } from './book';
import type { NamedFigures } from './named-figures';

/** How many amounts, rates, people and vehicles a text tells, and what became of them: every one is one of the three. */
export interface AmountCounts {
  readonly total: number;
  /** Held against another figure, and alike. */
  readonly agreed: number;
  /** In a finding that asks for something. */
  readonly told: number;
  /** Nothing to hold it against, or no figure that can be read. */
  readonly unverifiable: number;
}

interface Amount {
  readonly start: number;
  readonly end: number;
  /** null: it is an amount, and no figure could be read from it. */
  readonly mention: Mention | null;
}

const counted = /^(?:[万亿]?元(?:\/.*)?|%|个百分点|人|辆)$/;
/** What looks like one where figures were not read: notes between number and unit (125①万元), 千元, 壹佰万元. */
const looks =
  /(?<![\d.,第])\d[\d,]*(?:\.\d+)?(?:[①-⑳⓪⁰¹²³⁴-⁹*※†‡^]{0,3}|（?注\d{0,2}）?|\[\d{1,2}\])(?:[十百千万亿]{0,2}元|%|人(?![员民次民生大口均才事工身体])|辆)|(?<![零壹贰叁肆伍陆柒捌玖拾佰仟万亿])[壹贰叁肆伍陆柒捌玖拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,30}元/gu;

/**
 * What nothing was found of is told as well: an amount that nobody held against anything looks like one that was found right.
 * @param relations all that were found in the text
 * @param book null: none is at hand, or it is another unit's or year's
 */
export function everyAmount(
  reading: Reading,
  source: string,
  relations: readonly Relation[],
  book: NamedFigures | null,
): { readonly relations: readonly Relation[]; readonly counts: AmountCounts } {
  const stands = coverOf(source.length, relations);
  const found: Relation[] = [];
  const alone = new Map<number, { figure: Quote; said: Quote }[]>();
  const sentences = sentencesOf(source);
  let [agreed, toldOf, unverifiable] = [0, 0, 0];
  const amounts = amountsOf(reading);
  for (const { start, end, mention } of amounts) {
    const own = quote(reading, source, start, end);
    const cover = stands(own.start, own.end);
    if (cover === 'told') toldOf++;
    else if (cover === 'agreed') agreed++;
    else if (cover === 'unknown') unverifiable++;
    else if (mention === null) {
      unverifiable++;
      found.push(unreadable(own));
    } else {
      const meant = book?.figureOf(reading, mention) ?? null;
      if (meant?.isSame) agreed++;
      else unverifiable++;
      if (meant) found.push(likely(own, meant.figure, meant.isSame));
      else {
        const at = sentences(own.start);
        const said = quote(reading, source, mention.start, mention.end);
        alone.set(at, [...(alone.get(at) ?? []), { figure: own, said }]);
      }
    }
  }
  for (const ones of alone.values()) found.push(lonely(ones, book !== null));
  return { relations: found, counts: { total: amounts.length, agreed, told: toldOf, unverifiable } };
}

function amountsOf({ mentions, text }: Reading): readonly Amount[] {
  const read = mentions
    .filter(({ figure }) => figure.unit !== null && counted.test(figure.unit))
    .map((mention): Amount => ({ start: mention.figure.start, end: mention.figure.end, mention }));
  const ends = new Set<number>();
  for (const { start, end } of read) for (let at = start; at < end; at++) ends.add(at);
  const odd = [...text.matchAll(looks)].flatMap(({ 0: all, index }): Amount[] =>
    ends.has(index) || ends.has(index + all.length - 1)
      ? []
      : [{ start: index, end: index + all.length, mention: null }],
  );
  return [...read, ...odd].sort((a, b) => a.start - b.start);
}

type Cover = 'told' | 'agreed' | 'unknown' | null;
const weights = { holds: 2, fails: 3, asks: 3, hints: 3, unknown: 1 } as const;

/** What was said of a place of the source, the heaviest of it. */
function coverOf(length: number, relations: readonly Relation[]): (start: number, end: number) => Cover {
  const marks = new Uint8Array(length);
  for (const { verdict, quotes } of relations)
    for (const { start, end } of quotes)
      for (let at = start; at < end; at++) if (marks[at]! < weights[verdict]) marks[at] = weights[verdict];
  return (start, end) => {
    let most = 0;
    for (let at = start; at < end; at++) most = Math.max(most, marks[at]!);
    return ([null, 'unknown', 'agreed', 'told'] as const)[most]!;
  };
}

/** The sentence of a place, by its number. */
function sentencesOf(source: string): (at: number) => number {
  const ends = [...source.matchAll(/[。！？\n]/g)].map(({ index }) => index);
  let next = 0;
  let last = 0;
  return (at) => {
    if (at < last) next = 0;
    last = at;
    while (next < ends.length && ends[next]! < at) next++;
    return next;
  };
}

function unreadable(own: Quote): Relation {
  return {
    kind: 'alone',
    quotes: [own],
    verdict: 'unknown',
    message: `“${bare(own)}”读不成一个数，没有核对。请去掉数和单位之间的注号、空格，写成“125万元”这样再核对。`,
    left: bare(own),
  };
}

function likely(own: Quote, meant: BookFigure, isSame: boolean): Relation {
  const left = bare(own);
  const shared = { kind: 'workbook', quotes: [own], left, cells: cellsOf(meant) } as const;
  if (isSame) return { ...shared, verdict: 'holds', message: '' };
  return {
    ...shared,
    verdict: 'unknown',
    message: `文中写${left}，工作簿${told(meant)}，不能断定说的是同一个数。请对照表看一遍。`,
    right: meant.shown,
  };
}

/** So many are named in the sentence. */
const mostNamed = 4;

function lonely(ones: readonly { readonly figure: Quote; readonly said: Quote }[], hasBook: boolean): Relation {
  const names = ones
    .slice(0, mostNamed)
    .map(({ figure }) => bare(figure))
    .join('、');
  const all = ones.length > mostNamed ? `${names}等${ones.length}个数` : names;
  const where = hasBook ? '文中没有能与它核对的另一个数，工作簿里也没有认出是哪一项' : '文中没有能与它核对的另一个数';
  return {
    kind: 'alone',
    quotes: ones.map(({ said }) => said),
    verdict: 'unknown',
    message: `${all}：${where}。请自己对照账表。`,
  };
}

const bare = ({ text }: Quote): string => text.replace(/\s/g, '');
