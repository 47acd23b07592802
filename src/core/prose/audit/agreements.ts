import { sum } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { identities, quantities } from '../words/quantities';
import type { Fact } from './facts';
import { agree, type KnownFacts } from './known-facts';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

const nameOf = (id: string): string => quantities.find((one) => one.id === id)?.name ?? id;
const sideNames = { budget: '预算', adjusted: '全年预算', final: '决算', unsaid: '', unclear: '' } as const;

/** One quantity of the unit told twice: both must be the same. */
export function sameQuantities(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  const found: Relation[] = [];
  for (const group of facts.values()) {
    if (group[0]?.side === 'unclear') continue;
    found.push(...judgeGroup(reading, source, group));
  }
  for (const { id } of quantities)
    found.push(...zeroBeside(reading, source, facts.of(id, 'unsaid'), facts.of(id, 'final')));
  return found;
}

function judgeGroup(reading: Reading, source: string, group: readonly Fact[]): Relation[] {
  const [first, ...others] = group;
  if (first === undefined || others.length === 0) return [];
  const distinct: Mention[] = [];
  for (const { mention } of group) if (!distinct.some((one) => agree(one, mention))) distinct.push(mention);
  const all = group.map(({ mention }) => mention);
  if (distinct.length === 1)
    return [{ kind: 'same-quantity', quotes: quotesOf(reading, source, all), verdict: 'holds', message: '' }];
  // Three and more values are of several units or projects, however alike their labels.
  const [a, b] = distinct;
  if (distinct.length > 2 || !a || !b || a.sentence === b.sentence) return [];
  return [differs(reading, source, first.quantity.name + sideNames[first.side], a, b)];
}

function differs(reading: Reading, source: string, name: string, a: Mention, b: Mention): Relation {
  const [left, right] = [shown(reading, a), shown(reading, b)];
  const difference = amountLike(a.amount.minus(b.amount).abs(), a.amount.eq(0) ? b : a);
  return {
    kind: 'same-quantity',
    quotes: quotesOf(reading, source, [a, b]),
    verdict: 'fails',
    message: `${name}前后不一：一处写${left}，另一处写${right}，相差${difference}。同一份文字里一个数只能有一个值，改了一处要把另一处也改过来。`,
    left,
    right,
    difference,
  };
}

/** A zero left standing beside a real figure, where only one of the two says 决算. */
function zeroBeside(reading: Reading, source: string, unsaid: readonly Fact[], final: readonly Fact[]): Relation[] {
  const zero = unsaid.find(({ mention }) => mention.amount.eq(0));
  const real = final.find(({ mention }) => mention.amount.gt(0));
  return zero && real ? [differs(reading, source, zero.quantity.name, zero.mention, real.mention)] : [];
}

/** Totals and their parts wherever in the text they stand: 支出合计＝基本＋项目, 基本＝人员＋公用, the three public expenses. */
export function identitiesHold(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  return identities.flatMap(({ whole, parts }): Relation[] => {
    const total = facts.outcome(whole);
    const found = parts.map((id) => facts.outcome(id));
    if (total === null || found.some((one) => one === null)) return [];
    const items = found as Mention[];
    const added = sum(items.map(({ amount }) => amount));
    const quotes = quotesOf(reading, source, [total, ...items]);
    const difference = total.amount.minus(added);
    if (difference.abs().lte(slackOf([total, ...items])))
      return [{ kind: 'identity', quotes, verdict: 'holds', message: '' }];
    // More than its parts: something else may have been spent (经营支出, 上缴上级支出).
    if (difference.s > 0 && hasOther(reading)) return [];
    const [stated, computed, apart] = [
      shown(reading, total),
      amountLike(added, total),
      amountLike(difference.abs(), total),
    ];
    return [
      {
        kind: 'identity',
        quotes,
        verdict: 'fails',
        message: `${nameOf(whole)}与构成不符：${parts.map((id, i) => `${nameOf(id)}${shown(reading, items[i]!)}`).join('＋')}＝${computed}，文中${nameOf(whole)}写${stated}，相差${apart}。总数与构成对不上，通常是其中一处没有更新或口径不同。`,
        left: stated,
        right: computed,
        difference: apart,
      },
    ];
  });
}

function hasOther({ mentions }: Reading): boolean {
  return mentions.some(
    ({ label, amount }) => /经营支出|上缴上级|附属单位|结余分配|年末结转|折旧/.test(label) && amount.gt(0),
  );
}
