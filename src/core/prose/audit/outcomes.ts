import { addable, type Mention, type Reading } from '../mentions';
import { otherYearWords } from '../words/quantities';
import { quantityIn } from './facts';

/** Figures back that a quantity's outcome is looked for. */
const reach = 40;
const planned = /预算(?:数|安排|总额)?(?:为|是|共)?$/;
/** “决算”, “实际支出为”: of the thing told right before it. */
export const bareOutcome = /^(?:支出|实际|全年|本年)*(?:决算|支出|执行|开支)数?(?:为|是|共)?$/;

/**
 * What came of a quantity that a sentence names by its words (“三公经费支出决算数比上年减少…”), where the text before tells one figure of
 * it and no other; in the words of the quantity, or bare behind its budget (“三公经费预算20万元，支出决算16万元”).
 */
export function outcomeBefore({ mentions }: Reading, like: Mention, subject: string): Mention[] {
  const wanted = quantityIn(subject)?.quantity.id;
  if (wanted === undefined) return [];
  const found: Mention[] = [];
  for (let i = like.index - 1; i >= 0 && i >= like.index - reach; i--) {
    const one = mentions[i]!;
    if (one.isChange || one.isBase || one.depth > 0 || !addable(one, like) || planned.test(one.label)) continue;
    if (otherYearWords.test(one.label)) continue;
    const before = mentions[i - 1];
    const isBare = bareOutcome.test(one.label) && before?.sentence === one.sentence;
    if (quantityIn(isBare ? before.label : one.label)?.quantity.id === wanted) found.push(one);
  }
  return found.every(({ amount }) => amount.eq(found[0]!.amount)) ? found.slice(0, 1) : [];
}
