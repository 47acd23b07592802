import type { Decimal } from '../quantity/decimal';
import { convertPrinted, type SourceUnit } from './printed-figure';

export interface ProposedUnit {
  readonly unit: SourceUnit;
  /**
   * said: the text names it. doubt: it names another one, in which nobody has such figures. table: figures that the form holds already are
   * the same in it. size: nobody's form has such figures in 万元. form: nothing tells, so the form's own.
   */
  readonly why: 'said' | 'doubt' | 'table' | 'size' | 'form';
}

/** 万元. What half of a table's figures reach: five hundred million is no unit's, while 50 000 元 is everybody's. */
const mostInMiddle = 50_000;
/** 万元. Below, no figure is too large by itself. */
const largeAlone = 10_000;
/** How many times the middle of the others a figure is that was typed in 元 among 万元, or nearly so. */
const timesOthers = 1_000;

/** Whether figures that are said to be in 万元 are most likely 元. @param figures in 万元 */
export function isTooLarge(figures: readonly Decimal[]): boolean {
  const real = figures.filter((one) => !one.eq(0));
  return real.length > 2 && middleOf(real) >= mostInMiddle;
}

/** Whether one of a table's figures is not of the others' size: a slip of the unit. @param figure in 万元, as the others are */
export function isOutOfSize(figure: Decimal, others: readonly Decimal[]): boolean {
  const real = others.filter((one) => !one.eq(0));
  const size = figure.abs();
  return real.length > 0 && size.gte(largeAlone) && size.gte(middleOf(real) * timesOthers);
}

function middleOf(figures: readonly Decimal[]): number {
  const sizes = figures.map((one) => one.abs().toNumber()).sort((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
}

/** Middle of the figures above which a county's unit has them in 元: 10 000 万元 is a hundred million. */
const tooLarge = 10_000;

/**
 * What money in pasted text is measured in, as a proposal.
 * @param figures without a unit of their own; `now`: what the form holds in its place
 */
export function proposeUnit(
  said: SourceUnit | null,
  form: SourceUnit,
  figures: readonly { readonly number: Decimal; readonly now: Decimal | null }[],
): ProposedUnit {
  const real = figures.filter(({ number }) => !number.eq(0));
  if (said !== null) {
    const isOdd = isTooLarge(real.map(({ number }) => convertPrinted(number, said, '万元')));
    return isOdd ? { unit: '元', why: 'doubt' } : { unit: said, why: 'said' };
  }
  const agree = (unit: SourceUnit): number =>
    real.filter(({ number, now }) => now !== null && !now.eq(0) && convertPrinted(number, unit, form).eq(now)).length;
  const [yuan, own] = [agree('元'), agree(form)];
  if (yuan !== own) return { unit: yuan > own ? '元' : form, why: 'table' };
  const sizes = real.map(({ number }) => Math.abs(number.toNumber())).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return form !== '元' && middle >= tooLarge ? { unit: '元', why: 'size' } : { unit: form, why: 'form' };
}
