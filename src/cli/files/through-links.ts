import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Linux gives up after as many. */
const mostLinks = 40;

/**
 * Where a file really lies, behind every link on its path, also where it is not there yet: a new file is made where its link leads.
 * @throws the system's error for a folder that is not there, and ELOOP
 */
export function throughLinks(path: string): { readonly folder: string; readonly name: string } {
  let at = resolve(path);
  for (let links = 0; links < mostLinks; links++) {
    const folder = realpathSync(dirname(at));
    const name = basename(at);
    if (!lstatSync(join(folder, name), { throwIfNoEntry: false })?.isSymbolicLink()) return { folder, name };
    at = resolve(folder, readlinkSync(join(folder, name)));
  }
  throw Object.assign(new Error(`too many links: ${path}`), { code: 'ELOOP' });
}
