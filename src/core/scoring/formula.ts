import { quote, type Ref } from '../derive/expression';
import { fullField } from '../pack/generated-fields';
import type { Pack } from '../pack/pack';
import type { BandsRule, ScoreRule, StepsRule } from '../pack/score-rules';
import { achievementFormula } from './achievement-formula';

/**
 * An indicator's score as an Excel formula without "="; blank text while it is 待评. Same arithmetic as scoring/steps and its
 * siblings: every quotient of a step is rounded to 8 places before INT.
 */
export function scoreFormula(pack: Pack, indicatorId: string, ref: Ref): string {
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw new Error(`no such indicator: ${indicatorId}`);
  return ruleFormula(indicator.rule, ref(fullField(indicator)), ref);
}

function ruleFormula(rule: ScoreRule, full: string, ref: Ref): string {
  switch (rule.kind) {
    case 'steps':
      return stepsFormula(rule, full, ref);
    case 'bands':
      return withBase(rule, full, ref, bandsFormula(rule, `ROUND(${ref(rule.rate)},8)`));
    case 'prorated': {
      const [of, outOf] = [ref(rule.of), ref(rule.outOf)];
      return `IF(OR(COUNT(${of})=0,COUNT(${outOf})=0),"",IF(ROUND(${outOf},8)=0,"",ROUND(MAX(0,MIN(${full},${of}/${outOf}*${full})),2)))`;
    }
    case 'achievement':
      return achievementFormula(rule, full, ref);
    case 'manual':
      throw new Error('a manual score has no formula');
    case 'by-choice':
      return rule.options.reduceRight(
        (rest, option) => `IF(${ref(rule.choice)}=${quote(option.is)},${ruleFormula(option.rule, full, ref)},${rest})`,
        '""',
      );
  }
}

function stepsFormula(rule: StepsRule, full: string, ref: Ref): string {
  const rate = ref(rule.rate);
  const gap = {
    above: `${rate}-${rule.standard}`,
    below: `${rule.standard}-${rate}`,
    away: `ABS(${rate}-${rule.standard})`,
  }[rule.loses];
  const exact = `ROUND(ROUND(MAX(0,${gap}),12)/${rule.step},8)`;
  const steps = rule.rounding === 'floor' ? `INT(${exact})` : exact;
  const scored = withBase(rule, full, ref, `ROUND(MAX(0,${full}-${steps}*${rule.deduct}),2)`);
  return rule.none ? `IF(${ref(rule.none.field)}=${quote(rule.none.is)},${full},${scored})` : scored;
}

/** The scored formula where the rate is a number; full marks where base and amount are both 0; blank otherwise. */
function withBase(rule: StepsRule | BandsRule, full: string, ref: Ref, scored: string): string {
  let otherwise = '""';
  if (rule.zeroBase) {
    const [base, amount] = [ref(rule.zeroBase.base), ref(rule.zeroBase.amount)];
    const { points } = rule.zeroBase;
    const given = points === undefined ? '""' : `IF(ROUND(${base},8)=0,MIN(${full},${points}),"")`;
    otherwise = `IF(OR(COUNT(${base})=0,COUNT(${amount})=0),"",IF(AND(ROUND(${base},8)=0,ROUND(${amount},8)=0),${full},${given}))`;
  }
  return `IF(COUNT(${ref(rule.rate)})=0,${otherwise},${scored})`;
}

function bandsFormula(rule: BandsRule, rate: string): string {
  const points = (value: string | null): string => value ?? '""';
  const last = rule.bands[rule.bands.length - 1]!;
  return rule.bands.slice(0, -1).reduceRight((rest, band) => {
    const test = `${rate}${band.exclusive ? '<' : '<='}${band.upTo}`;
    return `IF(${test},${points(band.points)},${rest})`;
  }, points(last.points));
}
