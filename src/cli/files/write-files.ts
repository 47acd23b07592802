import { copyFileSync, constants, linkSync, lstatSync, mkdirSync, renameSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import { place } from './place';
import { isSystemError, noFileText, troubleText, whatIsAt } from './read-file';
import { isSameFile } from './same-file';
import { removeStages, takeBackAll, type Part } from './settle';
import {
  decisions,
  newFile,
  oldFile,
  printOf,
  quietly,
  writeOtherFolders,
  writeRecord,
  writeWhole,
  type StagedFile,
  type StageRecord,
} from './stage';
import { newStageName } from './stage-owner';
import { throughLinks } from './through-links';

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Refuses early, before any work is done.
 * @param sources what the command reads: never written over, not with --force either
 * @throws Problem input.usage, host.exists, host.unwritable
 */
export function assertWritable(
  path: string,
  extension: '.xlsx' | '.docx' | '.html' | '.pdf' | '.json',
  force: boolean,
  sources: readonly string[] = [],
): void {
  refuseSources(path, sources);
  if (!path.toLowerCase().endsWith(extension))
    throw new Problem('input.usage', { detail: `输出文件“${path}”的扩展名应是 ${extension}` });
  assertReplaceable(
    path,
    attempt(path, () => whatIsAt(path)),
    force,
  );
}

/** No input is an output: what was read would be gone. @throws Problem input.usage */
export function refuseSources(path: string, sources: readonly string[], remedy = '请换一个文件名'): void {
  const source = sources.find((one) => isSameFile(one, path));
  if (source === undefined) return;
  throw new Problem('input.usage', {
    detail: `要写的“${path}”就是要读的“${source}”，原件不能覆盖（--force 也不能）；${remedy}`,
  });
}

function assertReplaceable(file: string, existing: Stats | null, force: boolean): void {
  if (existing === null) return;
  const detail = noFileText(existing);
  if (detail !== null) throw new Problem('host.unwritable', { file, detail });
  if (!force) throw new Problem('host.exists', { file });
}

/** A folder to write into; made where there is none. @throws Problem host.unwritable */
export function makeFolder(path: string): void {
  attempt(path, () => mkdirSync(path, { recursive: true }));
}

/**
 * All files or none (ADR 20): each is written into a hidden folder beside its target and moved into place when all of them stand complete on
 * disk. What fails in between is taken back; what a kill leaves, the next command settles (settle.ts). A file that is replaced keeps its mode,
 * its group and the link that leads to it.
 * @throws Problem host.unwritable, host.exists
 */
export function writeFiles(files: readonly OutputFile[], force: boolean): void {
  const targets = files.map((file) => targetOf(file, force));
  refuseTwins(targets);
  const name = newStageName();
  const folders = [...new Set(targets.map(({ folder }) => folder))];
  const home = folders[0]!;
  const stages = folders.map((folder) => join(folder, name));
  const isOne = files.length === 1;
  const parts: StagedPart[] = [];
  try {
    for (const [index, folder] of folders.entries()) {
      const stage = stages[index]!;
      const own = targets.filter((target) => target.folder === folder);
      attempt(own[0]!.path, () => {
        mkdirSync(stage, 0o700);
        if (index === 0 && folders.length > 1)
          writeOtherFolders(
            stage,
            folders.slice(1).map((other) => relative(home, other)),
          );
      });
      const record = {
        home: relative(folder, home),
        files: own.map((target, at) => stageFile(target, stage, at, isOne)),
      };
      if (!isOne) attempt(own[0]!.path, () => writeRecord(stage, record));
      parts.push({ folder, stage, record, own });
    }
    if (!isOne) attempt(targets[0]!.path, () => writeWhole(join(stages[0]!, decisions.redo), new Uint8Array()));
  } catch (error) {
    quietly(() => removeStages(stages));
    throw error;
  }
  try {
    placeAll(parts, force);
  } catch (error) {
    // What cannot be taken back now, as a file that is open, is left to the next command.
    quietly(() => {
      if (!isOne) {
        renameSync(join(stages[0]!, decisions.redo), join(stages[0]!, decisions.undo));
        takeBackAll(parts);
      }
      removeStages(stages);
    });
    throw error;
  }
  quietly(() => removeStages(stages));
}

interface StagedPart extends Part {
  readonly record: StageRecord;
  readonly own: readonly Target[];
}

/** The new file complete on disk; beside it, where others go with it, the old one. */
function stageFile(
  { path, bytes, folder, name, existing, before }: Target,
  stage: string,
  at: number,
  isOne: boolean,
): StagedFile {
  return attempt(path, () => {
    const staged = newFile(stage, at);
    writeWhole(staged, bytes, existing ?? undefined);
    if (existing !== null && !isOne) keepOld(join(folder, name), oldFile(stage, at));
    return { name, before, after: printOf(staged) ?? '' };
  });
}

/** A second name costs nothing; some disks (FAT) know none. */
function keepOld(target: string, old: string): void {
  try {
    linkSync(target, old);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    copyFileSync(target, old, constants.COPYFILE_EXCL);
  }
}

function placeAll(parts: readonly StagedPart[], force: boolean): void {
  for (const { folder, stage, record, own } of parts)
    for (const [at, { path }] of own.entries()) {
      // Somebody may have made or changed the file while ours was written.
      if (attempt(path, () => place(folder, stage, at, record.files[at]!))) continue;
      throw force
        ? new Problem('host.unwritable', { file: path, detail: '写的时候别的程序改了它' })
        : new Problem('host.exists', { file: path });
    }
}

interface Target extends OutputFile {
  /** Where it really lies, behind all links. */
  readonly folder: string;
  readonly name: string;
  readonly existing: Stats | null;
  readonly before: string | null;
}

function targetOf(file: OutputFile, force: boolean): Target {
  const { path } = file;
  return attempt(path, () => {
    const place = throughLinks(path);
    const existing = lstatSync(join(place.folder, place.name), { throwIfNoEntry: false }) ?? null;
    assertReplaceable(path, existing, force);
    return { ...file, ...place, existing, before: printOf(join(place.folder, place.name)) };
  });
}

/** Two names may lead to one file. */
function refuseTwins(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { path, folder, name } of targets) {
    const place = join(folder, name);
    if (seen.has(place)) throw new Problem('host.unwritable', { file: path, detail: '几份输出会写到同一个文件' });
    seen.add(place);
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isProblem(error)) throw error;
    throw new Problem('host.unwritable', { file: path, detail: troubleText(error) }, { cause: error });
  }
}
