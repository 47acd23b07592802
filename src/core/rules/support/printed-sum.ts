import { parseDecimal, round, zero, type Decimal } from '../../quantity/decimal';
import { decimalsUntil, inFull } from '../../quantity/format';
import { printedDecimals } from '../../fields/figure-text';
import type { FieldTable } from '../../fields/field-table';
import { nameOf } from '../../fields/names';
import { isColumn, type ScalarField } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import { sumParts } from '../../derive/parts';
import type { At } from './rows';

/** A sum as a sentence prints it, every figure in as many digits as a calculator needs to confirm it. */
export interface PrintedSum {
  /** "上年结转10.00＋年初预算219.20－年末结余3.00"; a part without a figure says 未填. */
  readonly formula: string;
  /** "＝226.20万元"; ≈ where no number of digits makes it exact (a sum of quotients). */
  readonly result: string;
  /** Any figure beside it at the same digits, with its unit: the total that was typed, the gap. */
  figure(number: Decimal): string;
}

/** More parts than these are counted, not listed, where all of them are added. */
const mostListed = 10;

/** Σ of the parts in its own words, told in the unit of the field it is compared with. */
export function printedSum(
  table: FieldTable,
  from: 'shown' | 'value',
  total: { readonly id: string; readonly stated: Decimal },
  parts: readonly Part[],
  at: At,
): PrintedSum {
  const field = table.field(total.id);
  const terms = parts.map((part) => termOf(table, from, part, at));
  const sum = terms.reduce((so, { signed }) => so.plus(signed ?? zero), zero);
  const gap = total.stated.minus(sum);
  const scale = field.unit === '%' ? 2 : 0;
  const rounded = (number: Decimal, decimals: number): Decimal => round(number, decimals + scale);
  const holds = (decimals: number): boolean => {
    const added = terms.reduce((so, { signed }) => so.plus(rounded(signed ?? zero, decimals)), zero);
    const shown = rounded(sum, decimals);
    return (
      added.eq(shown) &&
      rounded(total.stated, decimals).minus(shown).eq(rounded(gap, decimals)) &&
      !isLost(gap, decimals + scale)
    );
  };
  const least = printedDecimals(field);
  const decimals = decimalsUntil(least, holds);
  const bare = (number: Decimal): string => bareFigure(field, number, least, decimals);
  const figure = (number: Decimal): string =>
    field.unit === '%' ? bare(number) : `${bare(number)}${field.unit ?? ''}`;
  return {
    formula: isTooLong(parts) ? `${parts.length}个分项之和` : formulaOf(terms, bare),
    result: `${holds(decimals) ? '＝' : '≈'}${figure(sum)}`,
    figure,
  };
}

interface Term {
  readonly name: string;
  readonly minus: boolean;
  readonly number: Decimal | null;
  readonly signed: Decimal | null;
}

function termOf(table: FieldTable, from: 'shown' | 'value', part: Part, at: At): Term {
  const id = at(partId(part));
  const minus = typeof part !== 'string';
  const { total, numbers } = sumParts([id], table, from);
  const number = numbers === 0 ? null : total;
  const name = isColumn(table.pack, id) ? `${nameOf(table, id)}各行合计` : nameOf(table, id);
  return { name, minus, number, signed: number === null ? null : minus ? zero.minus(number) : number };
}

function formulaOf(terms: readonly Term[], bare: (number: Decimal) => string): string {
  return terms
    .map(({ name, minus, number }, index) => {
      const sign = minus ? '－' : index === 0 ? '' : '＋';
      if (number === null) return `${sign}${name}（未填）`;
      // A minus of its own must not run into the sign before it.
      return `${sign}${name}${number.lt(zero) ? `（${bare(number)}）` : bare(number)}`;
    })
    .join('');
}

function isTooLong(parts: readonly Part[]): boolean {
  return parts.length > mostListed && parts.every((part) => typeof part === 'string');
}

function isLost(gap: Decimal, places: number): boolean {
  return !gap.eq(zero) && round(gap, places).eq(zero) && gap.abs().gte(smallest);
}

const smallest = parseDecimal('1e-8')!;

function bareFigure(field: ScalarField, number: Decimal, least: number, most: number): string {
  return field.unit === '%' ? `${inFull(number.times(100), least, most)}%` : inFull(number, least, most);
}
