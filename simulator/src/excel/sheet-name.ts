import { alreadyExists, invalidArgument } from '../executor/errors';
import type { Book } from './book';
import type { SheetId } from './model';

/** Excel's rule for sheet names; throws what Excel throws. */
export function assertSheetName(book: Book, name: string, except: SheetId | null): void {
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw invalidArgument(`"${name}" is not a valid sheet name.`);
  }
  const same = book.findSheet(name);
  if (same !== null && same !== except) throw alreadyExists(`worksheet ${name}`);
}
