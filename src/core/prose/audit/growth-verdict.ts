import type { Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { percentText, pointsApart, type Rounded } from './quotient';
import { amendmentOf, quotesOf, shown, type Relation } from './relation';

/** A rate of change that the amounts do not make; `how`: the computation in figures. */
export function failed(
  reading: Reading,
  source: string,
  rate: Mention,
  value: Decimal,
  all: readonly Mention[],
  how: string,
): Relation {
  const [stated, actual] = [shown(reading, rate), percentText(value, rate.figure)];
  return {
    kind: 'rate-of-change',
    quotes: quotesOf(reading, source, all),
    verdict: 'fails',
    message: `增减率与金额不符：${how}＝${actual}，文中写${stated}。金额、基数或比率有一处不对，评审按金额一算就看得出来。`,
    left: stated,
    right: actual,
    amendment: amendmentOf(reading, source, rate, actual),
    difference: pointsApart(value, rate),
  };
}

/** What it was before it moved. */
export function baseOf(level: Mention, moved: Mention, way: 'up' | 'down'): Rounded {
  const amount = way === 'up' ? level.amount.minus(moved.amount) : level.amount.plus(moved.amount);
  return { amount, slack: level.slack.plus(moved.slack) };
}
