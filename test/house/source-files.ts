import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root folder. */
export const root = resolve(__dirname, '..', '..');

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out', 'coverage']);

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path);
    return [path];
  });
}

/** All files below a folder, as paths from the root with slashes; empty where the folder does not exist. */
export function filesUnder(folder: string): string[] {
  return existsSync(join(root, folder)) ? walk(folder).sort() : [];
}

/** TypeScript sources below the given folders. */
export function typescriptUnder(...folders: string[]): string[] {
  return folders.flatMap(filesUnder).filter((path) => /\.tsx?$/.test(path));
}

/** Every file git tracks or would track; all files of the tree where there is no git (an unpacked archive). */
export function projectFiles(): string[] {
  if (!existsSync(join(root, '.git'))) return walk('').sort();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 32 * 1024 * 1024,
  });
  // A file that was deleted but not yet committed is still listed.
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort();
}

/** A file's text, or null for a binary file. */
export function textOf(path: string): string | null {
  const text = readFileSync(join(root, path), 'utf8');
  return text.includes('\0') ? null : text;
}
