import { closeSync, fchmodSync, fchownSync, fsyncSync, lstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing, isSystemError } from './read-file';

/**
 * A stage: a hidden folder beside the files that a command writes. In it lie the new files, numbered, until all of them stand complete on
 * disk; where they are several, also the old ones (to take back) and what is to become of them (ADR 20). Files that lie in several folders,
 * as through a link, have a stage of the same name in each; the one in the first folder, the home, holds the decision.
 */
export const newFile = (stage: string, index: number): string => join(stage, `${index}.new`);
export const oldFile = (stage: string, index: number): string => join(stage, `${index}.old`);

/** One file of a stage, by its number. */
export interface StagedFile {
  /** In the stage's own folder; never a path. */
  readonly name: string;
  /** What stood there when the command began; null for nothing. */
  readonly before: Print | null;
  /** The new file. */
  readonly after: Print;
}

export interface StageRecord {
  /** The folder of the home, from this one; '' for the home itself. */
  readonly home: string;
  readonly files: readonly StagedFile[];
}

/** Size and time of change, enough to see whether somebody else wrote meanwhile. A rename keeps both. */
export type Print = string;

/** Of what stands at a path itself, a link not followed; null for nothing. */
export function printOf(path: string): Print | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.size}:${stats.mtimeMs}`;
}

/** Made last of all: from then on the files are placed, now or by the next command. Renamed to `undo` when they are to be taken back. */
export const decisions = { redo: 'redo', undo: 'undo' } as const;
export type Decision = keyof typeof decisions;

export function decisionOf(home: string): Decision | null {
  if (printOf(join(home, decisions.undo)) !== null) return 'undo';
  return printOf(join(home, decisions.redo)) !== null ? 'redo' : null;
}

export function writeRecord(stage: string, record: StageRecord): void {
  writeWhole(join(stage, 'files.json'), new TextEncoder().encode(JSON.stringify(record)));
}

/** Written before anything else, so that whoever finds the home finds the other folders, whenever the command ended. */
export function writeOtherFolders(home: string, folders: readonly string[]): void {
  writeWhole(join(home, 'folders.json'), new TextEncoder().encode(JSON.stringify(folders)));
}

/** null where the command ended before it was whole, and for what no command of ours wrote: anybody may put a file into a folder. */
export function readRecord(stage: string): StageRecord | null {
  const record = readJson(join(stage, 'files.json'));
  if (!isObject(record) || typeof record['home'] !== 'string' || !Array.isArray(record['files'])) return null;
  const files: readonly unknown[] = record['files'];
  return files.every(isStagedFile) ? { home: record['home'], files } : null;
}

export function readOtherFolders(home: string): readonly string[] {
  const folders = readJson(join(home, 'folders.json'));
  return Array.isArray(folders) ? folders.filter((one) => typeof one === 'string') : [];
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isStagedFile(value: unknown): value is StagedFile {
  if (!isObject(value)) return false;
  const { name, before, after } = value;
  return (
    typeof name === 'string' &&
    !/[/\\\0]/.test(name) &&
    name !== '..' &&
    name !== '.' &&
    name !== '' &&
    (before === null || typeof before === 'string') &&
    typeof after === 'string'
  );
}

/** What a file takes over from the one it replaces: who may read and write it. */
export interface Access {
  readonly mode: number;
  readonly gid: number;
}

/** A new file, complete on disk when this returns. @throws the system's error, EEXIST too */
export function writeWhole(path: string, bytes: Uint8Array, access?: Access): void {
  const handle = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    if (access !== undefined) {
      // A file shared with a group stays the group's; who is not in it may still write his own files.
      quietly(() => fchownSync(handle, -1, access.gid));
      fchmodSync(handle, access.mode & 0o7777);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** For what is good to have and may be refused by the disk. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
