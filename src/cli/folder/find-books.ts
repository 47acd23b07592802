import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../core/problem/further-problem';
import { isFolder, troubleText } from '../files/read-file';
import type { BookCommand } from './book-outcome';

export interface FoundBooks {
  /** Each as the folder was given, with what follows; a folder's own files first, names in code order. */
  readonly books: readonly string[];
  /** Folders that could not be looked into. */
  readonly closed: readonly { readonly file: string; readonly problem: Problem }[];
  /** What Office, WPS and LibreOffice leave beside a file that is open. */
  readonly locks: number;
  /** Everything that is no such file by its name. */
  readonly others: number;
}

/** Files of other formats are looked at too: the reader says of each how to save it. */
const spreadsheet = /\.(?:xlsx|xlsm|xlsb|xltx|xls|xlt|et|ett|ods)$/i;
const text = /\.(?:docx|docm|dotx|doc|dot|wps|wpt|odt|pdf|txt)$/i;
const wanted: Readonly<Record<BookCommand, RegExp>> = {
  check: spreadsheet,
  score: spreadsheet,
  audit: text,
  consolidate: spreadsheet,
};
const lock = /^(?:~\$|\.~)/;

/** What is given on the command line: a file is itself, a folder is what is below it; each file once. @throws Problem input.unreadable */
export function findGiven(command: BookCommand, paths: readonly string[]): FoundBooks {
  const found = paths.map((path) =>
    isFolder(path) ? findBooks(command, path) : { books: [path], closed: [], locks: 0, others: 0 },
  );
  return {
    books: [...new Set(found.flatMap(({ books }) => books))],
    closed: found.flatMap(({ closed }) => closed),
    locks: found.reduce((sum, { locks }) => sum + locks, 0),
    others: found.reduce((sum, { others }) => sum + others, 0),
  };
}

/**
 * Every workbook (report) below a folder. A link to a file counts as the file; a link to a folder is not followed, so that none is met twice.
 * @throws Problem input.unreadable where the folder itself cannot be read
 */
function findBooks(command: BookCommand, folder: string): FoundBooks {
  const books: string[] = [];
  const closed: { file: string; problem: Problem }[] = [];
  let locks = 0;
  let others = 0;
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entries = entriesOf(path);
    if (entries instanceof Problem) {
      if (path === folder) throw entries;
      closed.push({ file: path, problem: entries });
      continue;
    }
    const inside: string[] = [];
    for (const entry of entries) {
      const file = join(path, entry.name);
      if (entry.isDirectory()) inside.push(file);
      else if (lock.test(entry.name)) locks += 1;
      else if (wanted[command].test(entry.name) && isFile(entry, file)) books.push(file);
      else others += 1;
    }
    waiting.push(...inside.reverse());
  }
  return { books, closed, locks, others };
}

function entriesOf(folder: string): Dirent[] | Problem {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return new Problem('input.unreadable', { file: folder, detail: troubleText(error) }, { cause: error });
  }
}

/** A pipe or a device has no end. A link that leads nowhere is kept: reading it says so. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch (error) {
    troubleText(error);
    return true;
  }
}
