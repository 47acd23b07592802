import { sum } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { measureOf } from '../words/units';
import {
  achieved,
  alreadyDone,
  askedRate,
  completes,
  completesThat,
  controls,
  debtRate,
  done,
  negated,
  otherRates,
  plainRate,
  planned,
  sharesThat,
  target,
} from '../words/rates';
import type { Breakdown } from './breakdown';
import { levelsBefore, segmentBefore } from './context';
import { ofPartBefore, ofRest, ofStatuses, ofTwo } from './rate-counts';
import { ofControl, ofDebt, toldBehind } from './rate-sides';
import { judgeRate as judge } from './rate-verdict';
import type { Relation } from './relation';
import { isInRun } from './runs';

/** “完成预算的9%”, “执行率98%”, “批准率94%”: against what was planned and what came of it. */
export function rates(reading: Reading, source: string, lists: readonly Breakdown[]): Relation[] {
  const wholes = new Map(lists.flatMap(({ total, parts }) => parts.map((part) => [part, total] as const)));
  return reading.mentions.flatMap((rate) => {
    if (rate.unit !== '%' || rate.isChange || isInRun(reading, rate)) return [];
    if (controls.test(rate.label)) return ofControl(reading, source, rate) ?? [];
    const aimed = achieved.test(rate.label) ? ofTarget(reading, source, rate) : null;
    if (aimed !== null) return [aimed];
    if (completes.test(rate.label)) {
      const found = completion(reading, source, rate, wholes) ?? toldBehind(reading, source, rate, null);
      if (found !== null) return [found];
    }
    if (debtRate.test(rate.label)) return ofDebt(reading, source, rate) ?? [];
    if (askedRate.test(rate.label)) return ofTwo(reading, source, rate, '满意') ?? [];
    const stem = plainRate.exec(rate.label)?.[1];
    if (stem !== undefined && !otherRates.test(stem))
      return (
        ofRest(reading, source, rate, stem) ??
        ofTwo(reading, source, rate, stem) ??
        ofStatuses(reading, source, rate, stem) ??
        ofPartBefore(reading, source, rate, stem) ??
        toldBehind(reading, source, rate, stem) ??
        ofTwoBehind(reading, source, rate, stem) ??
        ofSentenceBefore(reading, source, rate, stem) ??
        []
      );
    return /^的(?:约)?$/.test(rate.label) ? (ofPlanInside(reading, source, rate) ?? []) : [];
  });
}

type Wholes = ReadonlyMap<Mention, Mention>;

function completion(reading: Reading, source: string, rate: Mention, wholes: Wholes): Relation | null {
  const all = segmentBefore(reading, rate).filter(({ isChange, unit }) => !isChange && measureOf(unit) !== 'rate');
  // What stands in brackets is told aside.
  const levels = [...all.filter(({ depth }) => depth <= rate.depth), ...all.filter(({ depth }) => depth > rate.depth)];
  const nearest = levels.find(isResult);
  if (nearest === undefined) return all.length === 0 ? ofSentencesBefore(reading, source, rate, wholes) : null;
  const result = wholeOf(nearest, levels, wholes);
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

const isResult = ({ label }: Mention): boolean =>
  done.test(label) && !/预算(?:数|为|是|安排)?$/.test(label) && !negated.test(label);

/** “预算500万元，支出480万元，其中基本支出…，项目支出…，预算执行率96%”: of the whole, where the parts have no plan of their own. */
function wholeOf(part: Mention, levels: readonly Mention[], wholes: Wholes): Mention {
  const whole = wholes.get(part);
  if (whole === undefined || !isResult(whole)) return part;
  const isPlanned = levels.some(({ index, label }) => index > whole.index && planned.test(label));
  return isPlanned ? part : whole;
}

/** “全年预算500万元。全年支出480万元，其中…。预算执行率96%。”: nothing stands before the rate in its sentence. */
function ofSentencesBefore(reading: Reading, source: string, rate: Mention, wholes: Wholes): Relation | null {
  const before = reading.mentions[rate.index - 1];
  if (
    !before ||
    before.sentence !== rate.sentence - 1 ||
    !/^(?:全年|年度|整体)*(?:预算|支出)执行率为?$/.test(rate.label)
  )
    return null;
  const own = levelsBefore(reading, rate, before, 1).filter((one) => one.depth === 0 && isResult(one));
  const results = [...new Set(own.map((one) => wholes.get(one) ?? one))];
  const [result] = results;
  if (result === undefined || results.length > 1 || !isResult(result)) return null;
  if (/\n/.test(reading.text.slice(result.start, rate.start))) return null;
  const plans = plansBefore(reading, result);
  const isOfAll = /^(?:全年|年度|本年|整体|[我本]单位)*(?:预算|支出)/.test(plans[0]?.label ?? '');
  return isOfAll ? judge(reading, source, 'completion', rate, result, plans) : null;
}

/** “；实际支出72.3万元，执行率96.4%”: no item of its own, so of what the sentence has planned before. */
const plainResult =
  /^(?:实际|截至[^，]{0,6}|已|共|累计|本年|全年|\d{4}年度?)*(?:决算支出|支出决算|支出|到位|使用|执行|拨付|支付)(?:资金|数|金额)?$/;

function plansBefore(reading: Reading, result: Mention): Mention[] {
  const isPlan = ({ label }: Mention): boolean =>
    (planned.test(label) || /到位|投资|概算/.test(label)) && !alreadyDone.test(label);
  const own = levelsBefore(reading, result, result).filter(isPlan);
  if (own.length > 0) return own;
  // The sentence before, where it tells one amount.
  const told = levelsBefore(reading, result, result, 1).filter((one) => one.depth === 0 && isPlan(one));
  return told.every(({ amount }) => amount.eq(told[0]!.amount)) ? told : [];
}

/** “举办讲座24场（目标值20场），完成率120%”: two figures of a kind, one of them the target. */
function ofTarget(reading: Reading, source: string, rate: Mention): Relation | null {
  // “1.2万亩，比目标1.0万亩增加2000亩，完成率120%”: how much more it was says nothing new.
  const [near, far] = segmentBefore(reading, rate).filter((one, at) => at > 0 || !howMuchMore.test(one.label));
  if (
    !near ||
    !far ||
    negated.test(near.label) ||
    near.isChange ||
    far.isChange ||
    !addable(near, far) ||
    rate.token - near.token > 5
  )
    return null;
  if (rate.depth !== Math.min(near.depth, far.depth) || near.token - far.token > 4) return null;
  const [isNear, isFar] = [target.test(near.label.replace(/^[比较]/, '')), isTarget(far)];
  if (isNear === isFar) return null;
  return isNear
    ? judge(reading, source, 'completion', rate, far, [near])
    : judge(reading, source, 'completion', rate, near, [far]);
}

const howMuchMore = /^(?:多|少|增加|减少|超出?|多出)(?:了|出)?$/;
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
