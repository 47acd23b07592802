import { plainCell } from '../install/install';
import type { RuleContext } from '../rules/rule';
import type { Fix } from '../rules/verdict';
import type { Edit } from '../workbook/edit';
import { fieldEdit } from './cell-edit';

/** A finding's one-click correction as Edits; empty where its cell or formula cannot be told any more. */
export function fixEdits({ table, expectedFormula }: RuleContext, fix: Fix): Edit[] {
  const content = (): Parameters<typeof fieldEdit>[2] | undefined => {
    if (fix.kind === 'set-number') return Number(fix.value);
    if (fix.kind === 'set-text') return fix.value;
    const formula = expectedFormula?.(fix.field) ?? null;
    const value = table.value(fix.field);
    return formula === null
      ? undefined
      : { formula, value: value.is === 'bad' ? null : plainCell(value, table.field(fix.field)) };
  };
  const cell = content();
  const edit = cell === undefined ? null : fieldEdit(table, fix.field, cell);
  return edit ? [edit] : [];
}
