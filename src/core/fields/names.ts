import type { FieldTable } from './field-table';
import { fieldName, spokenName, type ScalarField } from '../pack/pack';
import { decimalsShown } from '../pack/field-format';
import { decimalsOf, type Decimal } from '../quantity/decimal';
import { isZero } from '../quantity/constants';
import { fixed } from '../quantity/format';

/** How a sentence names a field: 三公经费本年决算数; a row's column adds which row: 业务工作经费本年决算数（第2行）. */
export function nameOf(table: FieldTable, id: string): string {
  const field = table.field(id);
  const row = /\[(\d+)\]/.exec(id);
  return row ? `${spokenName(field)}（第${row[1]}行）` : spokenName(field);
}

/** 主要原因: the head a text stands under. */
export function headOf(table: FieldTable, id: string): string {
  return fieldName(table.field(id));
}

export function unitOf(field: ScalarField): string {
  return field.unit ?? '';
}

/** A field's figure as the sheet prints it, with its unit: "44.29万元", "95.10%", "9人". More decimals where the value has them. */
export function figureText(table: Pick<FieldTable, 'field'>, id: string, value: Decimal): string {
  return figureIn(table.field(id), value);
}

export function figureIn(field: ScalarField, value: Decimal): string {
  // A rate of a rate field is a ratio: 0.951 is 95.10%.
  if (field.unit === '%') return percentText(value, shownDecimals(field));
  return `${plainFigure(field, value)}${unitOf(field)}`;
}

/** Without the unit. */
export function plainFigure(field: ScalarField, value: Decimal): string {
  const least = shownDecimals(field);
  const real = decimalsOf(value);
  const places = real > 4 ? Math.max(least, 2) : Math.max(least, real);
  const text = fixed(value, places);
  return Number(text) === 0 && !isZero(value) ? fixed(value, Math.min(real, 6)) : text;
}

/** "30.29%" from the ratio 0.3029; more digits only where rounding would hide all of it. */
export function percentText(ratio: Decimal, decimals = 2): string {
  return `${fixed(ratio.times(100), decimals)}%`;
}

export function shownDecimals(field: ScalarField): number {
  return field.kind === 'number' ? decimalsShown(field) : 0;
}
