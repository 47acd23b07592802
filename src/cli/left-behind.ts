import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { whatIsAt } from './files/read-file';
import { settleFolder, type Settled } from './files/settle';
import { quietly } from './files/stage';
import { throughLinks } from './files/through-links';

/**
 * Before a command reads or writes: what an ended one left half done around the files it may name is put right, beside a file, beside what it
 * is a link to, and in a folder. A word that names no file costs a look and does nothing.
 * @param words arguments and values of options
 * @returns what to tell the user, a line each; nothing where only leftovers were cleared away
 */
export function settleAround(words: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const word of words) {
    quietly(() => folders.add(realpathSync(dirname(word))));
    quietly(() => folders.add(throughLinks(word).folder));
    quietly(() => {
      if (whatIsAt(word)?.isDirectory()) folders.add(realpathSync(word));
    });
  }
  return [...folders].flatMap((folder) => settleFolder(folder)).flatMap(linesOf);
}

function linesOf({ placed, left, waiting }: Settled): string[] {
  const names = (paths: readonly string[]): string => paths.map((path) => basename(path)).join('、');
  return [
    ...(placed.length > 0 ? [`上一次写到一半就中断了，现在写全：${names(placed)}。`] : []),
    ...(left.length > 0 ? [`上一次写到一半就中断了，${names(left)} 后来又改过，没有覆盖；需要时请重新写出。`] : []),
    ...(waiting.length > 0
      ? [`上一次写到一半就中断了，${names(waiting)} 现在写不进；请关闭正在打开它的程序，再做一次。`]
      : []),
  ];
}
