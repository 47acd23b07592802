import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../core/problem/problem';
import { troubleText } from '../files/read-file';

export interface FoundBooks {
  /** Each as the folder was given, with what follows; a folder's own files first, names in code order. */
  readonly books: readonly string[];
  /** Folders that could not be looked into. */
  readonly closed: readonly { readonly file: string; readonly problem: Problem }[];
  /** What Excel, WPS and LibreOffice leave beside a workbook that is open. */
  readonly locks: number;
  /** Everything that is no spreadsheet by its name. */
  readonly others: number;
}

/** Spreadsheets of other formats are looked at too: the reader says of each how to save it. */
const spreadsheet = /\.(?:xlsx|xlsm|xlsb|xltx|xls|xlt|et|ett|ods)$/i;
const lock = /^(?:~\$|\.~)/;

/**
 * Every workbook below a folder. A link to a file counts as the file; a link to a folder is not followed, so that none is met twice.
 * @throws Problem input.unreadable where the folder itself cannot be read
 */
export function findBooks(folder: string): FoundBooks {
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
      else if (spreadsheet.test(entry.name) && isFile(entry, file)) books.push(file);
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
