/**
 * The sheet that a name says another was copied from: Excel and WPS write "基础数据表 (2)", LibreOffice "基础数据表_2", people
 * "基础数据表（2）" and "基础数据表 - 副本". Null for a name that says nothing of the kind.
 */
export function copiedFrom(sheet: string): string | null {
  return /^(.+?)(?:\s*[(（]\s*\d+\s*[)）]|_\d+|\s*[-－—]?\s*副本\s*\d*)$/.exec(sheet)?.[1] ?? null;
}
