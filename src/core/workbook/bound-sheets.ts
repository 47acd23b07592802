import { copiedFrom } from './sheet-copies';
import type { NameSnapshot } from './snapshot';

/**
 * Which sheets a read must bring: those that `jx.` names point to, the identity sheet among them, and copies of them: figures typed
 * into a copy are read by nobody, and a copy may be all that is left of a form. null: the workbook has no name of
 * ours, so its sheets are only listed. A broken name points nowhere; sheet names are compared as Excel does, without case.
 */
export function boundSheets<S extends { readonly name: string }>(
  sheets: readonly S[],
  names: readonly NameSnapshot[],
): readonly S[] | null {
  const ours = names.filter(({ name }) => name.toLowerCase().startsWith('jx.'));
  if (ours.length === 0) return null;
  const bound = new Set<string>();
  for (const { refersTo } of ours) {
    const sheet = sheetOf(refersTo);
    if (sheet !== null) bound.add(sheet.toLowerCase());
  }
  const listed = new Set(sheets.map(({ name }) => name.toLowerCase()));
  return sheets.filter(({ name }) => {
    if (bound.has(name.toLowerCase())) return true;
    const original = copiedFrom(name)?.toLowerCase();
    return original !== undefined && (bound.has(original) || !listed.has(original));
  });
}

/** "'表'!$B$2", "表!A:A", whatever stands behind the "!": names may point to more than one cell. */
function sheetOf(refersTo: string): string | null {
  const [, quoted, bare] = /^(?:'((?:[^']|'')+)'|([^'!:,\s()"]+))!/.exec(refersTo) ?? [];
  return quoted?.replaceAll("''", "'") ?? bare ?? null;
}
