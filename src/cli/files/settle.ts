import { lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { place, takeBack } from './place';
import { decisionOf, decisions, quietly, readOtherFolders, readRecord, type StageRecord } from './stage';
import { isOwnerGone, isStageName } from './stage-owner';

/** What became of the files of a command that was ended while it put them in their places. */
export interface Settled {
  /** In their places, now or before. */
  readonly placed: readonly string[];
  /** Somebody else changed what stood there meanwhile: that was left. */
  readonly left: readonly string[];
  /** Refused by the disk, as of a file that is open: the next command tries again. */
  readonly waiting: readonly string[];
}

/**
 * Clears away what ended commands left in a folder: what was not decided goes, what was decided is done. Stages of commands that still run,
 * and of other people, are not touched; what the disk refuses waits for the next time.
 * @param isGone whether a stage's command has ended
 */
export function settleFolder(folder: string, isGone = isOwnerGone): Settled[] {
  const settled: Settled[] = [];
  let names: string[] = [];
  quietly(() => (names = readdirSync(folder).filter(isStageName)));
  for (const name of names)
    quietly(() => {
      const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
      if (!stats?.isDirectory() || !isOwn(stats.uid) || !isGone(name, stats.mtimeMs)) return;
      const one = settleStage(realpathSync(folder), name);
      if (one !== null) settled.push(one);
    });
  return settled;
}

/** What another user put into a shared folder is not ours to carry out. Windows knows no such numbers. */
function isOwn(uid: number): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

function settleStage(found: string, name: string): Settled | null {
  const home = homeOf(found, readRecord(join(found, name)));
  const others = readOtherFolders(join(home, name)).map((other) => resolve(home, other));
  const folders = [...new Set([home, ...others, found])];
  const parts = folders.flatMap((folder) => partIn(folder, name, home));
  const decision = decisionOf(join(home, name));
  const settled = decision === 'redo' ? placeAll(parts) : null;
  if (decision === 'undo') takeBackAll(parts);
  if (settled === null || settled.waiting.length === 0) removeStages(parts.map(({ stage }) => stage));
  return settled;
}

/**
 * The decision first: without it whatever a kill leaves of the rest is only cleared away.
 * @param stages the home first
 */
export function removeStages(stages: readonly string[]): void {
  for (const decision of Object.values(decisions)) rmSync(join(stages[0]!, decision), { force: true });
  for (const stage of [...stages].reverse()) rmSync(stage, { recursive: true, force: true });
}

function homeOf(folder: string, record: StageRecord | null): string {
  return record === null ? folder : resolve(folder, record.home);
}

/** A command's files in one of its folders. */
export interface Part {
  readonly folder: string;
  readonly stage: string;
  readonly record: StageRecord | null;
}

/** Only folders that name this home themselves: whoever can write into one folder shall not reach into others through us. */
function partIn(folder: string, name: string, home: string): Part[] {
  const stage = join(folder, name);
  const stats = lstatSync(stage, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || !isOwn(stats.uid)) return [];
  const record = readRecord(stage);
  return homeOf(folder, record) === home || record === null ? [{ folder, stage, record }] : [];
}

function placeAll(parts: readonly Part[]): Settled {
  const settled = { placed: [] as string[], left: [] as string[], waiting: [] as string[] };
  for (const { folder, stage, record } of parts)
    for (const [index, file] of (record?.files ?? []).entries()) {
      let became: keyof Settled = 'waiting';
      quietly(() => (became = place(folder, stage, index, file) ? 'placed' : 'left'));
      settled[became].push(join(folder, file.name));
    }
  return settled;
}

/** @throws the system's error; the stages must then stay, for the next command to go on */
export function takeBackAll(parts: readonly Part[]): void {
  for (const { folder, stage, record } of parts)
    for (const [index, file] of (record?.files ?? []).entries()) takeBack(folder, stage, index, file);
}
