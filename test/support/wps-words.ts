/**
 * Kinds of files keep their names, and what names WPS beside Office is right in both. What is left of Office's names speaks of a
 * program that the reader in WPS does not have.
 */
export function foreignIn(text: string): string[] {
  const bare = text
    .replace(/(?:Excel|Word|Office)(?: 或 |、| 和 )WPS|WPS(?: 或 |、)(?:Excel|Word)/g, '')
    .replace(/Word (?:报告|文档|文件|表格|的表格)|Excel (?:工作簿|97-2003)|（Excel 的上限）/g, '');
  return bare.match(/.{0,12}(?:Excel|Word|(?<!Libre)Office|office\.js|F6).{0,12}/g) ?? [];
}
