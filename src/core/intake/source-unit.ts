import type { Decimal } from '../quantity/decimal';
import { convertPrinted, type SourceUnit } from './printed-figure';

export interface ProposedUnit {
  readonly unit: SourceUnit;
  /** said: the text names it. table: figures that the form holds already are the same in it. size: nobody's form has such figures in 万元. form: nothing tells, so the form's own. */
  readonly why: 'said' | 'table' | 'size' | 'form';
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
  if (said !== null) return { unit: said, why: 'said' };
  const real = figures.filter(({ number }) => !number.eq(0));
  const agree = (unit: SourceUnit): number =>
    real.filter(({ number, now }) => now !== null && !now.eq(0) && convertPrinted(number, unit, form).eq(now)).length;
  const [yuan, own] = [agree('元'), agree(form)];
  if (yuan !== own) return { unit: yuan > own ? '元' : form, why: 'table' };
  const sizes = real.map(({ number }) => Math.abs(number.toNumber())).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return form !== '元' && middle >= tooLarge ? { unit: '元', why: 'size' } : { unit: form, why: 'form' };
}
