import type { RuleContext } from '../rules/rule';
import type { Fix } from '../rules/verdict';
import { placedSheets, printedDoubt, type PrintedDoubt } from '../install/printed-label';
import { parseA1 } from '../workbook/address';
import { isFormula } from '../workbook/snapshot';
import { fixEdits } from './fix-edits';
import { journalOf, type WrittenCell } from './journal';

/** A cell that a command will write, shown before: 旧 → 新. */
export interface PreviewLine {
  /** Concrete field id. */
  readonly field: string;
  readonly cell: WrittenCell;
  /** A formula would go over what somebody typed. */
  readonly isTyped: boolean;
  /** Its row prints another label than the form has there. */
  readonly printed: PrintedDoubt | null;
}

/** What a fix will write where. Cells that nobody sees are no lines. */
export function previewOfFix(context: RuleContext, fix: Fix): readonly PreviewLine[] {
  const { table, binding, snapshot } = context;
  const { cells } = journalOf(snapshot, table, fixEdits(context, fix));
  const sheets = placedSheets(table.pack, table, binding, snapshot);
  return cells.flatMap((cell): PreviewLine[] => {
    const { anchor, now, was } = cell;
    const area = parseA1(cell.address);
    if (anchor.is !== 'field' || !area) return [];
    const printed = printedDoubt(sheets, anchor.field, { ...area, sheet: cell.sheet });
    return [{ field: anchor.field, cell, isTyped: isFormula(now) && was !== null && !isFormula(was), printed }];
  });
}

/** Whether two previews say the same: nobody worked on the cells between looking and writing. */
export function samePreview(a: readonly PreviewLine[], b: readonly PreviewLine[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
