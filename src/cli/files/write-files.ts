import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../core/problem/problem';
import { troubleText, whatIsAt } from './read-file';

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Refuses early, before any work is done. @throws Problem input.usage, host.exists, host.unwritable */
export function assertWritable(path: string, extension: '.xlsx' | '.docx' | '.html' | '.pdf', force: boolean): void {
  if (!path.toLowerCase().endsWith(extension))
    throw new Problem('input.usage', { detail: `输出文件“${path}”的扩展名应是 ${extension}` });
  const existing = attempt(path, () => whatIsAt(path));
  if (existing?.isDirectory()) throw new Problem('host.unwritable', { file: path, detail: '这是一个文件夹' });
  if (existing && !force) throw new Problem('host.exists', { file: path });
}

/**
 * All files or none: each is written beside its target under another name and moved into place when all of them stand complete on
 * disk. Whatever fails, no half-written file stays behind.
 * @throws Problem host.unwritable, host.exists
 */
export function writeFiles(files: readonly OutputFile[], force: boolean): void {
  const staged: { temporary: string; path: string }[] = [];
  try {
    for (const { path, bytes } of files) {
      const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
      staged.push({ temporary, path });
      attempt(path, () => writeWhole(temporary, bytes));
    }
    // Somebody may have made the file while ours was written.
    for (const { path } of staged) if (!force && existsSync(path)) throw new Problem('host.exists', { file: path });
    for (const { temporary, path } of staged) attempt(path, () => renameSync(temporary, path));
  } finally {
    for (const { temporary } of staged) removeQuietly(temporary);
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Problem('host.unwritable', { file: path, detail: troubleText(error) }, { cause: error });
  }
}

/** Nothing more can be done about a temporary file that cannot be removed either; the first trouble is the one to tell. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    troubleText(error);
  }
}
