import { addable, type Mention, type Reading } from '../mentions';
import { links, shareEnds, shareStarts, totalOf, wholeEnds, wholes } from '../words/rates';
import { withoutEnds, withoutStarts } from '../ends';
import type { Breakdown } from './breakdown';
import { segmentBefore } from './context';
import { isPercent, percentOf, percentText } from './quotient';
import { amendmentOf, quotesOf, shown, type Relation } from './relation';

/** Shares (“占基本支出的94.89%”) against the quotient of the two figures. */
export function shares(reading: Reading, source: string, lists: readonly Breakdown[]): Relation[] {
  const wholeOf = new Map<Mention, Mention>();
  for (const { total, parts } of lists) for (const part of parts) if (!wholeOf.has(part)) wholeOf.set(part, total);
  const found: Relation[] = [];
  let last: { whole: Mention; sentence: number } | null = null;
  for (const rate of reading.mentions) {
    if (rate.unit !== '%') continue;
    const named = shareOf(rate.label);
    if (named === null) continue;
    const part = partBefore(reading, rate);
    if (part === null) continue;
    const isOpen = wholes.test(named);
    const listed = wholeOf.get(part);
    const running: Mention | undefined =
      last !== null && rate.sentence - last.sentence <= 3 && addable(last.whole, part) ? last.whole : undefined;
    const candidates: readonly Mention[] = isOpen
      ? [listed, running, totalBefore(reading, part, named)].filter((one) => one !== undefined)
      : namedBefore(reading, rate, part, named);
    const relation = judge(reading, source, rate, part, candidates);
    if (relation === null) continue;
    found.push(relation);
    if (isOpen && candidates[0]) last = { whole: candidates[0], sentence: rate.sentence };
  }
  return found;
}

/** “占基本支出的94.89%” → 基本支出; '' where the text leaves open what of; null where it tells no share. */
function shareOf(label: string): string | null {
  const at = label.lastIndexOf('占');
  if (at < 0) return null;
  return withoutStarts(withoutEnds(label.slice(at + 1), shareEnds), shareStarts);
}

/** The figure whose share it is: the one just before, in the same item. */
function partBefore(reading: Reading, rate: Mention): Mention | null {
  const part = segmentBefore(reading, rate).find(({ unit }) => unit !== '%' && unit !== '个百分点');
  return part !== undefined && !part.isChange && rate.token - part.token <= 5 ? part : null;
}

/** “占支出总额的6.51%” of the one total that the text before states in other words: 总支出, 支出合计. */
function totalBefore({ mentions }: Reading, part: Mention, named: string): Mention | undefined {
  const kind = named === '' ? null : totalOf(named);
  if (kind === null) return undefined;
  const found = mentions
    .slice(Math.max(0, part.index - 40), part.index)
    .filter(
      (one) => one.depth === 0 && !one.isChange && !one.isBase && addable(one, part) && totalOf(one.label) === kind,
    );
  return found.every(({ amount }) => amount.eq(found[0]!.amount)) ? found[0] : undefined;
}

/** Figures that the words behind 占 name, nearest first. */
function namedBefore(reading: Reading, rate: Mention, part: Mention, named: string): Mention[] {
  const found: Mention[] = [];
  const wanted = withoutEnds(named, wholeEnds);
  if (wanted === '') return [];
  for (let i = rate.index - 1; i >= 0 && i >= rate.index - 60; i--) {
    const one = reading.mentions[i]!;
    if (one === part || one.isChange || !addable(one, part)) continue;
    const label = withoutEnds(one.label, [...wholeEnds, ...links]);
    if (label.endsWith(wanted)) found.push(one);
  }
  return found;
}

function judge(
  reading: Reading,
  source: string,
  rate: Mention,
  part: Mention,
  wholesAt: readonly Mention[],
): Relation | null {
  const tried = wholesAt.flatMap((whole) => {
    const value = percentOf(part.amount, whole.amount);
    return value === null ? [] : [{ whole, value }];
  });
  const [first] = tried;
  if (first === undefined || part.figure.bound !== 'exact') return null;
  const fitting = tried.find(({ value }) => isPercent(rate.figure, value));
  if (fitting)
    return {
      kind: 'share',
      quotes: quotesOf(reading, source, [part, rate, fitting.whole]),
      verdict: 'holds',
      message: '',
    };
  if (first.whole.figure.bound !== 'exact') return null;
  const [stated, actual] = [shown(reading, rate), percentText(first.value, rate.figure)];
  return {
    kind: 'share',
    quotes: quotesOf(reading, source, [part, rate, first.whole]),
    verdict: 'fails',
    message: `占比与金额不符：${shown(reading, part)}÷${shown(reading, first.whole)}＝${actual}，文中写占${stated}。金额改过而占比没有跟着改时常这样，读的人会以为金额错了。`,
    left: stated,
    right: actual,
    amendment: amendmentOf(reading, source, rate, actual),
  };
}
