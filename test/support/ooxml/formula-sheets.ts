/** Names of sheets that a formula speaks of; those of other workbooks are not looked at. */
export function sheetNamesIn(formula: string): readonly string[] {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const found: string[] = [];
  for (const [, quoted, plain] of bare.matchAll(/'((?:[^']|'')+)'!|([\p{L}\p{N}\p{M}_.:[\]]+)!/gu)) {
    const name = (quoted ?? plain!).replaceAll("''", "'");
    if (name.includes('[') || name.startsWith('#')) continue;
    // First and last of several: 'a:b'!
    found.push(...name.split(':'));
  }
  return found.filter((name) => name !== '' && name !== 'REF');
}
