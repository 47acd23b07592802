import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { baseOf, failed } from './growth-verdict';
import { subjectOf } from './movements';
import { isQuotient, percentOf } from './quotient';
import { quotesOf, shown, type Relation } from './relation';

/** “增加D，达到L，增长p%”, “完成L，增长p%，增收D”: the level or the amount stands elsewhere, and nothing else between. */
export function ofAmountAround(reading: Reading, source: string, rate: Mention, way: 'up' | 'down'): Relation | null {
  const { mentions } = reading;
  const [far, near, behind] = [mentions[rate.index - 2], mentions[rate.index - 1], mentions[rate.index + 1]];
  if (!near || near.isChange || near.isBase || near.sentence !== rate.sentence || rate.token - near.token > 3)
    return null;
  if (subjectOf(rate.label) !== '' || near.depth !== rate.depth) return null;
  const isBetween = reaches.test(near.label);
  const amount = isBetween ? far : behind;
  if (!amount?.isChange || amount.sentence !== rate.sentence || amount.depth !== rate.depth) return null;
  if (!addable(amount, near) || directionBefore(amount.label) !== way || Math.abs(amount.token - rate.token) > 6)
    return null;
  if (
    !isBetween &&
    (!barely.test(amount.label) || !/^(?:同比|比上年(?:同期)?|较上年(?:同期)?)?[^，比较]{2,4}$/.test(rate.label))
  )
    return null;
  if ([amount, near].some(({ figure }) => figure.bound !== 'exact')) return null;
  // On another footing the year before is not what the amounts make it.
  if (otherFooting.test(reading.text.slice(near.start, rate.end))) return null;
  const base = baseOf(near, amount, way);
  const value = percentOf(amount.amount, base.amount);
  if (value === null || value.s < 0) return null;
  const all = [amount, near, rate];
  if (isQuotient(rate.figure, value, amount, base))
    return { kind: 'rate-of-change', quotes: quotesOf(reading, source, all), verdict: 'holds', message: '' };
  const sign = way === 'up' ? '－' : '＋';
  const how = `${shown(reading, amount)}÷（${shown(reading, near)}${sign}${shown(reading, amount)}）`;
  return failed(reading, source, rate, value, all, how);
}

const otherFooting = /同口径|可比|剔除|扣除/;
const reaches = /^(?:总额|总数|规模)?(?:达到?了?|增至|增加到|降至|减至|升至|至|为)$/;
const barely = /^(?:同比)?(?:增收|减收|增支|减支|增加|减少|净增加?)(?:了|额)?$/;
