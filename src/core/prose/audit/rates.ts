import { sum } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { measureOf } from '../words/units';
import {
  achieved,
  alreadyDone,
  completes,
  completesThat,
  controls,
  done,
  due,
  failedAt,
  negated,
  otherRates,
  passed,
  plainRate,
  planned,
  sharesThat,
  target,
} from '../words/rates';
import { statuses } from '../words/residuals';
import { levelsBefore, segmentBefore } from './context';
import { ofControl, toldBehind } from './rate-sides';
import { judgeRate as judge } from './rate-verdict';
import type { Relation } from './relation';
import { isInRun } from './runs';

/** “完成预算的9%”, “执行率98%”, “批准率94%”: against what was planned and what came of it. */
export function rates(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((rate) => {
    if (rate.unit !== '%' || rate.isChange || isInRun(reading, rate)) return [];
    if (controls.test(rate.label)) return ofControl(reading, source, rate) ?? [];
    const aimed = achieved.test(rate.label) ? ofTarget(reading, source, rate) : null;
    if (aimed !== null) return [aimed];
    if (completes.test(rate.label)) {
      const found = completion(reading, source, rate) ?? toldBehind(reading, source, rate, null);
      if (found !== null) return [found];
    }
    const stem = plainRate.exec(rate.label)?.[1];
    if (stem !== undefined && !otherRates.test(stem))
      return (
        ofRest(reading, source, rate, stem) ??
        ofTwo(reading, source, rate, stem) ??
        ofStatuses(reading, source, rate, stem) ??
        toldBehind(reading, source, rate, stem) ??
        ofTwoBehind(reading, source, rate, stem) ??
        ofSentenceBefore(reading, source, rate, stem) ??
        []
      );
    return /^的(?:约)?$/.test(rate.label) ? (ofPlanInside(reading, source, rate) ?? []) : [];
  });
}

function completion(reading: Reading, source: string, rate: Mention): Relation | null {
  const all = segmentBefore(reading, rate).filter(({ isChange, unit }) => !isChange && measureOf(unit) !== 'rate');
  // What stands in brackets is told aside.
  const levels = [...all.filter(({ depth }) => depth <= rate.depth), ...all.filter(({ depth }) => depth > rate.depth)];
  const result = levels.find(
    ({ label }) => done.test(label) && !/预算(?:数|为|是|安排)?$/.test(label) && !negated.test(label),
  );
  if (result === undefined) return null;
  const others = levels.filter((one) => one !== result && addable(one, result) && !/决算/.test(one.label));
  // “已完成投资计划6亿元，完成中央资金3亿元”: what was done of a plan is none.
  const named = others.filter(({ label }) => planned.test(label) && !alreadyDone.test(label));
  // “污染防治资金500万元，支出475万元，支出进度95%”: the one figure before is what was to be spent.
  const plans =
    named.length > 0 || others.length !== 1 || !/(?:资金|经费|项目|专项)(?:共|为|共计)?$/.test(others[0]!.label)
      ? named
      : others;
  const wide = plans.length > 0 || !plainResult.test(result.label) ? plans : plansBefore(reading, result);
  return judge(reading, source, 'completion', rate, result, wide);
}

/** “；实际支出72.3万元，执行率96.4%”: no item of its own, so of what the sentence has planned before. */
const plainResult = /^(?:实际|截至[^，]{0,6}|已|共|累计|本年)*(?:支出|到位|使用|执行|拨付|支付)(?:资金|数|金额)?$/;

function plansBefore(reading: Reading, result: Mention): Mention[] {
  return levelsBefore(reading, result, result).filter(({ label }) => planned.test(label) || /到位/.test(label));
}

/** The two figures right before, the whole first and the smaller second. */
function ofTwo(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const [part, whole, other] = countsBefore(reading, rate);
  if (!part || !whole || part.isChange || whole.isChange || part.unit !== whole.unit || part.unit === null) return null;
  if (!isNear(reading, part, rate) || !isNear(reading, whole, part)) return null;
  if (other !== undefined && addable(other, part)) return null;
  const [own, base] = [part, whole].map(({ label, noun }) => `${label}${noun}`) as [string, string];
  // “检查100家，整改20家，合格率98%”: the rate must be of what the part tells, and of what was done.
  if (![...stem].some((sign) => own.includes(sign)) || negated.test(part.label) || failedAt.test(own)) return null;
  // “173件被采纳、44件被部分采纳，采纳率…”: both are parts.
  const verb = [...stem.slice(-2)];
  if (verb.every((sign) => base.includes(sign)) && (!due.test(base) || alreadyDone.test(base))) return null;
  return judge(reading, source, 'rate', rate, part, [whole]);
}

/** “反馈50个，已整改46个，正在整改3个，未整改1个，整改率92%”: of all, those that are done. */
function ofStatuses(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const all = countsBefore(reading, rate).filter(({ isChange }) => !isChange);
  const whole = all[all.length - 1];
  if (all.length < 3 || !whole || !due.test(`${whole.label}${whole.noun}`) || alreadyDone.test(whole.label))
    return null;
  const parts = all.slice(0, -1);
  if (parts.some((part) => !addable(part, whole) || part.amount.gt(whole.amount))) return null;
  const told = parts.filter(({ label, noun }) => [...stem.slice(-2)].every((sign) => `${label}${noun}`.includes(sign)));
  const done = told.filter(({ label }) => !negated.test(label) && !/正在|持续|部分|基本/.test(label));
  const [part, ...others] = done;
  const found = part && others.length === 0 ? judge(reading, source, 'rate', rate, part, [whole]) : null;
  // Handed over, taken up and the like may count as done or not.
  return found?.verdict === 'holds' || parts.every(({ label }) => statuses.any.test(label)) ? found : null;
}

