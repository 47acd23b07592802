import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../../core/problem/further-problem';
import { troubleText } from '../files/read-file';

/** A first start on a slow machine makes the profile; then seconds a file. */
const startMs = 90_000;
const fileMs = 30_000;

/**
 * Files as PDF, in one start of LibreOffice and a profile of its own: neither a LibreOffice that is open nor another command at the same
 * time is disturbed.
 * @param files name ("表.xlsx") and bytes
 * @param limitMs how long LibreOffice may take; it is ended then, with what it started
 * @returns the PDFs in the same order
 * @throws Problem host.convert-failed
 */
export async function toPdf(
  office: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  limitMs = startMs + fileMs * files.length,
): Promise<Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-pdf-'));
  try {
    const output = join(folder, 'out');
    mkdirSync(output);
    // LibreOffice names a PDF after its file: numbers keep two of one name apart, and no system stumbles over Chinese ones.
    const paths = files.map(({ name, bytes }, at) => {
      const path = join(folder, `${at}${name.slice(name.lastIndexOf('.'))}`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const words = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', output, ...paths];
    const said = await runOffice(office, words, limitMs);
    return files.map(({ name }, at) => {
      const pdf = join(output, `${at}.pdf`);
      // It ends with 0 though it could not load a file.
      if (!existsSync(pdf)) throw new Problem('host.convert-failed', { detail: said || `没有读进 ${name}` });
      return new Uint8Array(readFileSync(pdf));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** @returns what it complained about. @throws Problem host.convert-failed */
function runOffice(office: string, words: readonly string[], limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = (detail: string, cause?: unknown): void =>
      reject(new Problem('host.convert-failed', { detail }, { cause }));
    const child = spawn(office, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-500)));
    const end = (): void => endWhole(child);
    const interrupted = (): void => {
      end();
      failed('被中断');
    };
    process.once('exit', end);
    // Of a group of its own, so that it can be ended whole: Ctrl+C does not reach it by itself.
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const timer = setTimeout(() => {
      end();
      failed(`过了 ${Math.round(limitMs / 1000)} 秒还没有转完`);
    }, limitMs);
    const over = (): void => {
      clearTimeout(timer);
      process.removeListener('exit', end);
      process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
    };
    child.once('error', (error) => {
      over();
      failed(troubleText(error), error);
    });
    child.once('close', (status) => {
      over();
      if (status === 0) resolve(said.trim());
      else failed(said.trim() || `退出码 ${status ?? '无'}`);
    });
  });
}

/** `soffice` is a script that starts the program proper: both have to go. */
function endWhole({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // gone by itself meanwhile
  }
}
