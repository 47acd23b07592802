import { sameValue, type FieldValue } from '../../core/fields/field-value';
import { intakeEdits } from '../../core/intake/intake-edits';
import { planIntake, type IntakeWish } from '../../core/intake/plan-intake';
import type { SessionHands } from './session-hands';

/** Ticked figure → what its cell held when it was shown. */
export type SeenFigures = ReadonlyMap<string, FieldValue>;

/**
 * 写入 of a pasted block, on a fresh reading. `moved`: a cell no longer holds what the user was shown, so nothing is written over it
 * unseen, and nothing beside it either; `failed`: see the session's `trouble`.
 */
export async function takeFigures(
  { write }: SessionHands,
  text: string,
  wish: IntakeWish,
  seen: SeenFigures,
): Promise<'written' | 'moved' | 'failed'> {
  let moved = false;
  const done = await write({ what: 'paste' }, ({ workbook: { table } }) => {
    const plan = planIntake(table, text, wish);
    const ticked = plan?.items.filter(({ key }) => seen.has(key)) ?? [];
    moved =
      plan === null ||
      ticked.length !== seen.size ||
      ticked.some(({ key, now }) => now === null || !sameValue(now, seen.get(key)!));
    return plan === null || moved ? [] : intakeEdits(table, plan, new Set(seen.keys()));
  });
  return done ? 'written' : moved ? 'moved' : 'failed';
}
