import { Problem } from '../../../core/problem/problem';
import type { Step } from '../../port/live/steps';
import type { EtProtection, EtWorkbook, EtWorksheet } from '../et-api';
import { findSheet, sheetOf } from '../own-book';
import { appName } from '../program';
import type { Look, SheetLook } from './look';

/** As the file host protects: no password; formatting, inserting and deleting rows, sorting stay allowed. */
export const ownProtection: EtProtection = {
  AllowFormattingCells: true,
  AllowFormattingColumns: true,
  AllowFormattingRows: true,
  AllowInsertingColumns: false,
  AllowInsertingRows: true,
  AllowInsertingHyperlinks: false,
  AllowDeletingColumns: false,
  AllowDeletingRows: true,
  AllowSorting: true,
  AllowFiltering: true,
  AllowUsingPivotTables: false,
};

export function protect(sheet: EtWorksheet, allowed: EtProtection): void {
  sheet.Protect(
    undefined,
    true,
    true,
    true,
    false,
    allowed.AllowFormattingCells,
    allowed.AllowFormattingColumns,
    allowed.AllowFormattingRows,
    allowed.AllowInsertingColumns,
    allowed.AllowInsertingRows,
    allowed.AllowInsertingHyperlinks,
    allowed.AllowDeletingColumns,
    allowed.AllowDeletingRows,
    allowed.AllowSorting,
    allowed.AllowFiltering,
    allowed.AllowUsingPivotTables,
  );
}

/**
 * Protected sheets that a list of edits needs open. Whether a password guards one shows only by trying, so all are opened before the first
 * write; each is closed again as it was as soon as its step is done, whatever happens.
 */
export class OpenedSheets {
  private constructor(private readonly waiting: Map<Step, SheetLook>) {}

  /** @throws Problem host.protected; those already opened are closed again then */
  static open(book: EtWorkbook, look: Look): OpenedSheets {
    const opened = new OpenedSheets(new Map());
    for (const [step, sheetLook] of look.sheets) {
      if (!sheetLook?.needsOpening) continue;
      opened.waiting.set(step, sheetLook);
      const sheet = sheetOf(book, sheetLook.origin);
      let cause: unknown;
      try {
        sheet.Unprotect();
      } catch (error) {
        cause = error;
      }
      if (!sheet.ProtectContents) continue;
      opened.closeAll(book);
      throw new Problem('host.protected', { app: appName, sheet: sheetLook.origin }, { cause });
    }
    return opened;
  }

  /** After its step. Another step of the same sheet may still need it open. */
  close(book: EtWorkbook, step: Step): void {
    const look = this.waiting.get(step);
    if (!look || step.kind !== 'sheet') return;
    this.waiting.delete(step);
    if ([...this.waiting.values()].some(({ origin }) => origin === look.origin)) return;
    const sheet = findSheet(book, step.sheet) ?? findSheet(book, look.origin);
    if (sheet && !sheet.ProtectContents) protect(sheet, look.protection ?? ownProtection);
  }

  closeAll(book: EtWorkbook): void {
    for (const step of this.waiting.keys()) this.close(book, step);
  }
}
