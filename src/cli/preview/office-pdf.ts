import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../../core/problem/problem';
import { troubleText } from '../files/read-file';

const usual = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** LibreOffice's program on this machine; null where there is none. */
export function findOffice(): string | null {
  const named = ['soffice', 'libreoffice'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  return named ?? usual.find((path) => existsSync(path)) ?? null;
}

/**
 * Files as PDF, in one start of LibreOffice and a profile of its own, so that an open LibreOffice is not disturbed.
 * @param files name ("表.xlsx") and bytes
 * @returns the PDFs in the same order
 * @throws Problem host.convert-failed
 */
export function toPdf(
  office: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-pdf-'));
  try {
    const output = join(folder, 'out');
    mkdirSync(output);
    // LibreOffice names a PDF after its file: numbers keep two of one name apart.
    const paths = files.map(({ name, bytes }, at) => {
      const path = join(folder, `${at}${name.slice(name.lastIndexOf('.'))}`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', output, ...paths];
    const { status, stderr, error } = spawnSync(office, words, { encoding: 'utf8', timeout: 300_000 });
    if (status !== 0)
      throw new Problem('host.convert-failed', {
        detail: error ? troubleText(error) : stderr.trim() || `退出码 ${status}`,
      });
    return files.map((_, at) => new Uint8Array(readFileSync(join(output, `${at}.pdf`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
