import { addable, type Mention, type Reading } from '../mentions';
import { planned } from '../words/rates';
import { amountLike, quotesOf, shown, type Relation } from './relation';

const claims =
  /^(?:均|都|已|并)*超额完成(?:了)?(?:年度|年初|全年|当年|既定|预期)?的?(?:目标|任务|计划|指标)(?:任务)?(?:数|值)?(?:为|是)?$/;

/** “完成18座，超额完成年度目标15座”: the figure right before the claim must be more than what was aimed at. */
export function exceeded(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((aim): Relation[] => {
    const result = reading.mentions[aim.index - 1];
    if (!claims.test(aim.label) || !result || !isBeside(result, aim)) return [];
    const quotes = quotesOf(reading, source, [result, aim]);
    if (result.amount.gt(aim.amount)) return [{ kind: 'claim', quotes, verdict: 'holds', message: '' }];
    if ([result, aim].some(({ figure }) => figure.bound !== 'exact')) return [];
    const [left, right] = [shown(reading, result), shown(reading, aim)];
    const apart = amountLike(aim.amount.minus(result.amount), aim);
    const how = result.amount.eq(aim.amount) ? '正好完成，没有超额' : `还差${apart}`;
    return [
      {
        kind: 'claim',
        quotes,
        verdict: 'fails',
        message: `结论与数字不符：文中称“超额完成”，完成${left}，目标${right}，${how}。请看是数写错了还是结论写错了。`,
        left,
        right,
        difference: apart,
      },
    ];
  });
}

function isBeside(result: Mention, aim: Mention): boolean {
  if (result.sentence !== aim.sentence || result.depth !== aim.depth || aim.token - result.token > 4) return false;
  return addable(result, aim) && !result.isChange && !result.isBase && !planned.test(result.label);
}
