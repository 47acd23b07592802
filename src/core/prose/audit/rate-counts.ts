import { addable, type Mention, type Reading } from '../mentions';
import { alreadyDone, due, failedAt, negated, passed } from '../words/rates';
import { statuses } from '../words/residuals';
import { measureOf } from '../words/units';
import { levelsBefore, segmentBefore } from './context';
import { judgeRate as judge } from './rate-verdict';
import type { Relation } from './relation';

/** The two figures right before, the whole first and the smaller second. */
export function ofTwo(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const [part, whole, other] = countsBefore(reading, rate);
  if (!part || !whole || part.isChange || whole.isChange || !isSameCount(part, whole)) return null;
  if (!isNear(reading, part, rate) || !isNear(reading, whole, part)) return null;
  // “接通368户，其中满意352户”: of those right before, whatever was counted before them.
  const isOfNear = /^其中/.test(part.label) || (stem === '满意' && /收回|回收|接通|有效/.test(whole.label));
  if (other !== undefined && isSameCount(other, part) && !isOfNear) return null;
  const [own, base] = [part, whole].map(({ label, noun }) => `${label}${noun}`) as [string, string];
  // “检查100家，整改20家，合格率98%”: the rate must be of what the part tells, and of what was done.
  if (![...stem].some((sign) => own.includes(sign)) || negated.test(part.label) || failedAt.test(own)) return null;
  // “173件被采纳、44件被部分采纳，采纳率…”: both are parts.
  const verb = [...stem.slice(-2)];
  const isOwnDoing = own.includes(stem) && !base.includes(stem);
  if (!isOwnDoing && verb.every((sign) => base.includes(sign)) && (!due.test(base) || alreadyDone.test(base)))
    return null;
  return judge(reading, source, 'rate', rate, part, [whole]);
}

/** “反馈50个，已整改46个，正在整改3个，未整改1个，整改率92%”: of all, those that are done. */
export function ofStatuses(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
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
export function ofRest(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  if (!passed.test(stem) || failedAt.test(stem)) return null;
  const [failed, whole, other] = countsBefore(reading, rate);
  if (!failed || !whole || failed.isChange || whole.isChange || failed.unit !== whole.unit) return null;
  if (!failedAt.test(`${failed.label}${failed.noun}`) || rate.token - failed.token > 8) return null;
  if (other !== undefined && addable(other, whole)) return null;
  return judge(reading, source, 'rate', rate, failed, [whole], true);
}

/** Of one unit; or of one that the tables do not know, by its word (剂次). */
function isSameCount(a: Mention, b: Mention): boolean {
  return a.unit === null ? b.unit === null && a.noun !== '' && a.noun === b.noun : a.unit === b.unit;
}

/** “受理80件，同比上升6%；审结76件，结案率95%”: the whole stands in the part of the sentence before. */
export function ofPartBefore(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const [part, ...more] = countsBefore(reading, rate);
  if (!part || more.length > 0 || part.isChange || rate.token - part.token > 3 || negated.test(part.label)) return null;
  const told = levelsBefore(reading, part, part).filter(({ depth }) => depth === part.depth);
  const [whole, ...others] = told;
  if (!whole || others.length > 0 || !isSameCount(part, whole) || whole.amount.lt(part.amount)) return null;
  const [own, base] = [part, whole].map(({ label, noun }) => `${label}${noun}`) as [string, string];
  const isTold = [...stem.slice(0, 2)].some((sign) => own.includes(sign));
  return isTold && due.test(base) ? judge(reading, source, 'rate', rate, part, [whole]) : null;
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
