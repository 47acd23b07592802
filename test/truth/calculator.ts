import Big from 'big.js';

/*
 * What somebody with a calculator does with a printed sentence: finds every formula in it, types what is printed and compares what
 * comes out with the result that is printed, at the digits it is printed with. Written from the sentences alone.
 */

/** A printed formula that a calculator does not confirm: the formula and what it really gives. */
export interface Refuted {
  readonly formula: string;
  readonly gives: string;
}

const numeral = String.raw`-?\d+(?:\.\d+)?`;
const unit = '(?:万元|元|人|个|辆|次|例|户|%|％)?';
/** A name before a number: no digit, no sign, no comma. */
const named = String.raw`[^\d＋－×÷＝≈（）［］，。；：、\s“”]*`;
const joined = /[＋－×÷]/;

/** Every formula "…＝结果" of a text. */
export function formulasIn(text: string): { readonly left: string; readonly right: string }[] {
  const found: { left: string; right: string }[] = [];
  for (const clause of text.split(/[，。；\n]|应为|其中|完成率|按(?!（)/)) {
    const at = clause.indexOf('＝');
    if (at < 0) continue;
    const left = clause.slice(0, at);
    const right = new RegExp(`^${numeral}${unit}`).exec(clause.slice(at + 1))?.[0];
    if (right !== undefined && joined.test(left)) found.push({ left, right });
  }
  return found;
}

export function refuted(text: string): Refuted[] {
  return formulasIn(text).flatMap(({ left, right }) => {
    const value = valueOf(left);
    if (value === null) return [{ formula: `${left}＝${right}`, gives: '算不出' }];
    const isPercent = /%|％/.test(right);
    const printed = right.replace(new RegExp(`${unit}$`), '');
    const digits = printed.split('.')[1]?.length ?? 0;
    const shown = (isPercent ? value.times(100) : value).round(digits, 1);
    return shown.eq(printed) ? [] : [{ formula: `${left}＝${right}`, gives: shown.toFixed(digits) }];
  });
}

/** The value of "（67－59）÷59×100%", names and units left out; null where it is no formula. */
export function valueOf(expression: string): Big | null {
  const bare = expression
    .replace(/（第\d+行）/g, '')
    .replace(/（未填）/g, '0')
    .replace(/×100%$/, '')
    .replace(/［/g, '（')
    .replace(/］/g, '）');
  const tokens = bare.match(new RegExp(`${named}${numeral}${unit}|[＋－×÷（）]|[^＋－×÷（）]+`, 'g')) ?? [];
  let at = 0;
  const sum = (): Big | null => {
    let left = product();
    while (left !== null && (tokens[at] === '＋' || tokens[at] === '－')) {
      const minus = tokens[at++] === '－';
      const right = product();
      left = right === null ? null : minus ? left.minus(right) : left.plus(right);
    }
    return left;
  };
  const product = (): Big | null => {
    let left = factor();
    while (left !== null && (tokens[at] === '×' || tokens[at] === '÷')) {
      const divides = tokens[at++] === '÷';
      const right = factor();
      if (right === null || (divides && right.eq(0))) return null;
      left = divides ? left.div(right) : left.times(right);
    }
    return left;
  };
  const factor = (): Big | null => {
    // "办公费（-3.00）": a name may stand before the bracket, too.
    const token = tokens[at++];
    if (token === '（') {
      const inner = sum();
      return tokens[at++] === '）' ? inner : null;
    }
    if (token === undefined) return null;
    const digits = new RegExp(`(${numeral})(${unit})$`).exec(token);
    if (digits) {
      const number = new Big(digits[1]!);
      return /%|％/.test(digits[2] ?? '') ? number.div(100) : number;
    }
    return tokens[at] === '（' ? factor() : null;
  };
  const value = sum();
  return at === tokens.length ? value : null;
}

/** A step of a score reason as the sentence tells it. */
const stepSentence =
  /(超过|低于)(0|-?[\d.]+)(%?)[^，]*的标准(-?[\d.]+)(个百分点)?[^，]*，每([\d.]+)[^，]*一步，(满)?([\d.]+)步，每步扣([\d.]+)分(?:，不扣分|，共扣([\d.]+)分(，扣完为止)?)，得([\d.]+)分/;

/** Far beyond the last point the steps are not counted. */
const farSentence =
  /(超过|低于)(-?[\d.]+)(%?)[^，]*的标准太多，每([\d.]+)[^，]*一步，每步扣([\d.]+)分，共扣([\d.]+)分(?:，扣完为止)?，得0分/;

function refutedFar(reason: string, full: Big): string | null {
  const told = farSentence.exec(reason);
  if (!told) return /每步扣/.test(reason) ? '句子不合式样' : null;
  const [, , standard, , step, deduct, lost] = told;
  if (!full.eq(lost!)) return `应共扣${full.toFixed()}`;
  const figure = /＝(-?[\d.]+)%，/.exec(reason)?.[1];
  const most = figure === undefined ? null : new Big(figure).minus(standard!).abs().div(step!).times(deduct!);
  return most?.lt(full) ? '还没有扣完' : null;
}

/** What the sentence of a score in steps says that does not follow from the figures before it; null where all of it does. */
export function refutedSteps(reason: string, full: Big): string | null {
  const told = stepSentence.exec(reason);
  if (!told) return refutedFar(reason, full);
  const [, side, standard, , distance, , step, whole, steps, deduct, lost, capped, score] = told;
  const figure = /＝(-?[\d.]+)%，/.exec(reason)?.[1];
  if (figure !== undefined) {
    const gap = side === '超过' ? new Big(figure).minus(standard!) : new Big(standard!).minus(figure);
    if (!gap.eq(distance!)) return `相差应为${gap.toFixed()}`;
  }
  const quotient = new Big(distance!).div(step!);
  const counted = whole === undefined ? quotient.round(steps!.split('.')[1]?.length ?? 0, 1) : quotient.round(0, 0);
  if (!counted.eq(steps!)) return `步数应为${counted.toFixed()}`;
  const minus = new Big(steps!).times(deduct!);
  const points = capped ? new Big(0) : full.minus(minus).round(2, 1);
  if (!points.eq(score!)) return `得分应为${points.toFixed()}`;
  return full.minus(score!).eq(lost ?? 0) ? null : `扣分应为${full.minus(score!).toFixed()}`;
}
