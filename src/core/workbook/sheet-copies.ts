/**
 * The sheet that a name says another was copied from: Excel and WPS write "基础数据表 (2)", LibreOffice "基础数据表_2", people
 * "基础数据表（2）" and "基础数据表 - 副本". Null for a name that says nothing of the kind.
 */
export function copiedFrom(sheet: string): string | null {
  const mark = /[(（]\s*\d+\s*[)）]$|_\d+$|副本\s*\d*$/.exec(sheet);
  if (!mark) return null;
  const before = sheet.slice(0, mark.index);
  if (mark[0].startsWith('_')) return before || null;
  const name = before.trimEnd();
  const original = mark[0].startsWith('副') && /[-－—]$/.test(name) ? name.slice(0, -1).trimEnd() : name;
  return original || null;
}
