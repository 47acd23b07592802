import type { Decimal } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { saves } from '../words/rates';
import { segmentBefore } from './context';
import { movementOf, subjectOf, type Movement } from './movements';
import { isInRun } from './runs';
import { isOwn, isPlanElsewhere, levelsFor, totalsBefore } from './growth-levels';
import { ofAmountAround } from './growth-around';
import { baseOf, failed } from './growth-verdict';
import { isQuotient, percentOf } from './quotient';
import { quotesOf, shown, type Relation } from './relation';

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
  const told = levelsFor(reading, amount, subject);
  const levels = told.length > 0 ? told : totalsBefore(reading, amount);

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
  const fitting = tried.find(({ base, value }) => isQuotient(rate.figure, value, amount, base));
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
    isPlanElsewhere(first.level, amount) ||
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
  // Where both come to the same, the amount hides less of it than the two levels do.
  const isSame = moved.amount.minus(amount.amount).abs().lte(amount.slack);
  const values = (isSame ? [amount] : [amount, moved]).flatMap((part) => {
    const value = percentOf(part.amount, from.amount);
    return value === null ? [] : [{ value, part }];
  });
  const quotes = quotesOf(reading, source, [from, amount, rate]);
  const first = values[0]?.value;
  if (first === undefined || first.s < 0) return null;
  if (values.some(({ value, part }) => isQuotient(rate.figure, value, part, from)))
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
  if (isQuotient(unsigned(rate), value, rounded, from))
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

/** “下降-20%”, “变动率为-20%”: how much, without the way. */
const unsigned = ({ figure }: Mention): Mention['figure'] => ({ ...figure, value: figure.value.abs() });

/** “较上年的80万元增加12万元”. */
const isAdjacent = (level: Mention, amount: Mention): boolean => amount.token - level.token === 2;

/** A level of the year before or of the budget: the rate may be of it directly. */
const isOfBefore = ({ label }: Mention): boolean => /上年|去年|上一年|预算|指标|计划/.test(label);

/** The average of others is what this one is compared with. */
const ofOthers = /平均|全市|全县|全省|全国/;
