import { addable, type Mention, type Reading } from '../mentions';
import { links, shareEnds, shareStarts, totalOf, wholeEnds, wholes } from '../words/rates';
import { withoutEnds, withoutStarts } from '../ends';
import type { Breakdown } from './breakdown';
import { segmentBefore } from './context';
import { hiddenIn, isPercent, percentOf, percentText } from './quotient';
import { amendmentOf, quotesOf, shown, type Relation } from './relation';
import { isInRun, runFrom, runTo } from './runs';
import { groupsOf, wholeAgreed, type Share } from './share-groups';

/** Shares (“占基本支出的94.89%”) against the quotient of the two figures. */
export function shares(reading: Reading, source: string, lists: readonly Breakdown[]): Relation[] {
  const wholeOf = new Map<Mention, Mention>();
  for (const { total, parts } of lists) for (const part of parts) if (!wholeOf.has(part)) wholeOf.set(part, total);
  const found: Relation[] = [];
  let last: { whole: Mention; sentence: number } | null = null;
  for (const group of groupsOf(sharesOf(reading))) {
    const agreed = wholeAgreed(reading, group);
    for (const share of group) {
      const { rate, part, named } = share;
      const isOpen = wholes.test(named);
      const running: Mention | undefined =
        last !== null && rate.sentence - last.sentence <= 3 && addable(last.whole, part) ? last.whole : undefined;
      const own = outOf(reading, part);
      const candidates: readonly (Mention | undefined)[] =
        agreed !== null
          ? [agreed]
          : !isOpen
            ? namedBefore(reading, rate, part, named)
            : own !== null
              ? [own]
              : [wholeOf.get(part), running, totalBefore(reading, part, named)];
      const wholesAt = candidates.filter((one) => one !== undefined);
      const relation =
        judge(reading, source, rate, part, wholesAt) ??
        (isOpen && wholesAt.length === 0 ? ofLevelBefore(reading, source, share) : null);
      if (relation === null) continue;
      found.push(relation);
      if (isOpen && wholesAt[0]) last = { whole: wholesAt[0], sentence: rate.sentence };
    }
  }
  return [...found, ...pairedShares(reading, source)];
}

/** Every share with a part of its own; those told in a row belong to several parts. */
function sharesOf(reading: Reading): Share[] {
  return reading.mentions.flatMap((rate): Share[] => {
    const named = rate.unit === '%' && !isInRun(reading, rate) ? shareOf(rate.label) : null;
    const part = named === null ? null : partBefore(reading, rate);
    return named === null || part === null ? [] : [{ rate, part, named }];
  });
}

/** “货物、工程、服务分别为12万元、20万元和8万元，占采购规模的30%、50%和20%”: each with its own, in order. */
function pairedShares(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((first): Relation[] => {
    const named = first.unit === '%' ? shareOf(first.label) : null;
    const rates = named === null ? [] : runFrom(reading, first);
    const before = reading.mentions[first.index - 1];
    if (named === null || rates.length < 2 || !before || before.sentence !== first.sentence) return [];
    const parts = runTo(reading, before);
    if (parts.length !== rates.length || before.unit === '%' || parts.some(({ isChange }) => isChange)) return [];
    const candidates = wholes.test(named)
      ? [totalBefore(reading, parts[0]!, named)].filter((one) => one !== undefined)
      : namedBefore(reading, first, parts[0]!, named);
    return rates.flatMap((rate, i) => judge(reading, source, rate, parts[i]!, candidates) ?? []);
  });
}

/** “占基本支出的94.89%” → 基本支出; '' where the text leaves open what of; null where it tells no share. */
function shareOf(label: string): string | null {
  const at = label.lastIndexOf('占');
  if (at < 0) return null;
  return withoutStarts(withoutEnds(label.slice(at + 1), shareEnds), shareStarts);
}

/** The figure whose share it is: the one just before, in the same item; or the one its own words name (“税收占…”). */
function partBefore(reading: Reading, rate: Mention): Mention | null {
  const before = segmentBefore(reading, rate).filter(
    ({ unit, depth }) => unit !== '%' && unit !== '个百分点' && depth <= rate.depth,
  );
  const subject = rate.label.slice(0, rate.label.lastIndexOf('占'));
  const [near] = before;
  if (subject.length > 1) {
    const own = before.find(({ label, isChange }) => !isChange && label.includes(subject));
    if (own) return own;
  }
  if (near === undefined || near.isChange) return null;
  // “12万元，占预算的96%，占总支出的48%”: rates between are of the same part.
  const rates = reading.mentions.slice(near.index + 1, rate.index).filter(({ unit }) => unit === '%').length;
  return rate.token - near.token <= 5 + 3 * rates ? near : null;
}

/** “801件提案中，已解决564件”: the sentence says itself what of. */
function outOf({ mentions }: Reading, part: Mention): Mention | null {
  const before = mentions[part.index - 1];
  if (!before || before.sentence !== part.sentence || before.isChange || !addable(before, part)) return null;
  return /(?:中|之中|当中)$/.test(before.noun) && before.amount.gte(part.amount) ? before : null;
}

/** “23件已解决16件，占69.6%”, “共88件，其中已解决42件，占47.7%”: the level before it is the whole. Only 共 or 其中 say so for sure. */
function ofLevelBefore(reading: Reading, source: string, { rate, part }: Share): Relation | null {
  const whole = reading.mentions[part.index - 1];
  if (!whole || whole.sentence !== part.sentence || whole.isChange || whole.depth !== part.depth) return null;
  if (!addable(whole, part) || whole.amount.lt(part.amount)) return null;
  const relation = judge(reading, source, rate, part, [whole]);
  const isFirst = reading.mentions[whole.index - 1]?.sentence !== whole.sentence;
  const isSaid = /共|总|合计/.test(whole.label) || /^其中/.test(part.label) || (isFirst && /^已|^有/.test(part.label));
  return relation?.verdict === 'holds' || isSaid ? relation : null;
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
  const plain = plainly(wanted);
  for (let i = rate.index - 1; i >= 0 && i >= rate.index - 60; i--) {
    const one = reading.mentions[i]!;
    if (one === part || one.isChange || !addable(one, part)) continue;
    const label = withoutEnds(one.label, [...wholeEnds, ...links]);
    if (label.endsWith(wanted) || (plain.length > 3 && plainly(label).endsWith(plain))) found.push(one);
  }
  return found;
}

/** “采购总规模” of “政府采购规模”, “企业采购额” of “企业的采购额”. */
const plainly = (words: string): string => words.replace(/[的总]/g, '');

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
  const fitting = tried.find(({ whole, value }) => isPercent(rate.figure, value, hiddenIn(value, part, whole)));
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
