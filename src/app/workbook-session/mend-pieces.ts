import type { FieldTable } from '../../core/fields/field-table';
import { textOf } from '../../core/fields/field-value';
import type { Finding } from '../../core/rules/finding';
import type { TextChange } from '../../core/rules/rewrite';

/** old goes away, new comes in; wrong is what the finding is about, where nobody can say what is right. */
export interface MendPiece {
  readonly kind: 'same' | 'old' | 'new' | 'wrong';
  readonly text: string;
}

/** Unchanged words shown on either side of a change; an ellipsis stands for the rest. */
const around = 50;

/** The text that a finding is in, with the words that are to change; cut where it is long. */
export function mendPieces(table: FieldTable, { inText, rewrite, left }: Finding): readonly MendPiece[] {
  const text = inText === undefined ? '' : textOf(table.value(inText));
  const at = left === undefined ? -1 : text.indexOf(left);
  const wrong = at < 0 || left === undefined ? [] : [{ start: at, end: at + left.length, text: '' }];
  const changes: readonly TextChange[] = rewrite ? rewrite.changes : wrong;
  const pieces: MendPiece[] = [];
  let from = 0;
  for (const { start, end, text: next } of changes) {
    add(pieces, 'same', cut(text.slice(from, start), from > 0, true));
    add(pieces, rewrite ? 'old' : 'wrong', text.slice(start, end));
    add(pieces, 'new', next);
    from = end;
  }
  add(pieces, 'same', cut(text.slice(from), from > 0, false));
  return pieces;
}

function add(pieces: MendPiece[], kind: MendPiece['kind'], text: string): void {
  if (text !== '') pieces.push({ kind, text });
}

/** @param isBehind, isBefore what stands beside it: a change */
function cut(text: string, isBehind: boolean, isBefore: boolean): string {
  const kept = isBehind && isBefore ? 2 * around : around;
  if (text.length <= kept + 10) return text;
  if (isBehind && isBefore) return `${text.slice(0, around)}…${text.slice(-around)}`;
  return isBefore ? `…${text.slice(-around)}` : `${text.slice(0, isBehind ? around : 3 * around)}…`;
}
