import type { Pack } from '../../core/pack/pack';

/** Said where forms are of a year that their pack was not made for; [] where it was. */
export function otherYear({ year: years }: Pack, year: number): string[] {
  const [from, to] = typeof years === 'number' ? [years, years] : years;
  if (year >= from && year <= to) return [];
  return [`这套模板是 ${from === to ? from : `${from}—${to}`} 年度的，请核对 ${year} 年度的表样有没有变化。`];
}
