import { cellText } from '../../../core/fields/figure-text';
import type { FieldTable } from '../../../core/fields/field-table';
import { parseDecimal } from '../../../core/quantity/decimal';
import type { Fix } from '../../../core/rules/verdict';
import { zh } from '../../text/zh';

/** 恢复公式, 改为 14.20: the value as the cell will print it. */
export function fixLabel(table: FieldTable, fix: Fix): string {
  if (fix.kind === 'restore-formula') return zh.check.restore;
  if (fix.kind === 'many') return zh.check.fixAll(fix.fixes.length);
  if (fix.kind === 'extend-rows') return zh.check.extendRows;
  if (fix.kind === 'renew-keys') return zh.check.renewKeys;
  if (fix.kind === 'set-text') return zh.check.changeTo(fix.value);
  const field = table.field(fix.field);
  const number = parseDecimal(fix.value);
  return zh.check.changeTo(number === null ? fix.value : cellText(field, number));
}
