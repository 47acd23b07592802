import type { Decimal } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { saves, totalOf } from '../words/rates';
import { levelsBefore, segmentBefore } from './context';
import { movementOf, subjectOf, type Movement } from './movements';
import { isInRun } from './runs';
import { outcomeBefore } from './outcomes';
import { isPlanInside } from './plan-inside';
import { hiddenIn, isPercent, percentOf, percentText, type Rounded } from './quotient';
import { amendmentOf, amountLike, quotesOf, shown, type Relation } from './relation';

/** Rates of change (“减少710.5万元，下降9.76%”) against the amount they stand beside and the level the text tells. */
export function growth(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((rate) => {
    const direction = rate.unit === '%' ? (directionBefore(rate.label) ?? signed(rate)) : null;
    if (direction === null || ofOthers.test(rate.label) || isInRun(reading, rate)) return [];
    return (
      ofAmount(reading, source, rate, direction) ??
      ofTwoLevels(reading, source, rate, direction) ??
      ofAmountAround(reading, source, rate, direction) ??
      []
    );
  });
}

/** “变动率为-20%”: the sign says which way; without one it rose. */
function signed({ label, amount }: Mention): 'up' | 'down' | null {
  return /(?:变动|变化|增减)(?:率|幅度?)(?:为|是)?$/.test(label) ? (amount.s < 0 ? 'down' : 'up') : null;
}

/** “增加D，达到L，增长p%”, “完成L，增长p%，增收D”: the level or the amount stands elsewhere, and nothing else between. */
function ofAmountAround(reading: Reading, source: string, rate: Mention, way: 'up' | 'down'): Relation | null {
  const { mentions } = reading;
  const [far, near, behind] = [mentions[rate.index - 2], mentions[rate.index - 1], mentions[rate.index + 1]];
  if (!near || near.isChange || near.isBase || near.sentence !== rate.sentence || rate.token - near.token > 3)
    return null;
  if (subjectOf(rate.label) !== '' || near.depth !== rate.depth) return null;
  const isBetween = reaches.test(near.label);
  const amount = isBetween ? far : behind;
  if (!amount?.isChange || amount.sentence !== rate.sentence || amount.depth !== rate.depth) return null;
  if (!addable(amount, near) || directionBefore(amount.label) !== way || Math.abs(amount.token - rate.token) > 6)
    return null;
  if (
    !isBetween &&
    (!barely.test(amount.label) || !/^(?:同比|比上年(?:同期)?|较上年(?:同期)?)?[^，比较]{2,4}$/.test(rate.label))
  )
    return null;
  if ([amount, near].some(({ figure }) => figure.bound !== 'exact')) return null;
  // On another footing the year before is not what the amounts make it.
  if (otherFooting.test(reading.text.slice(near.start, rate.end))) return null;
  const base = baseOf(near, amount, way);
  const value = percentOf(amount.amount, base.amount);
  if (value === null || value.s < 0) return null;
  const all = [amount, near, rate];
  if (isPercent(rate.figure, value, hiddenIn(value, amount, base)))
    return { kind: 'rate-of-change', quotes: quotesOf(reading, source, all), verdict: 'holds', message: '' };
  const sign = way === 'up' ? '－' : '＋';
  const how = `${shown(reading, amount)}÷（${shown(reading, near)}${sign}${shown(reading, amount)}）`;
  return failed(reading, source, rate, value, all, how);
}

const otherFooting = /同口径|可比|剔除|扣除/;
const reaches = /^(?:总额|总数|规模)?(?:达到?了?|增至|增加到|降至|减至|升至|至|为)$/;
const barely = /^(?:同比)?(?:增收|减收|增支|减支|增加|减少|净增加?)(?:了|额)?$/;

