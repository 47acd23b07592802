import { extendRows } from '../install/extend-rows';
import { plainCell } from '../install/install';
import type { RuleContext } from '../rules/rule';
import type { Fix } from '../rules/verdict';
import type { CellEdit, Edit, SetCells } from '../workbook/edit';
import { fieldEdit } from '../edits/cell-edit';
import { newKeys } from '../edits/key-edits';

/** A finding's one-click correction as Edits; empty where its cell or formula cannot be told any more. */
export function fixEdits(context: RuleContext, fix: Fix): Edit[] {
  switch (fix.kind) {
    case 'many':
      return stacked(fix.fixes.flatMap((one) => fixEdits(context, one)));
    case 'extend-rows':
      return extendRows(context, fix.rows, fix.area);
    case 'renew-keys':
      return [...newKeys(context.snapshot, context.table).edits];
    default: {
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

/** Single cells one under the other become one edit: thousands of rows, few writes. */
function stacked(edits: readonly Edit[]): Edit[] {
  const done: Edit[] = [];
  let last: { edit: SetCells; cells: (readonly (CellEdit | undefined)[])[] } | null = null;
  for (const edit of edits) {
    if (edit.edit !== 'set-cells') {
      last = null;
      done.push(edit);
    } else if (
      last &&
      last.edit.sheet === edit.sheet &&
      last.edit.column === edit.column &&
      last.edit.row + last.cells.length === edit.row
    ) {
      last.cells.push(...edit.cells);
    } else {
      const cells = [...edit.cells];
      last = { edit, cells };
      done.push({ ...edit, cells });
    }
  }
  return done;
}
