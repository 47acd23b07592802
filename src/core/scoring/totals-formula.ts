import { quote, type Ref } from '../derive/expression';
import { chosenTest, guarded, unusableTest } from '../derive/unusable';
import { toCheck } from '../fields/field-value';
import { scoreField, fullField, tableField, type Scoring } from '../pack/generated-fields';
import type { Pack } from '../pack/pack';
import { parseDecimal, sum } from '../quantity/decimal';
import { trimmed } from '../quantity/format';

type Indicator = Scoring['indicators'][number];

/** Totals of a score table as Excel formulas without "="; twins of totals.ts and notes.ts. */
export function scoringFor(pack: Pack, id: string): Scoring {
  const scoring = pack.scorings.find((one) => one.id === id);
  if (!scoring) throw new Error(`no such score table: ${id}`);
  return scoring;
}

export function scoreTotalFormula(pack: Pack, scoring: Scoring, ref: Ref): string {
  const ids = scoring.indicators.map((one) => scoreField(one.id));
  const { derived, byHand } = scoresOf(scoring, ref);
  const points = byHand.map((one) => `${settled(one, marksIn(one, ref), ref)}*N(${ref(scoreField(one.id))})`);
  const total = [...(derived === '' ? [] : [`SUM(${derived})`]), ...points].join('+');
  const { caps } = scoring.definition;
  const capped = caps === undefined ? total : cappedFormula(pack, caps, total, ref);
  return guarded(pack, ids, ref, `IF(${settledCount(scoring, ref)}=0,"",${capped})`);
}

/** The cells of points that formulas give, and the indicators whose points somebody types. */
function scoresOf({ indicators }: Scoring, ref: Ref): { derived: string; byHand: readonly Indicator[] } {
  const others = indicators.filter((one) => one.rule.kind !== 'manual').map((one) => ref(scoreField(one.id)));
  return { derived: others.join(','), byHand: indicators.filter((one) => one.rule.kind === 'manual') };
}

/** How many indicators have their points. */
function settledCount(scoring: Scoring, ref: Ref): string {
  const { derived, byHand } = scoresOf(scoring, ref);
  const counts = byHand.map((one) => settled(one, marksIn(one, ref), ref));
  return [...(derived === '' ? [] : [`COUNT(${derived})`]), ...counts].join('+');
}

function marksIn(one: Indicator, ref: Ref): string {
  return typeof one.full === 'string' ? one.full : `N(${ref(fullField(one))})`;
}

/** The total under a limit that a low rate sets. While rate or setting is not known it stands where no limit could change it. */
function cappedFormula(pack: Pack, caps: NonNullable<Scoring['definition']['caps']>, total: string, ref: Ref): string {
  const rate = ref(caps.rate);
  const limit = caps.limits.reduceRight((rest, one) => `IF(ROUND(${rate},8)<${one.below},${one.total},${rest})`, noCap);
  const least = caps.limits
    .map((one) => parseDecimal(one.total)!)
    .reduce((a, b) => (b.lt(a) ? b : a))
    .toFixed();
  const safely = (bound: string, otherwise: string): string => `IF(ROUND(${total},8)<=${bound},${total},${otherwise})`;
  const withoutRate = safely(least, guarded(pack, [caps.rate], ref, '""'));
  const inForce = `IF(COUNT(${rate})=0,${withoutRate},MIN(${total},${limit}))`;
  const chosen = `IF(${chosenTest(pack, caps.field, caps.is, ref)},${inForce},${total})`;
  const test = unusableTest(pack, [caps.field], ref);
  const unknown = `IF(COUNT(${rate})=0,${safely(least, quote(toCheck))},${safely(limit, quote(toCheck))})`;
  return test === null ? chosen : `IF(${test},${unknown},${chosen})`;
}

/** Above any sum of points that can be typed. */
const noCap = '10^9';

export function scoreGradeFormula(scoring: Scoring, ref: Ref): string {
  const fulls = scoring.indicators.map((one) => ref(fullField(one))).join(',');
  const count = settledCount(scoring, ref);
  const total = ref(tableField('scoreTotal', scoring.id));
  const grades = scoring.definition.grades.reduceRight(
    (rest, grade) => `IF(${total}>=${grade.from},${quote(grade.label)},${rest})`,
    '""',
  );
  const isOpen = `OR(${count}=0,${count}<>${usedCount(scoring, ref)},ROUND(SUM(${fulls}),8)<>100)`;
  return `IF(COUNT(${total})=0,"",IF(${isOpen},"",${grades}))`;
}

/** How many indicators are in use: those of the form always, the unit's own where it wrote a weight. */
function usedCount({ indicators }: Scoring, ref: Ref): string {
  const own = indicators.filter((one) => typeof one.full !== 'string');
  const fixed = indicators.length - own.length;
  return own.length === 0 ? String(fixed) : `(${fixed}+COUNT(${own.map((one) => ref(fullField(one))).join(',')}))`;
}

export function summaryFormula(pack: Pack, scoring: Scoring, ref: Ref): string {
  const { indicators } = scoring;
  const own = indicators.filter((one) => typeof one.full !== 'string');
  const settledMarks = indicators
    .map((one) => `${settled(one, marksIn(one, ref), ref)}*${marksIn(one, ref)}`)
    .join('+');
  const count = settledCount(scoring, ref);
  const fixedMarks = trimmed(
    sum(indicators.flatMap((one) => (typeof one.full === 'string' ? [parseDecimal(one.full)!] : []))),
    2,
  );
  const fullMarks =
    own.length === 0 ? fixedMarks : `${fixedMarks}+SUM(${own.map((one) => ref(fullField(one))).join(',')})`;
  const [done, all] = [shown(settledMarks, own.length > 0), shown(`${fullMarks}-(${settledMarks})`, own.length > 0)];
  const text = `"已评"&(${count})&"项、"&${done}&"分；待评"&(${usedCount(scoring, ref)}-(${count}))&"项、"&${all}&"分"`;
  return guarded(pack, own.map(fullField), ref, text);
}

/** 1 or 0. A score typed by hand counts only within its standard, as in manual.ts. */
function settled(indicator: Indicator, marks: string, ref: Ref): string {
  const { id, rule, full } = indicator;
  const score = ref(scoreField(id));
  if (rule.kind !== 'manual') return `COUNT(${score})`;
  const isWithin = rule.choices
    ? `OR(${rule.choices.map((choice) => `${score}=${choice}`).join(',')})`
    : `AND(${score}>=0,${score}<=${marks})`;
  const counted = `IF(ISNUMBER(${score}),IF(${isWithin},1,0),0)`;
  // A score of 0 beside marks that are not there is within no standard: the indicator is not in use.
  return typeof full === 'string' ? counted : `IF(COUNT(${ref(fullField(indicator))})=0,0,${counted})`;
}

/** Marks that users type are rounded as they are printed; the form's own need none. */
function shown(marks: string, isTyped: boolean): string {
  return isTyped ? `ROUND(${marks},2)` : `(${marks})`;
}
