import { existsSync, linkSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from './read-file';
import { newFile, oldFile, printOf, type StagedFile } from './stage';

/**
 * Moves a staged file to where it belongs; one that is there already counts. What somebody else wrote there meanwhile stays.
 * @returns whether it is there
 */
export function place(folder: string, stage: string, index: number, { name, before }: StagedFile): boolean {
  const staged = newFile(stage, index);
  const target = join(folder, name);
  if (!existsSync(staged)) return true;
  if (before === null) return placeNew(staged, target);
  // Two commands may settle one stage at once: gone by now means done by the other.
  if (printOf(target) !== before) return !existsSync(staged);
  renameSync(staged, target);
  return true;
}

/** A rename would overwrite a file made this very moment; a second name for the file does not. */
function placeNew(staged: string, target: string): boolean {
  try {
    linkSync(staged, target);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (isOneFile(staged, target)) {
      rmSync(staged, { force: true });
      return true;
    }
    if (printOf(target) !== null) return !existsSync(staged);
    // The disk knows no second names (FAT, some network folders), or the rename says what is wrong.
    renameSync(staged, target);
    return true;
  }
  rmSync(staged, { force: true });
  return true;
}

function isOneFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => lstatSync(path, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Undoes a place: what stood there before stands there again. What somebody else wrote there meanwhile stays. */
export function takeBack(folder: string, stage: string, index: number, { name, before, after }: StagedFile): void {
  const target = join(folder, name);
  const isPlaced = !existsSync(newFile(stage, index)) || isOneFile(newFile(stage, index), target);
  if (!isPlaced || printOf(target) !== after) return;
  if (before === null) rmSync(target, { force: true });
  else if (existsSync(oldFile(stage, index))) renameSync(oldFile(stage, index), target);
}
