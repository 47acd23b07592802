import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** LibreOffice, if this machine has it. Tests that need it skip aloud elsewhere, and fail in CI. */
export const soffice: string | null = ['soffice', 'libreoffice'].find(isOnPath) ?? null;

/** Without starting it: asking for its version takes it a second. */
function isOnPath(name: string): boolean {
  const names = process.platform === 'win32' ? [`${name}.com`, `${name}.exe`] : [name];
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) =>
    names.some((one) => {
      try {
        accessSync(join(folder, one), constants.X_OK);
        return true;
      } catch {
        return false; // not there, or not ours to start: the next
      }
    }),
  );
}

if (soffice === null) {
  if (process.env['CI']) throw new Error('CI must have LibreOffice');
  process.stderr.write('\n没有找到 LibreOffice：用它复算、打开文件的测试这次跳过。\n');
}

/** `describe` where LibreOffice is, `describe.skip` (aloud, above) elsewhere. */
export const describeWithSoffice = soffice === null ? describe.skip : describe;

/** Converts files in one LibreOffice start, in a profile of its own. Results land in `outDir`. */
export function convert(files: readonly string[], format: string, outDir: string): void {
  const profile = mkdtempSync(join(tmpdir(), 'jixiao-soffice-'));
  try {
    execFileSync(
      soffice!,
      [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', format, '--outdir', outDir, ...files],
      { stdio: 'pipe', timeout: 900_000 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
