import type { Decimal } from '../../quantity/decimal';
import { sum } from '../../quantity/decimal';
import { measureOf } from '../words/units';
import { equals, plus, times } from '../words/residuals';
import type { Mention, Reading } from '../mentions';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** Equations that are written out: “1200元×600人次＝72万元”, “3人＋5人＝8人”. */
export function equations(reading: Reading, source: string): Relation[] {
  const { mentions } = reading;
  return mentions.flatMap((result): Relation[] => {
    if (!equals.test(result.label)) return [];
    const terms: Mention[] = [];
    let sign: RegExp | null = null;
    for (let i = result.index - 1; i >= 0 && i >= result.index - 12; i--) {
      const term = mentions[i]!;
      if (term.sentence !== result.sentence) return [];
      terms.unshift(term);
      const own = times.test(term.label) ? times : plus.test(term.label) ? plus : null;
      if (own === null) break;
      if (sign !== null && own !== sign) return [];
      sign = own;
    }
    if (terms.length < 2 || sign === null || terms.some(({ figure }) => figure.bound !== 'exact')) return [];
    const value = sign === plus ? sum(terms.map(({ amount }) => amount)) : product(terms);
    const all = [...terms, result];
    const quotes = quotesOf(reading, source, all);
    const slack = sign === plus ? slackOf(all) : result.slack;
    if (value.minus(result.amount).abs().lte(slack))
      return [{ kind: 'product', quotes, verdict: 'holds', message: '' }];
    // 12个月×3人 and the like: what is money on the right must be money on the left.
    if (
      measureOf(result.unit) === 'money' &&
      !terms.some(({ unit }) => measureOf(unit?.split('/')[0] ?? null) === 'money')
    )
      return [];
    const [stated, actual] = [shown(reading, result), amountLike(value, result)];
    return [
      {
        kind: 'product',
        quotes,
        verdict: 'fails',
        message: `算式不等：${terms.map((term) => shown(reading, term)).join(sign === plus ? '＋' : '×')}＝${actual}，文中写${stated}。标准、数量或结果有一个写错了。`,
        left: stated,
        right: actual,
        difference: amountLike(value.minus(result.amount).abs(), result),
      },
    ];
  });
}

/** In 元, also where the price says by what (元/人). */
function product(terms: readonly Mention[]): Decimal {
  const [first, ...others] = terms.map(({ amount, unit }) =>
    unit?.startsWith('万元/') === true ? amount.times(1e4) : amount,
  );
  return others.reduce((value, term) => value.times(term), first!);
}