/** “减少D，下降p%”: L is what it is now, L＋D what it was. */
function ofAmount(reading: Reading, source: string, rate: Mention, direction: 'up' | 'down'): Relation | null {
  const amount = reading.mentions[rate.index - 1];
  if (
    !amount ||
    amount.sentence !== rate.sentence ||
    !amount.isChange ||
    amount.unit === '%' ||
    rate.token - amount.token > 4
  )
    return null;
  const way = directionBefore(amount.label);
  const subject = subjectOf(amount.label);
  if (way !== null && way !== direction && subjectOf(rate.label) === '') {
    const [a, b] = [amount.label.slice(-8) + shown(reading, amount), rate.label.slice(-8) + shown(reading, rate)];
    return {
      kind: 'direction',
      quotes: quotesOf(reading, source, [amount, rate]),
      verdict: 'fails',
      message: `前后方向相反：前面写“${a}”，后面写“${b}”。同一个变动不能又增又减，请核对是哪一处写反了。`,
      left: a,
      right: b,
    };
  }
  if (amount.figure.bound !== 'exact' || amount.amount.eq(0)) return null;
  const ends = movementOf(reading, amount);
  if (ends !== null && subjectOf(rate.label) === '') return ofBase(reading, source, rate, amount, ends);
  const levels = levelsFor(reading, amount, subject);
  if (levels.length === 0) levels.push(...totalsBefore(reading, amount));
  const tried = levels.flatMap((level) => {
    // A level of the year before or of the budget is the base itself; any other may still be one.
    const before = baseOf(level, amount, direction);
    const direct = isOfBefore(level) ? percentOf(amount.amount, level.amount) : null;
    const values =
      direct !== null && isAdjacent(level, amount)
        ? [{ value: direct, base: level }]
        : [
            { value: percentOf(amount.amount, before.amount), base: before },
            { value: direct, base: level },
          ];
    return values.flatMap(({ value, base }) => (value === null || value.s < 0 ? [] : [{ level, base, value }]));
  });
  const fitting = tried.find(({ base, value }) => isPercent(rate.figure, value, hiddenIn(value, amount, base)));
  if (fitting)
    return {
      kind: 'rate-of-change',
      quotes: quotesOf(reading, source, [fitting.level, amount, rate]),
      verdict: 'holds',
      message: '',
    };
  const [first] = tried;
  if (
    first === undefined ||
    first.level.figure.bound !== 'exact' ||
    !(isAdjacent(first.level, amount) || isOwn(reading, levels, amount, subject))
  )
    return null;
  const isBase = isOfBefore(first.level) && isAdjacent(first.level, amount);
  const sign = direction === 'up' ? '－' : '＋';
  return failed(
    reading,
    source,
    rate,
    first.value,
    [first.level, amount, rate],
    isBase
      ? `${shown(reading, amount)}÷${shown(reading, first.level)}`
      : `${shown(reading, amount)}÷（${shown(reading, first.level)}${sign}${shown(reading, amount)}）`,
  );
}

/** “由186公里增加到214公里，增加28公里，增长15.05%”: the base is told. The amount may be what is wrong: both ways to divide count. */
function ofBase(
  reading: Reading,
  source: string,
  rate: Mention,
  amount: Mention,
  { from, to }: Movement,
): Relation | null {
  const moved = { amount: to.amount.minus(from.amount).abs(), slack: from.slack.plus(to.slack) };
  const values = [amount, moved].flatMap((part) => {
    const value = percentOf(part.amount, from.amount);
    return value === null ? [] : [{ value, hidden: hiddenIn(value, part, from) }];
  });
  const quotes = quotesOf(reading, source, [from, amount, rate]);
  const first = values[0]?.value;
  if (first === undefined || first.s < 0) return null;
  if (values.some(({ value, hidden }) => isPercent(rate.figure, value, hidden)))
    return { kind: 'rate-of-change', quotes, verdict: 'holds', message: '' };
  if (from.figure.bound !== 'exact') return null;
  return failed(
    reading,
    source,
    rate,
    first,
    [from, amount, rate],
    `${shown(reading, amount)}÷${shown(reading, from)}`,
  );
}

