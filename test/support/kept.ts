import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '../..');
const folder = join(root, 'node_modules/.cache/kept');

/**
 * What `make` gives, as JSON, for all test files and runs until a file of `sources` (files or folders, from the root) says something else.
 * Each call gives a copy of its own.
 */
export function kept<T>(name: string, sources: readonly string[], make: () => T): T {
  const file = fileOf(name, sources);
  const text = read(file) ?? write(file, JSON.stringify(make()));
  return JSON.parse(text) as T;
}

/** The same for files by name. */
export async function keptFiles(
  name: string,
  sources: readonly string[],
  make: () => Promise<Readonly<Record<string, Uint8Array>>>,
): Promise<Map<string, Uint8Array>> {
  const file = fileOf(name, sources);
  const text = read(file) ?? write(file, inBase64(await make()));
  return new Map(
    Object.entries(JSON.parse(text) as Record<string, string>).map(([path, bytes]) => [
      path,
      Uint8Array.from(Buffer.from(bytes, 'base64')),
    ]),
  );
}

const inBase64 = (files: Readonly<Record<string, Uint8Array>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])),
  );

function fileOf(name: string, sources: readonly string[]): string {
  return join(folder, `${name.replaceAll('/', '-')}.${printOf(sources)}.json`);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** In one move: others read while we write. What it replaces goes. */
function write(file: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, file);
  const [name] = basename(file).split('.');
  for (const old of readdirSync(folder))
    if (old.startsWith(`${name}.`) && old.endsWith('.json') && old !== basename(file))
      rmSync(join(folder, old), { force: true });
  return text;
}

const prints = new Map<string, string>();

/** Of the files' contents, once a test file: nothing changes them under a test. */
function printOf(sources: readonly string[]): string {
  const key = sources.join();
  const known = prints.get(key);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const source of sources)
    for (const path of filesUnder(source)) hash.update(path).update(readFileSync(join(root, path)));
  const print = hash.digest('hex').slice(0, 16);
  prints.set(key, print);
  return print;
}

function filesUnder(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}
