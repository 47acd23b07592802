import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that may be served. */
export interface SiteFile {
  /** With slashes, no leading one: "js/a.js". */
  readonly path: string;
  readonly file: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Another when the file was written anew. */
  readonly version: string;
}

export interface SiteListing {
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Left out: symbolic links and whatever is neither file nor folder. */
  readonly links: readonly string[];
}

/** What IIS reads from the site's folder and shows to nobody. */
const NOT_SERVED = new Set(['web.config']);

/** More than a site has: somebody named the wrong folder. */
const MOST_FILES = 20_000;

export class TooManyFiles extends Error {}

/**
 * Every file below a folder that may be served. A request is only ever looked up here, so there is no path to walk out by: names with a
 * leading dot and symbolic links (they may lead outside, or out of sight of whoever checks the folder) are not in it.
 * @throws the file system's error where the folder cannot be read; TooManyFiles
 */
export async function listSite(folder: string): Promise<SiteListing> {
  // The folder itself may be a link: switching it is how a release is rolled out and back.
  const root = await realpath(folder);
  const files = new Map<string, SiteFile>();
  const links: string[] = [];
  const visit = async (prefix: string): Promise<void> => {
    for (const entry of await readdir(join(root, prefix), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || NOT_SERVED.has(entry.name.toLowerCase())) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) await visit(`${path}/`);
      else if (!entry.isFile()) links.push(path);
      else {
        const file = join(root, path);
        const found = await stat(file).catch(goneMeanwhile);
        if (found === null) continue;
        const { size, mtimeMs, ino } = found;
        files.set(path, { path, file, size, modifiedMs: mtimeMs, version: `${ino}-${size}-${mtimeMs}` });
        if (files.size > MOST_FILES) throw new TooManyFiles(folder);
      }
    }
  };
  await visit('');
  return { files, links };
}

const FRESH_MS = 1000;

/** The listing, looked at again when it is older than a second: an update needs no restart. */
export class SiteIndex {
  private listing: SiteListing | null = null;
  private listedAt = -Infinity;
  private running: Promise<SiteListing> | null = null;

  constructor(
    private readonly folder: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws as listSite, while there was never a listing; later a folder that cannot be read is an empty site */
  async current(): Promise<SiteListing> {
    if (this.listing !== null && this.now() - this.listedAt < FRESH_MS) return this.listing;
    this.running ??= listSite(this.folder)
      .catch((error: unknown) => {
        // Between two versions of a site a file or the whole folder may be gone for a moment.
        if (this.listing !== null && isFileSystemError(error)) return { files: new Map<string, SiteFile>(), links: [] };
        throw error;
      })
      .finally(() => {
        this.running = null;
      });
    this.listing = await this.running;
    this.listedAt = this.now();
    return this.listing;
  }
}

/** A file that was deleted while we looked is not there; any other trouble is trouble. */
function goneMeanwhile(error: unknown): null {
  if (isFileSystemError(error) && error.code === 'ENOENT') return null;
  throw error;
}

/** By shape: an error of Node's own may come from another realm. */
export function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}

export function isFileSystemError(error: unknown): error is NodeJS.ErrnoException {
  return isErrorLike(error) && 'code' in error && typeof error.code === 'string';
}
