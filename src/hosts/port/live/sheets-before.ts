import { Problem } from '../../../core/problem/problem';
import type { Step } from './steps';

/** Which sheet of today each sheet step writes to; null for one that the list itself adds. */
export function originsOf(steps: readonly Step[]): ReadonlyMap<Step, string | null> {
  const today = new Map<string, string | null>();
  const origins = new Map<Step, string | null>();
  for (const step of steps) {
    if (step.kind === 'sheet') {
      const origin = today.get(step.sheet.toLowerCase());
      origins.set(step, origin === undefined ? step.sheet : origin);
    } else if (step.kind === 'structure') {
      for (const edit of step.edits) {
        if (edit.edit === 'add-sheet') today.set(edit.sheet.toLowerCase(), null);
        else if (edit.edit === 'rename-sheet')
          today.set(edit.to.toLowerCase(), today.get(edit.sheet.toLowerCase()) ?? edit.sheet);
      }
    }
  }
  return origins;
}

/**
 * Nothing of the user's is ever overwritten: a name that is taken must have been put aside by the list itself.
 * @param present lower-case names of the sheets of today; changed to what they are after the steps
 * @throws Problem host.sheet-exists, host.sheet-gone
 */
export function refuseClashes(steps: readonly Step[], present: Set<string>): void {
  const take = (sheet: string): void => {
    if (present.has(sheet.toLowerCase())) throw new Problem('host.sheet-exists', { sheet });
    present.add(sheet.toLowerCase());
  };
  for (const edit of steps.flatMap((step) => (step.kind === 'structure' ? step.edits : []))) {
    if (edit.edit === 'remove-sheet') present.delete(edit.sheet.toLowerCase());
    else if (edit.edit === 'add-sheet') take(edit.sheet);
    else if (edit.edit === 'move-sheet') {
      if (!present.has(edit.sheet.toLowerCase())) throw new Problem('host.sheet-gone', { sheet: edit.sheet });
    } else {
      if (!present.delete(edit.sheet.toLowerCase())) throw new Problem('host.sheet-gone', { sheet: edit.sheet });
      take(edit.to);
    }
  }
}
