import { quote, type Ref } from '../derive/expression';
import { directions } from '../pack/directions';
import type { AchievementRule } from '../pack/score-rules';
import { one } from '../quantity/decimal';
import { isTop } from './achievement';

/** An achievement's score as an Excel formula without "="; twin of achievement.ts, quotients rounded to 8 places alike. */
export function achievementFormula(rule: AchievementRule, full: string, ref: Ref): string {
  const direction = ref(rule.direction);
  const target = ref(rule.target);
  const actual = `MAX(0,${ref(rule.actual)})`;
  const is = (words: readonly string[]): string => {
    const tests = words.map((word) => `${direction}=${quote(word)}`);
    return tests.length === 1 ? tests[0]! : `OR(${tests.join(',')})`;
  };
  const share = `ROUND(${actual}/${target},8)`;
  const noTarget = `ROUND(${target},8)<=0`;
  const forward = forwardFormula(rule, full, share, ref);
  const exactly = `IF(${noTarget},IF(ROUND(${actual},8)<=0,${full},0),${forward})`;
  const counted = [
    `IF(${is(directions.atLeast)},IF(${noTarget},${full},${forward})`,
    `IF(${is(directions.atMost)},${reverseFormula(rule, full, target, actual, ref)}`,
    `IF(${is(directions.exactly)},${exactly},"")))`,
  ].join(',');
  const quantitative = `IF(OR(COUNT(${target})=0,COUNT(${ref(rule.actual)})=0),"",${counted})`;
  return `IF(COUNT(${full})=0,"",IF(${is(directions.qualitative)},${qualitativeFormula(rule, full, ref)},${quantitative}))`;
}

function forwardFormula(rule: AchievementRule, full: string, share: string, ref: Ref): string {
  const far = rule.overshoot;
  const met = far
    ? `IF(AND(${ref(far.field)}=${quote(far.is)},${share}>=${far.beyond}),MAX(0,${full}-${far.deduct}),${full})`
    : full;
  return `IF(${share}>=1,${met},${earnedFormula(rule, full, share, ref)})`;
}

/** Points of a part of full marks: that part, or what is left of it above the pass line in force. */
function earnedFormula(rule: AchievementRule, full: string, share: string, ref: Ref): string {
  const byRatio = `ROUND(${share}*${full},2)`;
  const line = rule.passLine;
  if (!line) return byRatio;
  const rest = one.minus(line.line).toFixed();
  const passed = `IF(${share}<${line.line},0,ROUND(ROUND((${share}-${line.line})/${rest},8)*${full},2))`;
  return `IF(${ref(line.field)}=${quote(line.is)},${passed},${byRatio})`;
}

function reverseFormula(rule: AchievementRule, full: string, target: string, actual: string, ref: Ref): string {
  const { field, excess, quotient } = rule.reverse;
  const byExcess = earnedFormula(rule, full, `MAX(0,ROUND(1-(${actual}-${target})/${target},8))`, ref);
  const byQuotient = earnedFormula(rule, full, `ROUND(${target}/${actual},8)`, ref);
  const method = `IF(${ref(field)}=${quote(excess)},${byExcess},IF(${ref(field)}=${quote(quotient)},${byQuotient},""))`;
  return `IF(ROUND(${actual}-${target},8)<=0,${full},IF(ROUND(${target},8)<=0,0,${method}))`;
}

function qualitativeFormula(rule: AchievementRule, full: string, ref: Ref): string {
  const { grade, share, bands } = rule.qualitative;
  const exact = `ROUND(${ref(share)},8)`;
  const inBand = bands.map(
    (band) =>
      `AND(${ref(grade)}=${quote(band.is)},${exact}>=${band.from},${exact}${isTop(rule, band.to) ? '<=' : '<'}${band.to})`,
  );
  return `IF(COUNT(${ref(share)})=0,"",IF(OR(${inBand.join(',')}),ROUND(${exact}*${full},2),""))`;
}
