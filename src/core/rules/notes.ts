import { textOf } from '../fields/field-value';
import type { RuleContext } from './rule';

/** Explanations typed into 《说明》 for findings that have no reason field of their own. */
export interface Notes {
  /** The note for a finding id, for a column of many rows alike ("projects.final"), or for a whole check where its row names no subject. */
  find(findingId: string, check: string, subject: string | undefined, column?: string): string | null;
  readonly isEmpty: boolean;
}

const rowsId = 'findingNotes';
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
    if (!notes.has(`${id}#${subject}`)) notes.set(`${id}#${subject}`, note);
  }
  if (notes.size === 0) return none;
  return {
    isEmpty: false,
    find: (findingId, check, subject, column) =>
      notes.get(`${findingId}#`) ??
      notes.get(`${findingId}#${subject ?? ''}`) ??
      (subject === undefined ? null : notes.get(`${check}#${subject}`)) ??
      (column === undefined ? null : notes.get(`${check}#${column}`)) ??
      notes.get(`${check}#`) ??
      null,
  };
}
