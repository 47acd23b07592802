import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import { spokenName } from '../pack/pack';
import type { BandsRule, StepsRule } from '../pack/score-rules';
import { floor, max, parseDecimal, round, zero, type Decimal } from '../quantity/decimal';
import { percent, trimmed } from '../quantity/format';
import { rateFigures } from './calculation';
import { scored, unsettled, waiting, waitingForUse, type ScoreOutcome } from './outcome';

/**
 * 每超过（低于）一步扣若干分，扣完为止. Whole steps of the exact quotient by default (forms.md §2.4: 缺口 7.2 %、一步 5 % 得 3 分).
 * The quotient is rounded to 8 places first, as the sheet's formula does, or doubles part ways at whole steps.
 */
export function scoreSteps(rule: StepsRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const stuck = rule.none && waitingForUse(table, [rule.none.field]);
  if (stuck) return stuck;
  const noneText = rule.none && textOf(table.value(rule.none.field));
  if (rule.none && noneText === rule.none.is) return scored(full, `本年无此项，按满分${trimmed(full, 2)}分计。`);
  const rate = numberOf(table.value(rule.rate));
  if (rate === null) return withoutRate(rule, full, table);

  const [standard, step, deduct] = [rule.standard, rule.step, rule.deduct].map((text) => parseDecimal(text)!) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  const gap = gapOf(rule.loses, rate, standard);
  const exact = round(gap.div(step), 8);
  const steps = rule.rounding === 'floor' ? floor(exact) : exact;
  const score = round(max(zero, full.minus(steps.times(deduct))), 2);
  const figures = rateFigures(table, rule.rate);
  if (gap.lte(0))
    return scored(
      score,
      `${figures}，${verdictWord(rule.loses)}${percent(standard, 0)}，计满分${trimmed(full, 2)}分。`,
    );

  const side = rate.gt(standard) ? '超过' : '低于';
  const stepsText = rule.rounding === 'floor' ? `满${trimmed(steps, 0)}步` : `${trimmed(steps, 2)}步`;
  const lost = trimmed(full.minus(score), 2);
  const capped = steps.times(deduct).gt(full) ? '，扣完为止' : '';
  const reason = `${figures}，${side}${percent(standard, 0)}标准${trimmed(gap.times(100), 2)}个百分点，每${trimmed(step.times(100), 2)}个百分点一步，${stepsText}，每步扣${trimmed(deduct, 2)}分，共扣${lost}分${capped}，得${trimmed(score, 2)}分。`;
  const nextStep =
    rule.rounding === 'floor' && score.lt(full)
      ? nextStepOf(rule, { full, score, standard, step, deduct, rate }, table)
      : undefined;
  return scored(score, reason, nextStep);
}

function gapOf(loses: StepsRule['loses'], rate: Decimal, standard: Decimal): Decimal {
  const gap =
    loses === 'above' ? rate.minus(standard) : loses === 'below' ? standard.minus(rate) : rate.minus(standard).abs();
  return max(zero, round(gap, 12));
}

function verdictWord(loses: StepsRule['loses']): string {
  return loses === 'above' ? '不超过' : loses === 'below' ? '达到' : '等于';
}

/** No rate: nothing to divide by, or figures are missing. */
export function withoutRate(rule: StepsRule | BandsRule, full: Decimal, table: FieldTable): ScoreOutcome {
  if (rule.zeroBase) {
    const base = numberOf(table.value(rule.zeroBase.base));
    const amount = numberOf(table.value(rule.zeroBase.amount));
    const baseName = spokenName(table.field(rule.zeroBase.base));
    const amountName = spokenName(table.field(rule.zeroBase.amount));
    if (base !== null && amount !== null && round(base, 8).eq(0)) {
      if (round(amount, 8).eq(0))
        return scored(full, `${baseName}和${amountName}都是0，没有发生，按满分${trimmed(full, 2)}分计。`);
      return unsettled(`${baseName}为0而${amountName}为${trimmed(amount, 2)}，比率无定义，请按本地要求人工认定。`);
    }
  }
  const name = spokenName(table.field(rule.rate));
  return waiting(table, [rule.rate], `${name}还算不出来，`) ?? unsettled(`${name}还算不出来，请先填齐算式中的数据。`);
}

interface StepState {
  full: Decimal;
  score: Decimal;
  standard: Decimal;
  step: Decimal;
  deduct: Decimal;
  rate: Decimal;
}

/** The rate at which one step fewer is lost, and the amount that means where the rate has one numerator. */
function nextStepOf(rule: StepsRule, state: StepState, table: FieldTable): string {
  const lostSteps = state.full.minus(state.score).div(state.deduct);
  const better = lostSteps.round(0, 3).minus(1); // most steps that still leave more points than now
  const reach = state.step.times(better.plus(1));
  const above = state.rate.gt(state.standard);
  const target = above ? state.standard.plus(reach) : state.standard.minus(reach);
  const points = trimmed(state.full.minus(max(zero, better).times(state.deduct)), 2);
  const amount = amountAt(table, rule.rate, target, above);
  return `${above ? '低于' : '高于'}${percent(target)}时得${points}分${amount}。`;
}

function amountAt(table: FieldTable, rateId: string, target: Decimal, below: boolean): string {
  const field = table.field(rateId);
  const derive = 'derive' in field ? field.derive : undefined;
  const word = below ? '少于' : '多于';
  const say = (id: string, amount: Decimal): string => {
    const unit = table.field(id).unit ?? '';
    return `（相当于${spokenName(table.field(id))}${word}${trimmed(amount, 2)}${unit}）`;
  };
  if (derive && 'ratio' in derive && derive.ratio.of.length === 1 && derive.ratio.over.length === 1) {
    const [of, over] = [derive.ratio.of[0], derive.ratio.over[0]];
    const base = typeof over === 'string' ? numberOf(table.value(over)) : null;
    if (typeof of === 'string' && base !== null) return say(of, base.times(target));
  }
  if (derive && 'changeRate' in derive) {
    const from = numberOf(table.value(derive.changeRate.from));
    if (from !== null) return say(derive.changeRate.to, from.times(target.plus(1)));
  }
  return '';
}
