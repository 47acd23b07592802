// Whether what was built is still right: a stamp beside the output holds a print of every file it was made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

function* filesUnder(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found) return;
  if (found.isFile()) yield `${path}\t${found.size}\t${found.mtimeMs}`;
  else for (const name of readdirSync(join(ROOT, path)).sort()) yield* filesUnder(`${path}/${name}`);
}

function printOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const line of filesUnder(source)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** Calls `build` unless `output` was built from exactly these files and folders. Returns whether it was called. */
export async function buildIfStale({ output, sources }, build) {
  const stamp = join(ROOT, 'dist', 'stamps', output.replaceAll('/', '-'));
  const print = printOf(sources);
  if (existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return false;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
  return true;
}
