import { freeName } from '../file-place';

/**
 * “自评报告.docx” → “自评报告（更新）.docx”, then “…（更新2）.docx”: a name in the same folder that nothing has yet.
 * @returns null where there is none
 */
export function copyName(name: string, purpose: string, isTaken: (name: string) => boolean): string | null {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  const bare = stem.replace(new RegExp(`（${purpose}\\d*）$`), '');
  return freeName(`${bare}（${purpose}）${ending}`, isTaken);
}
