import { basename, dirname, join, relative, resolve } from 'node:path';
import type { PackFault } from '../../core/pack/fault';
import type { Tree } from '../../core/pack/merge';
import { whatIsAt } from '../files/read-file';
import { readPackFolder, type PackFolder } from './pack-folder';
import type { Located, Step, YamlFile } from './yaml-file';

/** A pack's folder with those it extends. */
export interface PackLayers {
  /** Furthest base first, its own last; each folder once. */
  readonly folders: readonly PackFolder[];
  /** Of every folder, and of `extends` itself. */
  readonly faults: readonly PackFault[];
}

/**
 * `extends` is looked up among the folder's neighbours, then among the built-in packs, so a pack can be written anywhere.
 * @throws the system's error where the folder itself cannot be read
 */
export function readLayers(folder: string, templates: string): PackLayers {
  const folders: PackFolder[] = [];
  const faults: PackFault[] = [];
  const open: string[] = [];

  const add = (path: string): void => {
    if (folders.some((one) => one.folder === path)) return;
    const own = readPackFolder(path, shownPath(path));
    faults.push(...own.faults);
    open.push(path);
    const fault = (message: string, ...path: (string | number)[]): void => {
      const { file = own.folder, line = 1 } = positionIn(own.files, ['extends', ...path]) ?? {};
      faults.push({ path: ['extends', ...path.map((index) => `[${index}]`)].join(''), message, file, line });
    };
    const bases = own.tree['extends'] ?? [];
    if (!Array.isArray(bases)) fault('应是一个列表，如 [hunan-base]');
    else
      (bases as readonly Tree[]).forEach((base, index) => {
        if (typeof base !== 'string') return fault('应是模板的编号', index);
        const found = findFolder(base, dirname(path), templates);
        if (found === null) return fault(`没有名为“${base}”的模板`, index);
        if (open.includes(found))
          return fault(
            `模板的引用绕回了自己：${[...open.slice(open.indexOf(found)), found].map((one) => basename(one)).join(' → ')}`,
            index,
          );
        add(found);
      });
    open.pop();
    folders.push(own);
  };
  add(resolve(folder));
  return { folders, faults };
}

function findFolder(id: string, neighbours: string, templates: string): string | null {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) return null;
  const candidates = [join(neighbours, id), join(resolve(templates), id)];
  return candidates.find((path) => whatIsAt(path)?.isDirectory()) ?? null;
}

/** From where the command runs, if it is below. */
function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** Where a path, of ids where lists have them, was written in one layer's files. */
export function locator(
  folders: readonly PackFolder[],
): (path: readonly Step[], layer: number) => (Located & { file: string }) | null {
  return (path, layer) => positionIn(folders[layer]?.files ?? [], path);
}

function positionIn(files: readonly YamlFile[], path: readonly Step[]): (Located & { file: string }) | null {
  for (const file of files) {
    const located = file.locate(path);
    if (located) return { ...located, file: file.file };
  }
  return null;
}
