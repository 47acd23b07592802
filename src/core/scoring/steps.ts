import type { FieldTable } from '../fields/field-table';
import { zeroBaseOf } from '../derive/open-part';
import { numberOf, textOf } from '../fields/field-value';
import { figureText } from '../fields/figure-text';
import { nameOf } from '../fields/names';
import { isDerived, spokenName } from '../pack/pack';
import type { BandsRule, StepsRule } from '../pack/score-rules';
import { floor, max, min, one, parseDecimal, round, zero, type Decimal } from '../quantity/decimal';
import { decimalsUntil, inFull, trimmed } from '../quantity/format';
import { measured, measureOf, type Measure } from './measure';
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
  if (rule.none && noneText === rule.none.is) return scored(full, `本年无此项，按满分${inFull(full)}分计。`);
  const rate = numberOf(table.value(rule.rate));
  if (rate === null) return withoutRate(rule, full, table);

  const [standard, step, deduct] = [rule.standard, rule.step, rule.deduct].map((text) => parseDecimal(text)!) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  const measure = measureOf(table.field(rule.rate));
  const lose = (from: Decimal): Lost => lostAt(rule, { full, standard, step, deduct }, from);
  const { gap, steps, score } = lose(rate);
  if (gap.lte(0)) {
    // As many digits as the comparison needs: 100.004 % is not told as 100.00 %.
    const told = decimalsUntil(measure.decimals, (decimals) => lose(measure.rounded(rate, decimals)).gap.lte(0));
    const figures = measured(measure, table.field(rule.rate), rateFigures(table, rule.rate, told));
    return scored(score, `${figures}，${verdictWord(rule.loses)}${measure.limit(standard)}，计满分${inFull(full)}分。`);
  }

  const isCapped = steps.times(deduct).gte(full);
  const told = decimalsUntil(measure.decimals, (decimals) => {
    const shown = lose(measure.rounded(rate, decimals));
    return shown.gap.gt(0) && shown.score.eq(score) && (rule.rounding !== 'floor' || shown.steps.eq(steps));
  });
  const figures = measured(measure, table.field(rule.rate), rateFigures(table, rule.rate, told));
  const gapShown = lose(measure.rounded(rate, told)).gap;
  const exact = round(gapShown.div(step), 8);
  const stepDecimals = decimalsUntil(2, (decimals) =>
    round(max(zero, full.minus(round(exact, decimals).times(deduct))), 2).eq(score),
  );
  const side = rate.gt(standard) ? '超过' : '低于';
  const lost = full.minus(score);
  const stepText = measure.distance(step, 8);
  // Far beyond the last point it says nothing to count on.
  const isFar = isCapped && steps.gte(farBeyond);
  const counted = rule.rounding === 'floor' ? `满${inFull(steps)}步` : `${inFull(exact, 0, stepDecimals)}步`;
  const by = perCase(rule, measure, standard, step)
    ? `每${stepText}扣${inFull(deduct)}分`
    : isFar
      ? `${side}${measure.limit(standard)}的标准太多，每${stepText}一步，每步扣${inFull(deduct)}分`
      : `${side}${measure.limit(standard)}的标准${measure.distance(gapShown, Math.max(2, told))}，每${stepText}一步，${counted}，每步扣${inFull(deduct)}分`;
  const total = lost.eq(0)
    ? '，不扣分'
    : `，共扣${inFull(lost)}分${isCapped && steps.times(deduct).gt(full) ? '，扣完为止' : ''}`;
  const reason = `${figures}，${by}${total}，得${inFull(score)}分。`;
  const nextStep =
    rule.rounding === 'floor' && score.lt(full)
      ? nextStepOf(rule, { full, score, standard, step, deduct, rate }, table)
      : undefined;
  return scored(score, reason, nextStep);
}

/** So many steps are a slip of the pen, not a result. */
const farBeyond = 1000;

interface Lost {
  readonly gap: Decimal;
  readonly steps: Decimal;
  readonly score: Decimal;
}

function lostAt(
  rule: StepsRule,
  { full, standard, step, deduct }: Pick<StepState, 'full' | 'standard' | 'step' | 'deduct'>,
  rate: Decimal,
): Lost {
  const gap = gapOf(rule.loses, rate, standard);
  const exact = round(gap.div(step), 8);
  const steps = rule.rounding === 'floor' ? floor(exact) : exact;
  return { gap, steps, score: round(max(zero, full.minus(steps.times(deduct))), 2) };
}

/** 每出现一例扣若干分: cases are counted from none on, one by one; there is nothing to say of steps. */
function perCase(rule: StepsRule, measure: Measure, standard: Decimal, step: Decimal): boolean {
  return !measure.isPercent && rule.loses === 'above' && standard.eq(zero) && step.eq(one);
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
        return scored(full, `${baseName}和${amountName}都是0，没有发生，按满分${inFull(full)}分计。`);
      if (rule.zeroBase.points !== undefined) {
        const points = min(full, parseDecimal(rule.zeroBase.points)!);
        return scored(
          points,
          `${baseName}为0而${amountName}为${figureText(table, rule.zeroBase.amount, amount)}，按标准计${inFull(points)}分。`,
        );
      }
      return unsettled(
        `${baseName}为0而${amountName}为${figureText(table, rule.zeroBase.amount, amount)}，比率无定义，请按本地要求人工认定。`,
        rule.zeroBase.base,
      );
    }
  }
  return noRate(table, rule.rate);
}

/** 待评: the rate waits for the inputs it names, or its base is zero. */
function noRate(table: FieldTable, rateId: string): ScoreOutcome {
  const name = spokenName(table.field(rateId));
  const open = waiting(table, [rateId], isDerived(table.field(rateId)) ? `${name}还算不出来，` : '');
  if (open) return open;
  const bases = zeroBaseOf(table, rateId);
  if (bases === null) return unsettled(`${name}还算不出来，请先填齐算式中的数据。`);
  const names = bases.map((id) => nameOf(table, id)).join('、');
  return unsettled(`${names}为0，算不出${name}，请按本地要求人工认定。`, bases[0]);
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
  const points = inFull(round(state.full.minus(max(zero, better).times(state.deduct)), 2));
  const limit = measureOf(table.field(rule.rate)).limit(target);
  const amount = amountAt(table, rule.rate, target, above);
  return `${above ? '低于' : '高于'}${limit}时得${points}分${amount}。`;
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
