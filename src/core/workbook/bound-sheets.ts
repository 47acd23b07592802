import type { NameSnapshot } from './snapshot';

/**
 * Which sheets a read must bring: those that `jx.` names point to, the identity sheet among them. null: the workbook has no name of
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
  return sheets.filter((sheet) => bound.has(sheet.name.toLowerCase()));
}

/** "'表'!$B$2", "表!A:A", whatever stands behind the "!": names may point to more than one cell. */
function sheetOf(refersTo: string): string | null {
  const [, quoted, bare] = /^(?:'((?:[^']|'')+)'|([^'!:,\s()"]+))!/.exec(refersTo) ?? [];
  return quoted?.replaceAll("''", "'") ?? bare ?? null;
}
