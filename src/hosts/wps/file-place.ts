/** Where a file lies, in the system's own way of writing paths. */
export interface FilePlace {
  readonly folder: string;
  readonly name: string;
}

/** @param fullName as WPS tells it; @returns null for what was never saved, or lies nowhere on this computer */
export function placeOf(fullName: string): FilePlace | null {
  const isWindows = /^(?:[a-z]:[\\/]|\\\\)/i.test(fullName);
  if (!isWindows && !fullName.startsWith('/')) return null;
  const end = Math.max(fullName.lastIndexOf('/'), isWindows ? fullName.lastIndexOf('\\') : -1);
  const name = fullName.slice(end + 1);
  const folder = fullName.slice(0, end);
  // The root keeps its stroke: "C:" alone is the folder where somebody stands.
  return name === '' ? null : { folder: /^(?:[a-z]:)?$/i.test(folder) ? fullName.slice(0, end + 1) : folder, name };
}

export function pathIn(folder: string, name: string): string {
  if (/[\\/]$/.test(folder)) return folder + name;
  return `${folder}${folder.includes('\\') ? '\\' : '/'}${name}`;
}

/** A build that says of everything that it is there would be asked for ever. */
const mostNumbers = 500;

/**
 * “报告.docx” → “报告 (2).docx” and so on, until nothing is there; what a copy is for counts in its own brackets: “报告（更新）.docx” →
 * “报告（更新2）.docx”. @returns null where too many are there
 */
export function freeName(name: string, isTaken: (name: string) => boolean): string | null {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  if (!isTaken(name)) return name;
  for (let count = 2; count <= mostNumbers; count++) {
    const numbered = /\D）$/.test(stem) ? `${stem.slice(0, -1)}${count}）${ending}` : `${stem} (${count})${ending}`;
    if (!isTaken(numbered)) return numbered;
  }
  return null;
}
