import { convertPrinted, isSourceUnit, type SourceUnit } from '../intake/printed-figure';
import { proposeUnit } from '../intake/source-unit';
import { fromDouble, parseDecimal, round, type Decimal } from '../quantity/decimal';
import { concreteId } from './claims';
import type { Judged } from './judge-block';
import type { AdoptionWish, UnsaidUnit } from './plan';

/** What the amounts of a sheet are printed in that does not say it. */
export interface SheetUnits {
  readonly asked: readonly UnsaidUnit[];
  /** A place with the measure that was said for its sheet, or with the likeliest and waiting. */
  measured(one: Judged): Judged;
}

export function sheetUnits(claims: readonly Judged[], { units }: Pick<AdoptionWish, 'units'>): SheetUnits {
  const bySheet = new Map<string, Judged[]>();
  for (const one of claims) if (one.waitsForUnit) bySheet.set(one.sheet, [...(bySheet.get(one.sheet) ?? []), one]);
  const asked = [...bySheet].map(([sheet, all]): UnsaidUnit => {
    const figures = amountsIn(all);
    const form = all.flatMap(({ print: { field } }) => (isSourceUnit(field.unit) ? [field.unit] : []))[0]!;
    const largest = figures.reduce<Decimal | null>(
      (most, one) => (most === null || one.abs().gt(most) ? one.abs() : most),
      null,
    );
    return {
      sheet,
      printed: all.find(({ saysUnit }) => saysUnit !== undefined)?.saysUnit ?? null,
      said: saidFor(sheet),
      likeliest: proposeUnit(
        null,
        form,
        figures.map((number) => ({ number, now: null })),
      ).unit,
      largest: largest === null || largest.eq(0) ? null : largest.toFixed(),
      fields: new Set(all.map(concreteId)).size,
    };
  });
  const known = new Map(asked.map((one) => [one.sheet, one]));
  return {
    asked,
    measured: (one) => {
      if (!one.waitsForUnit) return one;
      const sheet = known.get(one.sheet);
      const person = saidFor(one.sheet);
      if (person !== null) return { ...one, measure: person, waitsForUnit: false };
      const measure = sheet?.likeliest ?? one.measure;
      const { saysUnit } = one;
      const said = saysUnit ? `表上写的是${saysUnit}，数不像` : '表上没有写金额单位';
      return { ...one, measure, why: `${one.why}；${said}，看着像${measure}` };
    },
  };

  function saidFor(sheet: string): SourceUnit | null {
    return typeof units === 'string' ? units : (units.get(sheet) ?? null);
  }
}

/** Each cell once, whichever fields may stand in it. */
function amountsIn(all: readonly Judged[]): Decimal[] {
  const cells = new Map(all.map(({ address, block }) => [address, block.number]));
  return [...cells.values()].flatMap((number) => (number === null ? [] : [fromDouble(number)]));
}

/** "610000" in 元 is 61万元, in 万元 61亿元: told beside each other, one of them is plainly not this unit's money. */
export function amountAs(printed: string, unit: SourceUnit): string {
  const amount = parseDecimal(printed);
  if (amount === null) return printed + unit;
  const as = (['亿元', '万元'] as const).find((one) => convertPrinted(amount, unit, one).gte(1)) ?? '元';
  return `${round(convertPrinted(amount, unit, as), 2).toFixed()}${as}`;
}
