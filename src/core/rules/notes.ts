import { textOf } from '../fields/field-value';
import { noteKey, noteKeysFor, type NotedFinding } from './finding-id';
import type { RuleContext } from './rule';

/** Explanations typed into 《说明》 for findings that have no reason field of their own. */
export interface Notes {
  /** The note on the finding, on its column of many rows alike, or on its whole check: the nearest there is. */
  find(finding: NotedFinding): string | null;
  readonly isEmpty: boolean;
}

const rowsId = 'findingNotes';
/** What a form must ask for, so that a note can be written. */
export const notesField = `${rowsId}.note`;
const none: Notes = { find: () => null, isEmpty: true };

export function readNotes({ table }: RuleContext): Notes {
  const rows = table.pack.byId.get(rowsId);
  if (rows?.kind !== 'rows') return none;
  const notes = new Map<string, string>();
  const hasSubject = rows.columns.some((column) => column.id === 'subject');
  for (let row = 1; row <= table.rowCount(rowsId); row++) {
    const text = (column: string): string => textOf(table.value(`${rowsId}[${row}].${column}`)).trim();
    const [id, note] = [text('findingId'), text('note')];
    if (id === '' || note === '') continue;
    const subject = hasSubject ? text('subject') : '';
    const key = noteKey(id, subject);
    if (!notes.has(key)) notes.set(key, note);
  }
  if (notes.size === 0) return none;
  return {
    isEmpty: false,
    find: (finding) => {
      const key = noteKeysFor(finding).find((one) => notes.has(one));
      return key === undefined ? null : (notes.get(key) ?? null);
    },
  };
}
