import { one as whole } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { hiddenIn, isPercent, percentOf, percentText } from './quotient';
import { amendmentOf, quotesOf, shown, type Relation } from './relation';

const names = { completion: '完成率', rate: '比率', share: '占比' } as const;

/** A stated rate against part ÷ base, of any of the bases; `isOfRest`: against all but the part. */
export function judgeRate(
  reading: Reading,
  source: string,
  kind: keyof typeof names,
  rate: Mention,
  part: Mention,
  bases: readonly Mention[],
  isOfRest = false,
): Relation | null {
  const tried = bases.flatMap((base) => {
    const value = percentOf(part.amount, base.amount);
    return value === null ? [] : [{ base, value: isOfRest ? whole.times(100).minus(value) : value }];
  });
  const [first] = tried;
  if (first === undefined) return null;
  const fitting = tried.find(({ base, value }) => isPercent(rate.figure, value, hiddenIn(value, part, base)));
  if (fitting)
    return { kind, quotes: quotesOf(reading, source, [fitting.base, part, rate]), verdict: 'holds', message: '' };
  if ([part, first.base].some(({ figure }) => figure.bound !== 'exact')) return null;
  const [stated, actual] = [shown(reading, rate), percentText(first.value, rate.figure)];
  const [a, b] = [shown(reading, part), shown(reading, first.base)];
  const how = isOfRest ? `（${b}－${a}）÷${b}` : `${a}÷${b}`;
  const name = names[kind];
  return {
    kind,
    quotes: quotesOf(reading, source, [first.base, part, rate]),
    verdict: 'fails',
    message: `${name}与数字不符：${how}＝${actual}，文中写${stated}。${name}常是评分依据，应与所列的数算得出同一个结果。`,
    left: stated,
    right: actual,
    amendment: amendmentOf(reading, source, rate, actual),
  };
}
