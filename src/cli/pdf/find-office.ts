import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where LibreOffice stands that is not on the PATH: macOS, Windows, packages that set no link. */
const usual = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
  '/usr/lib/libreoffice/program/soffice',
  '/usr/lib64/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
];

/**
 * LibreOffice's program on this machine, without starting it (that takes it a second); null where there is none. JIXIAO_SOFFICE names one
 * that stands elsewhere, and then no other is taken.
 */
export function findOffice(): string | null {
  const named = process.env['JIXIAO_SOFFICE'];
  if (named !== undefined && named !== '') return canStart(named) ? named : null;
  const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usual, ...ownFolders()].find(canStart) ?? null;
}

/** The Document Foundation's own packages for Linux: /opt/libreoffice24.8. */
function ownFolders(): string[] {
  try {
    const found = readdirSync('/opt').filter((name) => name.startsWith('libreoffice'));
    return found.map((name) => join('/opt', name, 'program', 'soffice'));
  } catch {
    return []; // no such folder: no such package
  }
}

function canStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to start: the next
  }
}
