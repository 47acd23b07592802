import { usualDecimals } from '../quantity/amount-unit';
import type { NumberField } from './schema';

/** Decimals a number field is printed with; rates (unit %) are ratios shown as percent, so two places of the percent. */
export function decimalsShown(field: Pick<NumberField, 'decimals' | 'unit'>): number {
  return field.decimals ?? usualDecimals(field.unit);
}

/** Whole counts: 人, 个, 辆 … without decimals. */
export function isWhole(field: Pick<NumberField, 'decimals' | 'unit'>): boolean {
  return decimalsShown(field) === 0;
}

/** The Excel number format of a field's cell. "_ " keeps the right indent that LibreOffice loses in merged cells. */
export function numberFormat(field: Pick<NumberField, 'decimals' | 'unit'>): string {
  const decimals = decimalsShown(field);
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  if (field.unit === '%') return `${digits}%`;
  return decimals === 0 ? digits : `${digits}_ `;
}
