import type { NameEdit } from '../../../port/live/steps';

/** Workbook-scoped names: an existing one is pointed elsewhere in place, so that formulas over it stay whole. */
export function writeNames(
  workbook: Excel.Workbook,
  edits: readonly NameEdit[],
  existing: ReadonlyMap<string, string>,
): void {
  const present = new Map(existing);
  for (const edit of edits) {
    const key = edit.name.toLowerCase();
    const known = present.get(key);
    if (edit.edit === 'remove-name') {
      if (known !== undefined) workbook.names.getItem(known).delete();
      present.delete(key);
      continue;
    }
    const formula = edit.refersTo.startsWith('=') ? edit.refersTo : `=${edit.refersTo}`;
    if (known === undefined) {
      const item = workbook.names.add(edit.name, formula);
      if (edit.hidden) item.visible = false;
      present.set(key, edit.name);
    } else {
      const item = workbook.names.getItem(known);
      item.formula = formula;
      item.visible = !edit.hidden;
    }
  }
}

/** The names after these edits, for the steps that follow. */
export function namesAfter(existing: ReadonlyMap<string, string>, edits: readonly NameEdit[]): Map<string, string> {
  const names = new Map(existing);
  for (const edit of edits) {
    const key = edit.name.toLowerCase();
    if (edit.edit === 'remove-name') names.delete(key);
    else if (!names.has(key)) names.set(key, edit.name);
  }
  return names;
}