/** “开支0.09万元（指标17.85万元），节约99.5%”; “由80万元减少到60万元，下降25%”. */
function ofTwoLevels(reading: Reading, source: string, rate: Mention, direction: 'up' | 'down'): Relation | null {
  const ends = movementOf(reading, rate);
  const [near, far, other] =
    ends !== null ? [ends.to, ends.from] : segmentBefore(reading, rate).filter(({ unit }) => unit !== '%');
  if (!near || !far || near.isChange || far.isChange || !(addable(near, far) || ends !== null)) return null;
  // “标准由100元提高到180元，物价上涨3%”: another thing rose.
  const subject = subjectOf(rate.label);
  if (subject !== '' && far.token < rate.token && !far.label.includes(subject)) return null;
  if (ends === null && (rate.token - near.token > 5 || (other !== undefined && other.unit === near.unit))) return null;
  const isRange =
    ends !== null ||
    (/(?:由|从|上年|去年|年初|期初)[^，]{0,8}$/.test(far.label) &&
      /(?:到|至|为|今年|本年|年末|期末|年底)[^，]{0,8}$/.test(near.label));
  const isLimit =
    near.depth === far.depth + 1 &&
    /指标|预算|上年|去年/.test(near.label) &&
    (direction === 'down' ? saves.test(rate.label) : true);
  const [from, to] = isRange ? [far, near] : isLimit ? [near, far] : [null, null];
  if (from === null || to === null) return null;
  const moved: Decimal = direction === 'up' ? to.amount.minus(from.amount) : from.amount.minus(to.amount);
  const value = percentOf(moved, from.amount);
  if (value === null) return null;
  const all = [far, near, rate];
  const rounded = { amount: moved, slack: from.slack.plus(to.slack) };
  if (isPercent(unsigned(rate), value, hiddenIn(value, rounded, from)))
    return { kind: 'rate-of-change', quotes: quotesOf(reading, source, all), verdict: 'holds', message: '' };
  if (from.figure.bound !== 'exact' || to.figure.bound !== 'exact') return null;
  const [a, b] = direction === 'up' ? [to, from] : [from, to];
  return failed(
    reading,
    source,
    rate,
    value,
    all,
    `（${shown(reading, a)}－${shown(reading, b)}）÷${shown(reading, from)}`,
  );
}

function failed(
  reading: Reading,
  source: string,
  rate: Mention,
  value: Decimal,
  all: readonly Mention[],
  how: string,
): Relation {
  const [stated, actual] = [shown(reading, rate), percentText(value, rate.figure)];
  return {
    kind: 'rate-of-change',
    quotes: quotesOf(reading, source, all),
    verdict: 'fails',
    message: `增减率与金额不符：${how}＝${actual}，文中写${stated}。金额、基数或比率有一处不对，评审按金额一算就看得出来。`,
    left: stated,
    right: actual,
    amendment: amendmentOf(reading, source, rate, actual),
    difference: amountLike(value.minus(rate.amount).abs(), rate),
  };
}

/** Levels the amount can belong to, nearest first. */
function levelsFor(reading: Reading, amount: Mention, subject: string): Mention[] {
  const isLevel = (one: Mention): boolean => !isPlanInside(reading, one);
  const own = levelsBefore(reading, amount, amount).filter(isLevel);
  const all = own.length > 0 ? own : levelsBefore(reading, amount, amount, 1).filter(isLevel);
  if (subject === '') return all;
  const named = all.filter(({ label }) => label.includes(subject));
  return named.length > 0 ? named : outcomeBefore(reading, amount, subject);
}

/** “总支出增加311万元” of the one total that the text before states, in whatever words. */
function totalsBefore({ mentions }: Reading, amount: Mention): Mention[] {
  const kind = totalOf(amount.label);
  if (kind === null) return [];
  const found: Mention[] = [];
  for (let i = amount.index - 1; i >= 0 && i >= amount.index - 16; i--) {
    const one = mentions[i]!;
    if (one.depth === 0 && !one.isChange && !one.isBase && addable(one, amount) && totalOf(one.label) === kind)
      found.push(one);
  }
  return found.length === 1 ? found : [];
}

/** “下降-20%”, “变动率为-20%”: how much, without the way. */
const unsigned = ({ figure }: Mention): Mention['figure'] => ({ ...figure, value: figure.value.abs() });

/** What it was before it moved. */
function baseOf(level: Mention, moved: Mention, way: 'up' | 'down'): Rounded {
  const amount = way === 'up' ? level.amount.minus(moved.amount) : level.amount.plus(moved.amount);
  return { amount, slack: level.slack.plus(moved.slack) };
}

/** “较上年的80万元增加12万元”. */
const isAdjacent = (level: Mention, amount: Mention): boolean => amount.token - level.token === 2;

/** A level of the year before or of the budget: the rate may be of it directly. */
const isOfBefore = ({ label }: Mention): boolean => /上年|去年|上一年|预算|指标|计划/.test(label);

/** The average of others is what this one is compared with. */
const ofOthers = /平均|全市|全县|全省|全国/;

/** The nearest level is surely what moved: it stands alone in its part of the sentence, or all that stand there are equal. */
function isOwn(reading: Reading, levels: readonly Mention[], amount: Mention, subject: string): boolean {
  const [level] = levels;
  if (level === undefined) return false;
  if (subject !== '' || levels.length === 1) return true;
  const near = segmentBefore(reading, amount).filter((one) => levels.includes(one));
  const those = near.length > 0 ? near : levels;
  return those.every((one) => one.amount.eq(level.amount));
}
