import { quote, type Ref } from '../derive/expression';
import { chosenTest, guarded } from '../derive/unusable';
import { directions } from '../pack/directions';
import type { Pack } from '../pack/pack';
import type { AchievementRule } from '../pack/score-rules';
import { one } from '../quantity/decimal';
import { isTop } from './achievement';

/** An achievement's score as an Excel formula without "="; twin of achievement.ts, quotients rounded to 8 places alike. */
export function achievementFormula(pack: Pack, rule: AchievementRule, full: string, ref: Ref): string {
  const direction = ref(rule.direction);
  const target = ref(rule.target);
  const actual = `MAX(0,${ref(rule.actual)})`;
  const safe = (ids: readonly string[], formula: string): string => guarded(pack, ids, ref, formula);
  const is = (words: readonly string[]): string => {
    const tests = words.map((word) => `${direction}=${quote(word)}`);
    return tests.length === 1 ? tests[0]! : `OR(${tests.join(',')})`;
  };
  const noTarget = `ROUND(${target},8)<=0`;
  const forward = forwardFormula(pack, rule, full, `ROUND(${actual}/${target},8)`, ref);
  const exactly = `IF(${noTarget},IF(ROUND(${actual},8)<=0,${full},0),${forward})`;
  const counted = [
    `IF(${is(directions.atLeast)},IF(${noTarget},${full},${forward})`,
    `IF(${is(directions.atMost)},${reverseFormula(pack, rule, full, target, actual, ref)}`,
    `${exactly}))`,
  ].join(',');
  const quantitative = safe(
    [rule.target, rule.actual],
    `IF(OR(COUNT(${target})=0,COUNT(${ref(rule.actual)})=0),"",${counted})`,
  );
  const qualitative = safe([rule.qualitative.grade, rule.qualitative.share], qualitativeFormula(rule, full, ref));
  return safe(
    [rule.direction],
    `IF(${direction}="","",IF(${is(directions.qualitative)},${qualitative},${quantitative}))`,
  );
}

function forwardFormula(pack: Pack, rule: AchievementRule, full: string, share: string, ref: Ref): string {
  const far = rule.overshoot;
  const beyond = far ? `IF(${chosenTest(pack, far.field, far.is, ref)},MAX(0,${full}-${far.deduct}),${full})` : full;
  const met = far ? `IF(${share}>=${far.beyond},${guarded(pack, [far.field], ref, beyond)},${full})` : full;
  return `IF(${share}>=1,${met},${earnedFormula(pack, rule, full, share, ref)})`;
}

/** Points of a part of full marks: that part, or what is left of it above the pass line in force. */
function earnedFormula(pack: Pack, rule: AchievementRule, full: string, share: string, ref: Ref): string {
  const byRatio = `ROUND(${share}*${full},2)`;
  const line = rule.passLine;
  if (!line) return byRatio;
  const rest = one.minus(line.line).toFixed();
  const passed = `IF(${share}<${line.line},0,ROUND(ROUND((${share}-${line.line})/${rest},8)*${full},2))`;
  return guarded(pack, [line.field], ref, `IF(${chosenTest(pack, line.field, line.is, ref)},${passed},${byRatio})`);
}

function reverseFormula(
  pack: Pack,
  rule: AchievementRule,
  full: string,
  target: string,
  actual: string,
  ref: Ref,
): string {
  const { field, excess, quotient } = rule.reverse;
  const earned = (share: string): string => earnedFormula(pack, rule, full, share, ref);
  const byExcess = earned(`MAX(0,ROUND(1-(${actual}-${target})/${target},8))`);
  const byQuotient = earned(`ROUND(${target}/${actual},8)`);
  const method = guarded(
    pack,
    [field],
    ref,
    `IF(${chosenTest(pack, field, excess, ref)},${byExcess},IF(${chosenTest(pack, field, quotient, ref)},${byQuotient},""))`,
  );
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
