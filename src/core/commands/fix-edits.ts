import { extendRows } from '../install/extend-rows';
import { plainCell } from '../install/install';
import type { RuleContext } from '../rules/rule';
import type { Fix } from '../rules/verdict';
import type { CellEdit, Edit } from '../workbook/edit';
import { fieldEdit } from '../edits/cell-edit';
import { newKeys } from '../edits/key-edits';
import { stacked } from '../edits/stacked';

/**
 * A finding's correction as Edits; empty where its cell or formula cannot be told any more.
 * @param only the fields that are corrected; absent: all
 */
export function fixEdits(context: RuleContext, fix: Fix, only?: ReadonlySet<string>): Edit[] {
  switch (fix.kind) {
    case 'many':
      return stacked(fix.fixes.flatMap((one) => fixEdits(context, one, only)));
    case 'extend-rows':
      return extendRows(context, fix.rows, fix.area);
    case 'renew-keys':
      return [...newKeys(context.snapshot, context.table).edits];
    default: {
      if (only && !only.has(fix.field)) return [];
      const cell = contentOf(context, fix);
      const edit = cell === undefined ? null : fieldEdit(context.table, fix.field, cell);
      return edit ? [edit] : [];
    }
  }
}

function contentOf(
  { table, expectedFormula }: RuleContext,
  fix: Extract<Fix, { readonly field: string }>,
): CellEdit | undefined {
  if (fix.kind === 'set-number') return Number(fix.value);
  if (fix.kind === 'set-text') return fix.value;
  const formula = expectedFormula?.(fix.field) ?? null;
  const value = table.value(fix.field);
  return formula === null
    ? undefined
    : { formula, value: value.is === 'bad' ? null : plainCell(value, table.field(fix.field)) };
}
