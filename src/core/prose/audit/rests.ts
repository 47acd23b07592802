import { sum } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { mirrored, openCount, residuals, statuses } from '../words/residuals';
import { levelsBefore, segmentBefore } from './context';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** “总资产560万元，负债120万元，净资产440万元”: the rest of a whole, where the words say which of the three is which. */
export function rests(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((rest): Relation[] => {
    if (rest.isChange || rest.depth > 0) return [];
    const before = segmentBefore(reading, rest).filter((one) => one.depth === 0 && addable(one, rest));
    const told =
      besideIt(rest, before) ??
      byStatus(rest, before) ??
      ofPartBefore(reading, rest, before) ??
      ofSentenceBefore(reading, rest, before) ??
      mirroredIn(reading, rest, before);
    return told === null ? [] : judge(reading, source, told.whole, told.taken, rest);
  });
}

interface Taken {
  readonly whole: Mention;
  readonly taken: readonly Mention[];
}

/** Just these two of its kind before it. What is spent and what is left at one place are of the plan nearest to it. */
function besideIt(rest: Mention, before: readonly Mention[]): Taken | null {
  const kinds = residuals.filter((one) => one.rest.test(rest.label));
  const [taken, whole, between, ...others] = before;
  if (kinds.length === 0 || !taken || !whole || taken.isChange || usedUp.test(rest.label)) return null;
  // “安排300万元，实际到位300万元；…支出270万元，未使用30万元”: planned and paid in alike.
  const isSame = between !== undefined && others.length === 0 && between.amount.eq(whole.amount);
  if ((between !== undefined && !isSame) || whole.isChange || isPast(whole) !== isPast(taken)) return null;
  const fits = kinds.some(
    (kind) => kind.taken.test(taken.label) && kind.whole.test(whole.label) && !kind.rest.test(taken.label),
  );
  return fits ? { whole, taken: [taken] } : null;
}

/** “安排756万元，到位756万元；支出698万元，未使用58万元”: the part before the ； tells one amount that was planned. */
function ofPartBefore(reading: Reading, rest: Mention, before: readonly Mention[]): Taken | null {
  const [taken, ...others] = before;
  if (!taken || others.length > 0 || taken.isChange) return null;
  const told = levelsBefore(reading, taken, rest).filter(({ depth }) => depth === 0);
  const whole = told[told.length - 1];
  if (!whole || isPast(whole) || !isOneAmount(told, whole)) return null;
  const fits = residuals.some(
    (kind) => kind.rest.test(rest.label) && kind.taken.test(taken.label) && kind.whole.test(whole.label),
  );
  return fits ? { whole, taken: [taken] } : null;
}

/** Nothing but the whole is told, again or in its parts. */
function isOneAmount(told: readonly Mention[], whole: Mention): boolean {
  const others = told.filter((one) => one !== whole);
  if (others.every(({ amount }) => amount.eq(whole.amount))) return true;
  const added = sum(others.map(({ amount }) => amount));
  return added.minus(whole.amount).abs().lte(slackOf(told));
}

/** “下达80万元，其中…。实际支出76万元，结转4万元”: of what the sentence before told. */
function ofSentenceBefore(reading: Reading, rest: Mention, before: readonly Mention[]): Taken | null {
  const [taken, ...others] = before;
  if (!taken || others.length > 0 || taken.isChange || usedUp.test(rest.label)) return null;
  const told = levelsBefore(reading, taken, rest, 1).filter(({ depth }) => depth === 0);
  const whole = told[told.length - 1];
  if (!whole || whole.sentence === taken.sentence || isPast(whole) || !isOneAmount(told, whole)) return null;
  const fits = residuals.some(
    (kind) => kind.rest.test(rest.label) && kind.taken.test(taken.label) && kind.whole.test(whole.label),
  );
  return fits ? { whole, taken: [taken] } : null;
}

/** “共30项，已完成26项，正在推进3项，未启动1项”: each behind the whole tells how far it has come. */
function byStatus(rest: Mention, before: readonly Mention[]): Taken | null {
  const whole = before[before.length - 1];
  const taken = before.slice(0, -1);
  if (!whole || taken.length === 0 || !statuses.left.test(rest.label) || rest.noun !== '') return null;
  if (!openCount.test(whole.label) || statuses.any.test(whole.label)) return null;
  const isPlain = taken.every(({ label, noun, isChange }) => statuses.any.test(label) && noun === '' && !isChange);
  return isPlain && taken.some(({ label }) => statuses.done.test(label)) ? { whole, taken } : null;
}

/** How many figures back the other side of the account is looked for. */
const reach = 16;

/** “总收入2.4亿元，其中…。总支出2.39亿元，结余100万元”: the sentence before tells the income by the words of the spending. */
function mirroredIn({ mentions }: Reading, rest: Mention, before: readonly Mention[]): Taken | null {
  const taken = before[0];
  if (!taken || before.length > 1 || taken.isChange || !mirrored.rest.test(rest.label)) return null;
  const own = taken.label.replace(/^(?:\d{4}年度?|全年)/, '');
  if (!mirrored.spent.test(own)) return null;
  const wanted = own.replace('支出', '收入');
  for (let i = taken.index - 1; i >= 0 && i >= taken.index - reach; i--) {
    const one = mentions[i]!;
    if (taken.sentence - one.sentence > 3) return null;
    if (one.depth === 0 && !one.isChange && addable(one, rest) && one.label.endsWith(wanted))
      return { whole: one, taken: [taken] };
  }
  return null;
}

function judge(reading: Reading, source: string, whole: Mention, taken: readonly Mention[], rest: Mention): Relation[] {
  const all = [whole, ...taken, rest];
  const computed = whole.amount.minus(sum(taken.map(({ amount }) => amount)));
  const quotes = quotesOf(reading, source, all);
  const away = computed.minus(rest.amount).abs();
  if (away.lte(slackOf(all))) return [{ kind: 'difference', quotes, verdict: 'holds', message: '' }];
  if (all.some(({ figure }) => figure.bound !== 'exact')) return [];
  const [stated, right, apart] = [shown(reading, rest), amountLike(computed, rest), amountLike(away, rest)];
  const minus = taken.map((one) => `－${shown(reading, one)}`).join('');
  return [
    {
      kind: 'difference',
      quotes,
      verdict: 'fails',
      message: `余下的数不符：${shown(reading, whole)}${minus}＝${right}，文中写${stated}，相差${apart}。如另有上年结转或收回，请一并写明。`,
      left: stated,
      right,
      difference: apart,
    },
  ];
}

/** What was left from before, not what is left now. */
const usedUp = /动用|(?<!未)使用|上年|去年|年初|以前年度/;
const isPast = ({ label }: Mention): boolean => /上年|去年/.test(label);
