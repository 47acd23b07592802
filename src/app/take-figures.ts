import { sameValue, type FieldValue } from '../core/fields/field-value';
import { intakeEdits } from '../core/intake/intake-edits';
import { planIntake, type IntakeWish } from '../core/intake/plan-intake';
import type { Edit } from '../core/workbook/edit';
import type { OpenWorkbook } from './open-workbook';

/**
 * 写入 of a pasted block, on a fresh reading. `moved`: a cell no longer holds what the user was shown, so nothing is written over it
 * unseen, and nothing beside it either.
 * @param seen ticked figure → what its cell held when it was shown
 */
export function takeFigures(
  { table }: OpenWorkbook,
  text: string,
  wish: IntakeWish,
  seen: ReadonlyMap<string, FieldValue>,
): { readonly edits: readonly Edit[]; readonly moved: boolean } {
  const plan = planIntake(table, text, wish);
  const ticked = plan?.items.filter(({ key }) => seen.has(key)) ?? [];
  const moved =
    plan === null ||
    ticked.length !== seen.size ||
    ticked.some(({ key, now }) => now === null || !sameValue(now, seen.get(key)!));
  return moved ? { edits: [], moved } : { edits: intakeEdits(table, plan, new Set(seen.keys())), moved };
}
