import { addable, type Mention, type Reading } from '../mentions';
import { measureOf } from '../words/units';
import { allowed, alreadyDone, bareSide, done, due, negated, planned, used } from '../words/rates';
import { segmentBefore } from './context';
import { judgeRate } from './rate-verdict';
import type { Relation } from './relation';

/** “执行率96%，其中预算500万元，实际支出480万元”, “整改率95%（应整改40项，已整改38项）”: the two behind it, where they are of nothing else. */
export function toldBehind(reading: Reading, source: string, rate: Mention, stem: string | null): Relation | null {
  const { mentions } = reading;
  const [a, b, other] = [mentions[rate.index + 1], mentions[rate.index + 2], mentions[rate.index + 3]];
  if (!a || !b || b.sentence !== rate.sentence || !addable(a, b) || measureOf(a.unit) === 'rate') return null;
  if (a.isChange || b.isChange || a.depth !== b.depth || a.token - rate.token > 4 || b.token - a.token > 4) return null;
  if (other?.sentence === b.sentence && addable(other, b) && other.token - b.token <= 3) return null;
  if (segmentBefore(reading, rate).some((one) => addable(one, a))) return null;
  if (!bareSide.test(a.label) || !bareSide.test(b.label) || negated.test(b.label)) return null;
  const [base, part] = stem === null ? planFirst(a, b) : wholeFirst(a, b, stem);
  return base && part ? judgeRate(reading, source, stem === null ? 'completion' : 'rate', rate, part, [base]) : null;
}

type Sides = readonly [base: Mention | null, part: Mention | null];
const unknown: Sides = [null, null];

function planFirst(a: Mention, b: Mention): Sides {
  const isPlan = ({ label }: Mention): boolean => planned.test(label) && !alreadyDone.test(label);
  const isDone = ({ label }: Mention): boolean => done.test(label);
  if (isPlan(a) && isDone(b) && !isPlan(b)) return [a, b];
  return isPlan(b) && isDone(a) && !isPlan(a) ? [b, a] : unknown;
}

function wholeFirst(a: Mention, b: Mention, stem: string): Sides {
  const isTold = ({ label, noun }: Mention): boolean =>
    [...stem.slice(-2)].some((sign) => `${label}${noun}`.includes(sign));
  return isTold(b) && (!isTold(a) || due.test(a.label)) && !due.test(b.label) ? [a, b] : unknown;
}

/** “预算20万元，决算18万元，控制率90%”, “编制50人，在职48人，控制率96%”: what came of it against what was allowed. */
export function ofControl(reading: Reading, source: string, rate: Mention): Relation | null {
  const [near, far, other] = segmentBefore(reading, rate).filter(
    ({ unit, depth }) => measureOf(unit) !== 'rate' && depth <= rate.depth,
  );
  if (!near || !far || near.isChange || far.isChange || !addable(near, far) || rate.token - near.token > 6) return null;
  if (far.token - near.token > 4 || (other !== undefined && addable(other, near))) return null;
  const isAllowed = ({ label }: Mention): boolean => allowed.test(label) && !/决算|实有|在职|在编/.test(label);
  const [base, part] = isAllowed(far) ? [far, near] : [near, far];
  if (!isAllowed(base) || isAllowed(part) || !used.test(part.label)) return null;
  const [straight, saved] = [false, true].map((isOfRest) =>
    judgeRate(reading, source, 'rate', rate, part, [base], isOfRest),
  );
  // Some count what was saved as the rate of control.
  return saved?.verdict === 'holds' ? saved : (straight ?? null);
}
