/** “自评报告.docx” → “自评报告（更新）.docx”, then “…（更新2）.docx”: a name in the same folder that nothing has yet. */
export function copyName(name: string, purpose: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  const bare = stem.replace(new RegExp(`（${purpose}\\d*）$`), '');
  const named = (count: number): string => `${bare}（${purpose}${count === 1 ? '' : count}）${ending}`;
  let count = 1;
  while (isTaken(named(count))) count++;
  return named(count);
}
