import { Problem } from '../../../core/problem/problem';
import { columnLetters } from '../../../core/workbook/address';
import type { Rect } from '../../port/live/area';
import type { EtWorksheet } from '../et-api';
import { findSheet, type OpenBook } from '../own-book';
import { appName } from '../program';

/** Some of what WPS does it only does to the sheet in front, or by the cell the user stands on: afterwards the user stands where he stood. */
export function comingBack(open: OpenBook, work: () => void): void {
  const { application, book } = open;
  const sheet = book.ActiveSheet?.Name;
  const cell = application.ActiveCell?.Address(false, false);
  try {
    work();
  } finally {
    const before = sheet === undefined ? null : findSheet(book, sheet);
    const isMoved = book.ActiveSheet?.Name !== sheet || application.ActiveCell?.Address(false, false) !== cell;
    if (before?.Visible === -1 && isMoved) {
      before.Activate();
      if (cell !== undefined) before.Range(cell).Select();
    }
  }
}

/**
 * Whether a formula of a rule is read from the range's first cell or from the one the user stands on nobody has written down for WPS
 * (Excel's own automation does the latter): standing on that cell makes both the same. For a sheet that nobody can be on, a cell of the
 * same address on the one in front does it.
 * @throws Problem host.not-selectable
 */
export function standAt({ application, book }: OpenBook, sheet: EtWorksheet, { top, left }: Rect): void {
  const address = `${columnLetters(left)}${top}`;
  const front = sheet.Visible === -1 ? sheet : (book.ActiveSheet ?? sheet);
  if (front === sheet) sheet.Activate();
  front.Range(address).Select();
  const cell = application.ActiveCell;
  if (cell?.Row !== top || cell.Column !== left)
    throw new Problem('host.not-selectable', { app: appName, sheet: front.Name, address });
}
