import { Problem } from '../../core/problem/problem';
import type { EtApplication, EtCollection, EtWorkbook, EtWorksheet } from './et-api';
import { placeOf } from './file-place';
import { appName, type WpsProgram } from './program';

export function* itemsOf<Item>(collection: EtCollection<Item>): Generator<Item> {
  const count = collection.Count;
  for (let index = 1; index <= count; index++) yield collection.Item(index);
}

/** @returns null where there is no such sheet; names are compared as WPS does, without case */
export function findSheet(book: EtWorkbook, name: string): EtWorksheet | null {
  const wanted = name.toLowerCase();
  for (const sheet of itemsOf(book.Worksheets)) if (sheet.Name.toLowerCase() === wanted) return sheet;
  return null;
}

/** @throws Problem host.sheet-gone */
export function sheetOf(book: EtWorkbook, name: string): EtWorksheet {
  const sheet = findSheet(book, name);
  if (!sheet) throw new Problem('host.sheet-gone', { app: appName, sheet: name });
  return sheet;
}

function gone(): Problem {
  return new Problem('host.refused', { app: appName, code: '工作簿已经关闭或另存为别的名字' });
}

export interface OpenBook {
  readonly application: EtApplication;
  readonly book: EtWorkbook;
}

/**
 * The workbook that this pane is about, by its full name: "the active one" is another as soon as the user turns to another. A reading
 * may turn to the active one where ours is gone (closed, or saved under another name); a write may not.
 */
export class OwnBook {
  private fullName: string | null = null;

  constructor(readonly program: WpsProgram) {}

  /** @throws Problem host.refused where no workbook is open */
  forReading(): OpenBook {
    const application = this.program.application();
    const book = this.find(application) ?? application.ActiveWorkbook;
    if (!book) throw new Problem('host.refused', { app: appName, code: '没有打开的工作簿' });
    this.fullName = book.FullName;
    return { application, book };
  }

  /** @throws Problem host.refused where the workbook that was read is not open under its name any more */
  forWriting(): OpenBook {
    const application = this.program.application();
    if (this.fullName === null) return this.forReading();
    const book = this.find(application);
    if (!book) throw gone();
    return { application, book };
  }

  /**
   * The whole path of ours, for what is written beside it and not into it. A book that was never saved has another name once it is: then
   * it is the one in front. @throws Problem host.refused where it is gone
   */
  fullNameNow(): string {
    const application = this.program.application();
    const neverSaved = this.fullName === null || placeOf(this.fullName) === null;
    const book = this.find(application) ?? (neverSaved ? application.ActiveWorkbook : null);
    if (!book) throw gone();
    return book.FullName;
  }

  private find(application: EtApplication): EtWorkbook | null {
    if (this.fullName === null) return null;
    for (const book of itemsOf(application.Workbooks!)) if (book.FullName === this.fullName) return book;
    return null;
  }
}
