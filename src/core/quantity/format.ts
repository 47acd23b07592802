import { round, type Decimal } from './decimal';

/** "1234.50": fixed decimals, half up, no thousands separator. What the forms print. */
export function fixed(value: Decimal, decimals: number): string {
  const shown = round(value, decimals);
  return (shown.eq(0) ? shown.abs() : shown).toFixed(decimals);
}

/** "219.2": half up to `decimals`, trailing zeros dropped. How published prose writes amounts. */
export function trimmed(value: Decimal, decimals: number): string {
  const text = fixed(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** "95.10%" from the ratio 0.951. */
export function percent(ratio: Decimal, decimals = 2): string {
  return `${fixed(ratio.times(100), decimals)}%`;
}
