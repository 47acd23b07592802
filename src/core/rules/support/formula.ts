import type { CellNamer } from '../rule';
import type { Decimal } from '../../quantity/decimal';
import type { Part } from '../../pack/part';
import type { At } from './rows';

/** "SUM(B5,B7)-SUM(B9)": Σ parts as the sheet's own SUM reads them; text and blanks count as nothing. */
export function sumFormula(parts: readonly Part[], cells: CellNamer, on: string, at: At): string {
  const refs = (minus: boolean): string =>
    parts
      .filter((part) => (typeof part !== 'string') === minus)
      .map((part) => cells.ref(at(typeof part === 'string' ? part : part.minus), on))
      .join(',');
  const plus = refs(false);
  const minus = refs(true);
  return `${plus === '' ? '0' : `SUM(${plus})`}${minus === '' ? '' : `-SUM(${minus})`}`;
}

/** How many of the parts hold a number. */
export function countFormula(parts: readonly Part[], cells: CellNamer, on: string, at: At): string {
  return `COUNT(${parts.map((part) => cells.ref(at(typeof part === 'string' ? part : part.minus), on)).join(',')})`;
}

/** Binary leftovers of a subtraction (0.30000000000000004) rounded away before a comparison. */
export function settled(expression: string): string {
  return `ROUND(${expression},8)`;
}

export function literal(number: Decimal): string {
  return number.toFixed();
}
