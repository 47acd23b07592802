import type { FieldTable } from '../fields/field-table';

/** 上年数 that stand alone (no rows), are typed and are still blank, in the pack's order: what last year's workbook could give. */
export function blankPriors(table: FieldTable): readonly string[] {
  return table.pack.fields.flatMap((field) => {
    const isTyped = field.kind === 'number' && field.derive === undefined && typeof field.lastYear === 'string';
    return isTyped && table.value(field.id).is === 'blank' ? [field.id] : [];
  });
}
