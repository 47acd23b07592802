import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** LibreOffice, if this machine has it. Tests that need it skip aloud elsewhere, and fail in CI. */
export const soffice: string | null =
  ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

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
      { stdio: 'pipe', timeout: 300_000 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
