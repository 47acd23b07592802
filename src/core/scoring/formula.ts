import { quote, type Ref } from '../derive/expression';
import { chosenTest, guarded } from '../derive/unusable';
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
  const scored = ruleFormula(pack, indicator.rule, ref(fullField(indicator)), ref);
  // Printed marks are the form's own; marks that a unit writes may be words, or not there.
  return typeof indicator.full === 'string'
    ? scored
    : guarded(pack, [indicator.full.field], ref, `IF(COUNT(${ref(indicator.full.field)})=0,"",${scored})`);
}

function ruleFormula(pack: Pack, rule: ScoreRule, full: string, ref: Ref): string {
  switch (rule.kind) {
    case 'steps':
      return stepsFormula(pack, rule, full, ref);
    case 'bands':
      return withBase(pack, rule, full, ref, bandsFormula(rule, `ROUND(${ref(rule.rate)},8)`));
    case 'prorated': {
      const [of, outOf] = [ref(rule.of), ref(rule.outOf)];
      return guarded(
        pack,
        [rule.of, rule.outOf],
        ref,
        `IF(OR(COUNT(${of})=0,COUNT(${outOf})=0),"",IF(ROUND(${outOf},8)=0,"",ROUND(MAX(0,MIN(${full},${of}/${outOf}*${full})),2)))`,
      );
    }
    case 'achievement':
      return achievementFormula(pack, rule, full, ref);
    case 'manual':
      throw new Error('a manual score has no formula');
    case 'by-choice': {
      const chosen = rule.options.reduceRight(
        (rest, option) =>
          `IF(${chosenTest(pack, rule.choice, option.is, ref)},${ruleFormula(pack, option.rule, full, ref)},${rest})`,
        '""',
      );
      return guarded(pack, [rule.choice], ref, chosen);
    }
  }
}

function stepsFormula(pack: Pack, rule: StepsRule, full: string, ref: Ref): string {
  const rate = ref(rule.rate);
  const gap = {
    above: `${rate}-${rule.standard}`,
    below: `${rule.standard}-${rate}`,
    away: `ABS(${rate}-${rule.standard})`,
  }[rule.loses];
  const exact = `ROUND(ROUND(MAX(0,${gap}),12)/${rule.step},8)`;
  const steps = rule.rounding === 'floor' ? `INT(${exact})` : exact;
  const scored = withBase(pack, rule, full, ref, `ROUND(MAX(0,${full}-${steps}*${rule.deduct}),2)`);
  return rule.none
    ? guarded(pack, [rule.none.field], ref, `IF(${ref(rule.none.field)}=${quote(rule.none.is)},${full},${scored})`)
    : scored;
}

/** The scored formula where the rate is a number; full marks where base and amount are both 0; 待核 over a rate that is, or blank. */
function withBase(pack: Pack, rule: StepsRule | BandsRule, full: string, ref: Ref, scored: string): string {
  const waiting = guarded(pack, [rule.rate], ref, '""');
  let otherwise = waiting;
  if (rule.zeroBase) {
    const [base, amount] = [ref(rule.zeroBase.base), ref(rule.zeroBase.amount)];
    const { points } = rule.zeroBase;
    const given = points === undefined ? '""' : `MIN(${full},${points})`;
    const none = `IF(ROUND(${base},8)=0,IF(ROUND(${amount},8)=0,${full},${given}),${waiting})`;
    otherwise = `IF(OR(COUNT(${base})=0,COUNT(${amount})=0),${waiting},${none})`;
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
