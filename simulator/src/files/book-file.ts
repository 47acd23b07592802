import type { IWorkbookData } from '@univerjs/core';
import type { Book } from '../excel/book';
import type { SheetExtras } from '../excel/extras';
import type { SheetId } from '../excel/model';

/** A file read into what the engine opens and what our own layer keeps besides. */
export interface BookFile {
  readonly snapshot: Partial<IWorkbookData>;
  readonly extras: ReadonlyMap<SheetId, SheetExtras>;
  readonly xmlParts: readonly string[];
}

/** Gives an opened book the part of its file that the engine does not keep. */
export function loadExtras(book: Book, file: BookFile): void {
  for (const [sheet, extras] of file.extras) {
    book.extras.put(sheet, extras);
    book.drawRules(sheet);
  }
  for (const xml of file.xmlParts) book.extras.xmlParts.set(book.extras.newId(), xml);
}
