/** So many are named in one line. */
const most = 4;

/** “ 《附件1》B5、《附件1》B9”, behind the name of a file; '' where nothing is known. */
export function placesText(where: readonly string[]): string {
  if (where.length === 0) return '';
  return ` ${where.slice(0, most).join('、')}${where.length > most ? ` 等 ${where.length} 处` : ''}`;
}
