import { plainValue, type FieldValue } from '../../../core/fields/field-value';
import type { FieldTable } from '../../../core/fields/field-table';
import { parseRowId } from '../../../core/pack/concrete-id';
import { decimalsShown } from '../../../core/pack/field-format';
import { fieldName, spokenName } from '../../../core/pack/pack';
import { fixed, percent } from '../../../core/quantity/format';

/** "公务接待上年决算数"; a row's figure by the row's own name: "征地调查 上年决算数". */
export function figureName(table: FieldTable, field: string, label: string): string {
  const known = table.pack.byId.get(field);
  if (known) return known.kind === 'rows' ? fieldName(known) : spokenName(known);
  const parts = label.split('/');
  return parseRowId(field) ? parts.slice(-2).join(' ') : label;
}

/** As its sheet prints it; with all its digits where the print would hide some, so that two figures never look alike by rounding. */
export function figureText(table: FieldTable, field: string, value: FieldValue): string {
  if (value.is !== 'number') return plainValue(value) ?? '';
  const { number } = value;
  const definition = table.field(field);
  if (definition.kind !== 'number') return number.toFixed();
  const shown = decimalsShown(definition);
  const exact = number.toFixed().split('.')[1]?.length ?? 0;
  const text =
    definition.unit === '%' ? percent(number, Math.max(shown, exact - 2)) : fixed(number, Math.max(shown, exact));
  return definition.unit === null || definition.unit === '%' || definition.unit === '年'
    ? text
    : `${text}${definition.unit}`;
}
