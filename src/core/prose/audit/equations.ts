import type { Decimal } from '../../quantity/decimal';
import { measureOf } from '../words/units';
import { equals } from '../words/residuals';
import type { Mention, Reading } from '../mentions';
import { expressionBefore, type Expression } from './expressions';
import { isPercent, percentText, pointsApart } from './quotient';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** Equations that are written out: “1200元×600人次＝72万元”, “3人＋5人＝8人”, “（16－20）÷20×100%＝－20%”. */
export function equations(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((result): Relation[] => {
    const left = leftOf(reading, result);
    if (left === null || left.terms.some(({ figure }) => figure.bound !== 'exact')) return [];
    const all = [...left.terms, result];
    const quotes = quotesOf(reading, source, all);
    const actual = comesTo(left, result);
    if (holds(left, actual, result, all)) return [{ kind: 'product', quotes, verdict: 'holds', message: '' }];
    // 12个月×3人 and the like: what is money on the right must be money on the left.
    const isMoney = ({ unit }: Mention): boolean => measureOf(unit?.split('/')[0] ?? null) === 'money';
    if (isMoney(result) && !left.terms.some(isMoney)) return [];
    const stated = shown(reading, result);
    const right = result.unit === '%' ? percentText(actual, result.figure) : amountLike(actual, result);
    return [
      {
        kind: 'product',
        quotes,
        verdict: 'fails',
        message: `算式不等：${reading.text.slice(left.start, left.end)}＝${right}，文中写${stated}。标准、数量或结果有一个写错了。`,
        left: stated,
        right,
        difference:
          result.unit === '%' ? pointsApart(actual, result) : amountLike(actual.minus(result.amount).abs(), result),
      },
    ];
  });
}

/** Before an equals sign, or in the brackets behind a percentage: “95%（475÷500×100%）”. */
function leftOf(reading: Reading, result: Mention): Expression | null {
  if (equals.test(result.label)) return expressionBefore(reading, result.token - 1);
  const next = reading.tokens[result.token + 1];
  if (result.unit !== '%' || next?.kind !== 'open' || next.pair < 0) return null;
  const inside = expressionBefore(reading, next.pair);
  return inside !== null && inside.isQuotient && inside.terms[0]!.token > result.token ? inside : null;
}

/** In the result's own terms: a quotient before a percentage is one, whether ×100% or ×100 is written or nothing. */
function comesTo({ value, terms, isSum, isQuotient }: Expression, { unit }: Mention): Decimal {
  if (unit !== '%') return value;
  if (isSum && terms.every((term) => term.unit === '%')) return value.times(100);
  const last = terms[terms.length - 1]!;
  // “96/100＝96%”: two terms have no ×100 among them.
  const isTimes100 = last.unit === null && last.amount.eq(100) && !(isQuotient && terms.length === 2);
  return isTimes100 ? value : value.times(100);
}

function holds(left: Expression, actual: Decimal, result: Mention, all: readonly Mention[]): boolean {
  // 降低率 is told without its sign as often as with it.
  if (result.unit === '%')
    return (
      isPercent(result.figure, actual) || isPercent({ ...result.figure, value: result.amount.abs() }, actual.abs())
    );
  const slack = left.isSum ? slackOf(all) : left.isProduct ? result.slack : result.slack.times(2);
  return actual.minus(result.amount).abs().lte(slack);
}
