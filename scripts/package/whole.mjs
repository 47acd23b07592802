// What every package is as a whole: a folder of its own, texts for Windows, digests of every file, and all of it as one .zip. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from './zip.mjs';

const MARK = 'SHA256SUMS';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Every path below a folder, with forward slashes, sorted. */
export function filesUnder(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
    )
    .sort();
}

/** Only a folder that is empty or that an earlier run made is emptied: never somebody's documents. */
export function emptyFolder(out) {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, MARK))) {
    throw new Error(`“${out}”里已经有别的文件，没有动它。请换一个空文件夹。`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // A run that stops half-way leaves a folder that the next one may empty.
  writeFileSync(join(out, MARK), '');
}

/** Windows opens a text without BOM in the local code page. */
export function writeText(path, text) {
  writeFileSync(path, `\uFEFF${text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')}`);
}

/** SHA256SUMS, and one file to carry across a gap, which says its own digest beside itself. */
export function sealed(out, zip) {
  const sums = filesUnder(out)
    .filter((path) => path !== MARK)
    .map((path) => `${sha256(readFileSync(join(out, path)))}  ${path}\n`);
  writeFileSync(join(out, MARK), sums.join(''));
  const bytes = writeZip(filesUnder(out).map((path) => [path, readFileSync(join(out, path))]));
  writeFileSync(join(out, zip), bytes);
  writeFileSync(join(out, `${zip}.sha256`), `${sha256(bytes)}  ${zip}\n`);
  const files = filesUnder(out);
  return {
    files: files.length,
    bytes: files.reduce((sum, path) => sum + readFileSync(join(out, path)).length, 0),
    zip,
  };
}
