import fs from 'node:fs';
import { join } from 'node:path';

/** Every call by which writing changes the disk. */
const changes = [
  'mkdirSync',
  'openSync',
  'writeSync',
  'fsyncSync',
  'fchmodSync',
  'fchownSync',
  'linkSync',
  'copyFileSync',
  'renameSync',
  'rmSync',
] as const;
type Change = (typeof changes)[number];
type Call = (...args: unknown[]) => unknown;

/** What a killed process does next: nothing, no clearing up either. It is none of the disk's errors, so nobody catches it. */
class Killed extends Error {}

/**
 * Runs work until its n-th change of the disk, which is not made, or of which only a part is: some of the bytes, some of a folder's files.
 * Nothing after it is made.
 * @returns whether it got that far
 */
export function killedAt(n: number, random: () => number, work: () => void): boolean {
  let made = 0;
  let isDead = false;
  const restore = change((name, real, args) => {
    made += 1;
    if (isDead || made > n) throw new Killed();
    if (made < n) return name === 'fsyncSync' ? undefined : real(...args);
    isDead = true;
    if (name === 'writeSync') {
      const [handle, bytes, at] = args as [number, Uint8Array, number];
      real(handle, bytes, at, Math.floor(random() * (bytes.length - at)));
    }
    if (name === 'rmSync' && fs.existsSync(String(args[0])) && fs.lstatSync(String(args[0])).isDirectory())
      for (const one of fs.readdirSync(String(args[0]))) if (random() < 0.5) real(join(String(args[0]), one));
    throw new Killed();
  });
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    if (isDead) throw new Error('killed, and yet something was caught', { cause: error });
    throw error;
  } finally {
    restore();
  }
}

/** A disk that refuses some calls. @param refuse a code (EBUSY), or null to let the call through */
export function refusing(refuse: (name: Change, args: readonly unknown[]) => string | null, work: () => void): void {
  const restore = change((name, real, args) => {
    const code = refuse(name, args);
    if (code !== null) throw Object.assign(new Error(code), { code });
    return real(...args);
  });
  try {
    work();
  } finally {
    restore();
  }
}

function change(instead: (name: Change, real: Call, args: unknown[]) => unknown): () => void {
  const before = changes.map((name) => [name, fs[name] as Call] as const);
  for (const [name, real] of before) Reflect.set(fs, name, (...args: unknown[]) => instead(name, real, args));
  return () => {
    for (const [name, real] of before) Reflect.set(fs, name, real);
  };
}
