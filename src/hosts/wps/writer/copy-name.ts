/** A folder with so many is no folder of ours; and a computer that says of any name that it is taken would be asked for ever. */
const most = 1000;

/**
 * “自评报告.docx” → “自评报告（更新）.docx”, then “…（更新2）.docx”: a name in the same folder that nothing has yet.
 * @returns null where there is none
 */
export function copyName(name: string, purpose: string, isTaken: (name: string) => boolean): string | null {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  const bare = stem.replace(new RegExp(`（${purpose}\\d*）$`), '');
  const named = (count: number): string => `${bare}（${purpose}${count === 1 ? '' : count}）${ending}`;
  let count = 1;
  while (count < most && isTaken(named(count))) count++;
  return count < most ? named(count) : null;
}
