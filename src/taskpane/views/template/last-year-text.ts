import { plainValue, type FieldValue } from '../../../core/fields/field-value';
import type { FieldTable } from '../../../core/fields/field-table';
import { figureInFull } from '../../../core/fields/figure-text';
import { parseRowId } from '../../../core/pack/concrete-id';
import { fieldName, spokenName } from '../../../core/pack/pack';

/** "公务接待上年决算数"; a row's figure by the row's own name: "征地调查 上年决算数". */
export function figureName(table: FieldTable, field: string, label: string): string {
  const known = table.pack.byId.get(field);
  if (known) return known.kind === 'rows' ? fieldName(known) : spokenName(known);
  const parts = label.split('/');
  return parseRowId(field) ? parts.slice(-2).join(' ') : label;
}

/** A figure with all its digits, so that two never look alike by rounding; words as they are. */
export function figureText(table: FieldTable, field: string, value: FieldValue): string {
  if (value.is !== 'number') return plainValue(value) ?? '';
  return figureInFull(table.field(field), value.number);
}
