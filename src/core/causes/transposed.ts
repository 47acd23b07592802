import { decimalsOf, type Decimal } from '../quantity/decimal';

/** Whether two figures differ by two neighbouring digits the wrong way round: 63.10 and 61.30. */
export function isTransposed(one: Decimal, other: Decimal): boolean {
  const places = Math.max(decimalsOf(one), decimalsOf(other));
  const [a, b] = [one, other].map((number) => number.toFixed(places).replace('.', ''));
  if (a!.length !== b!.length) return false;
  const apart = [...a!].flatMap((digit, at) => (digit === b![at] ? [] : [at]));
  const [first, second] = apart;
  return apart.length === 2 && second === first! + 1 && a![first!] === b![second] && a![second] === b![first!];
}
