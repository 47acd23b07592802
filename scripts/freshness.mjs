// Whether what was built is still right: a stamp beside the output tells the files that it was made from. By their contents: a clone, a
// checkout or a restored cache gives every file another time and changes none. Sizes and times are only the quick way to "nothing changed".
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

/** Files of `sources` (files or folders, from the root; what is not there is left out), without the folders of `but` below them. */
export function filesOf(sources, but = new Set()) {
  return sources.flatMap((path) => {
    const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (!found) return [];
    if (found.isFile()) return [{ path, size: found.size, time: found.mtimeMs }];
    const inside = readdirSync(join(ROOT, path)).sort();
    return filesOf(
      inside.map((name) => `${path}/${name}`).filter((one) => !but.has(one)),
      but,
    );
  });
}

function digest(pieces) {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
}

const printOfTimes = (files) => digest(files.map(({ path, size, time }) => `${path}\t${size}\t${time}`));
const printOfContents = (files) => digest(files.flatMap(({ path }) => [path, readFileSync(join(ROOT, path))]));

/** What `writeStamp` takes, read before the build: a file that changes meanwhile makes the next look find it stale. */
export function printOf(files) {
  return { times: printOfTimes(files), contents: printOfContents(files) };
}

/** Writes the stamp of something that was just built from files with this print. */
export function writeStamp(stamp, { times, contents }) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${times}\n${contents}`);
}

/** Whether the stamp is of exactly these files. */
export function isFresh(stamp, files) {
  if (!existsSync(stamp)) return false;
  const [times, contents] = readFileSync(stamp, 'utf8').split('\n');
  const now = printOfTimes(files);
  if (times === now) return true;
  if (contents !== printOfContents(files)) return false;
  writeStamp(stamp, { times: now, contents });
  return true;
}

/** Calls `build` unless `output` was built from exactly these files and folders. Returns whether it was called. */
export async function buildIfStale({ output, sources }, build) {
  const stamp = join(ROOT, 'dist', 'stamps', output.replaceAll('/', '-'));
  const files = filesOf(sources);
  if (existsSync(join(ROOT, output)) && isFresh(stamp, files)) return false;
  const print = printOf(files);
  await build();
  writeStamp(stamp, print);
  return true;
}
