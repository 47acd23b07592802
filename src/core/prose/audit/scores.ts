import { sum } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** Figures before the total that its parts are looked for among. */
const reach = 24;
const whole = /(?:总分|总得分|综合得分|合计得分|最终得分|评价得分)(?:为|是|共|合计)?$|^(?:以上)?(?:合计|总计|共计)得?$/;
const part = /(?:得|得分|自评得分|实得)(?:为|是)?$/;

/** “投入10分，得10分；过程30分，得28分；…自评总分95.5分”: what was scored adds up to the total behind it. */
export function scoreTotals(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((total): Relation[] => {
    if (total.unit !== '分' || !whole.test(total.label)) return [];
    const parts: Mention[] = [];
    for (let i = total.index - 1; i >= 0 && i >= total.index - reach; i--) {
      const one = reading.mentions[i]!;
      if (total.sentence - one.sentence > 2 || (one.unit === '分' && whole.test(one.label))) break;
      if (one.unit === '分' && part.test(one.label)) parts.unshift(one);
    }
    if (parts.length < 3) return [];
    const added = sum(parts.map(({ amount }) => amount));
    const all = [total, ...parts];
    const quotes = quotesOf(reading, source, all);
    const away = added.minus(total.amount);
    if (away.abs().lte(slackOf(all))) return [{ kind: 'sum', quotes, verdict: 'holds', message: '' }];
    // Far apart some of the parts are told elsewhere.
    if (away.abs().times(2).gt(added)) return [];
    const [stated, computed, apart] = [shown(reading, total), amountLike(added, total), amountLike(away.abs(), total)];
    return [
      {
        kind: 'sum',
        quotes,
        verdict: 'fails',
        message: `总分与各项得分不符：${parts.map((one) => shown(reading, one)).join('＋')}＝${computed}，文中总分写${stated}，相差${apart}。总分决定等级，应与各项得分相加一致。`,
        left: stated,
        right: computed,
        difference: apart,
      },
    ];
  });
}