/** “抽检400批次，检出不合格8批次，合格率98%”: of all but those. */
function ofRest(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  if (!passed.test(stem) || failedAt.test(stem)) return null;
  const [failed, whole] = countsBefore(reading, rate);
  if (!failed || !whole || failed.isChange || whole.isChange || failed.unit !== whole.unit) return null;
  if (!failedAt.test(`${failed.label}${failed.noun}`) || rate.token - failed.token > 8) return null;
  return judge(reading, source, 'rate', rate, failed, [whole], true);
}

function countsBefore(reading: Reading, rate: Mention): Mention[] {
  return segmentBefore(reading, rate).filter(({ unit, depth }) => measureOf(unit) !== 'rate' && depth <= rate.depth);
}

/** One clause further at most; a word of time and what stands in brackets may come between. */
function isNear({ tokens }: Reading, from: Mention, to: Mention): boolean {
  const between = tokens
    .slice(from.token + 1, to.token)
    .filter(({ depth, kind }) => depth === to.depth && kind !== 'close');
  const words = between.filter(({ kind, text }) => kind === 'words' && !/^(?:截[至止]|到?目前|至今)/.test(text));
  return to.token - from.token <= 24 && words.length <= 2 && between.length <= 7;
}

/** “举办讲座24场（目标值20场），完成率120%”: two figures of a kind, one of them the target. */
function ofTarget(reading: Reading, source: string, rate: Mention): Relation | null {
  const [near, far] = segmentBefore(reading, rate);
  if (!near || !far || near.isChange || far.isChange || !addable(near, far) || rate.token - near.token > 5) return null;
  if (rate.depth !== Math.min(near.depth, far.depth) || near.token - far.token > 4) return null;
  const [isNear, isFar] = [target.test(near.label), isTarget(far)];
  if (isNear === isFar) return null;
  return isNear
    ? judge(reading, source, 'completion', rate, far, [near])
    : judge(reading, source, 'completion', rate, near, [far]);
}

const isTarget = ({ label }: Mention): boolean =>
  target.test(label) || /(?:目标值|计划数|指标值|任务数)(?:为|是)?$/.test(label);

/** “按期完成率87.5%，8个项目中7个按期完成”: the two behind say by their words that they are meant. */
function ofTwoBehind(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const [whole, part] = [reading.mentions[rate.index + 1], reading.mentions[rate.index + 2]];
  if (!whole || !part || part.sentence !== rate.sentence || whole.token - rate.token > 3) return null;
  if (!addable(whole, part) || part.token - whole.token > 3 || !/中(?:有)?$/.test(whole.noun)) return null;
  const own = stem.slice(-4);
  return part.noun.includes(own) || part.label.includes(own)
    ? judge(reading, source, 'rate', rate, part, [whole])
    : null;
}

/** “实施项目18个，其中新建9个、改建9个。完工16个，完工率88.89%”: what the sentence before counted, where it counted one thing. */
function ofSentenceBefore(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const part = reading.mentions[rate.index - 1];
  if (!part || part.sentence !== rate.sentence || part.isChange || rate.token - part.token > 3) return null;
  const words = part.label.replace(/^(?:其中|已经?|共|实际)+/, '');
  if (words === '' || words !== stem) return null;
  const told = levelsBefore(reading, part, part, 1).reverse();
  const [whole, ...others] = told;
  if (!whole || whole.sentence === part.sentence || others.some(({ sentence }) => sentence !== whole.sentence))
    return null;
  const isOne = others.length === 0 || sum(others.map(({ amount }) => amount)).eq(whole.amount);
  return isOne && whole.amount.gte(part.amount) ? judge(reading, source, 'rate', rate, part, [whole]) : null;
}

/** “实际完成760户，完成年度计划800户的95%”, or the result behind it. */
function ofPlanInside(reading: Reading, source: string, rate: Mention): Relation | null {
  const plan = reading.mentions[rate.index - 1];
  if (!plan || plan.sentence !== rate.sentence || rate.token - plan.token !== 2) return null;
  const isShare = sharesThat.test(plan.label) && !completesThat.test(plan.label);
  if (!isShare && !completesThat.test(plan.label)) return null;
  if (isShare) {
    const part = reading.mentions[plan.index - 1];
    const isBeside =
      part && part.sentence === plan.sentence && !part.isChange && addable(part, plan) && plan.token - part.token <= 4;
    return isBeside ? judge(reading, source, 'share', rate, part, [plan]) : null;
  }
  const before = segmentBefore(reading, plan).find((one) => !one.isChange && addable(one, plan));
  const behind = reading.mentions[rate.index + 1];
  const result =
    before ??
    (behind?.sentence === rate.sentence && addable(behind, plan) && done.test(behind.label) ? behind : undefined);
  return result === undefined ? null : judge(reading, source, 'completion', rate, result, [plan]);
}
