import type { NameEdit } from '../../port/live/steps';
import { itemsOf } from '../own-book';
import type { PlannedStep } from './planned';

/** Workbook-scoped names: an existing one is pointed elsewhere in place, so that formulas over it stay whole. */
export function planNames(edits: readonly NameEdit[]): PlannedStep {
  /** What each name shall be in the end; null: gone. A later edit of the same name wins. */
  const wanted = new Map(edits.map((edit) => [edit.name.toLowerCase(), edit.edit === 'remove-name' ? null : edit]));
  return ({ book: { Names: names } }) => {
    for (const edit of wanted.values())
      if (edit) names.Add(edit.name, `=${edit.refersTo.replace(/^=/, '')}`, !edit.hidden);
    const items = [...itemsOf(names)].map((item) => ({ item, edit: wanted.get(item.Name.toLowerCase()) }));
    // That a name is added hidden nobody has seen: made sure afterwards.
    for (const { item, edit } of items) if (edit && item.Visible === edit.hidden) item.Visible = !edit.hidden;
    for (let index = items.length; index >= 1; index--) if (items[index - 1]!.edit === null) names.Item(index).Delete();
  };
}
