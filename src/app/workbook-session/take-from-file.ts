import { sameValue } from '../../core/fields/field-value';
import type { IntakeWish } from '../../core/intake/plan-intake';
import { dayOf } from '../live/clock';
import { offerFigures, takeEdits, type SourceTable } from '../take-figures';
import type { SessionHands } from './session-hands';
import type { SeenFigures } from './take-figures';

/** 写入 of what a table of a file holds, on a fresh reading, each figure with its origin. Answers as `takeFigures` does. */
export async function takeFromFile(
  { tools, write }: SessionHands,
  { file, table: source }: { readonly file: string; readonly table: SourceTable },
  wish: IntakeWish,
  seen: SeenFigures,
): Promise<'written' | 'moved' | 'failed'> {
  let moved = false;
  const done = await write({ what: 'paste', about: file }, ({ workbook }) => {
    const offer = offerFigures(workbook, [source], () => wish);
    const now = new Map(offer.items.map((item) => [item.key, item.now]));
    // The offer's keys say which of several tables.
    const accepted = new Map([...seen].map(([key, was]) => [`0:${key}`, was]));
    moved = [...accepted].some(([key, was]) => !sameAs(now.get(key), was));
    return moved ? [] : takeEdits(workbook, offer, new Set(accepted.keys()), file, dayOf(tools.clock.now()));
  });
  return done ? 'written' : moved ? 'moved' : 'failed';

  function sameAs(
    value: Parameters<typeof sameValue>[0] | null | undefined,
    was: Parameters<typeof sameValue>[0],
  ): boolean {
    return value !== null && value !== undefined && sameValue(value, was);
  }
}
