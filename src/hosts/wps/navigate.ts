import { Problem } from '../../core/problem/problem';
import { parseA1 } from '../../core/workbook/address';
import { cellsOf, covers } from '../port/live/places';
import type { OpenBook } from './own-book';
import { sheetOf } from './own-book';
import { appName } from './program';

/**
 * Shows a cell, with the name of its row beside it where both have room: the row's beginning first, then the cell.
 * @throws Problem host.sheet-hidden, host.row-hidden, host.column-hidden, host.not-selectable
 */
export function goToCell({ application, book }: OpenBook, sheet: string, address: string): void {
  const refused = (code: 'host.sheet-hidden' | 'host.row-hidden' | 'host.column-hidden' | 'host.not-selectable') =>
    new Problem(code, { app: appName, sheet, address });
  const target = sheetOf(book, sheet);
  if (target.Visible !== -1) throw refused('host.sheet-hidden');
  book.Activate();
  target.Activate();
  target.Range(`A${parseA1(address)?.top ?? 1}`).Select();
  const cell = target.Range(address);
  cell.Select();
  const selected = application.ActiveCell;
  if (!selected || !covers(selected.MergeArea.Address(false, false), address)) throw refused('host.not-selectable');
  if (cell.EntireRow.Hidden) throw refused('host.row-hidden');
  if (cell.EntireColumn.Hidden) throw refused('host.column-hidden');
}

/** null where another workbook is in front, or no cell is where the user stands. */
export function activeCell({
  application,
  book,
}: OpenBook): { readonly sheet: string; readonly address: string } | null {
  if (application.ActiveWorkbook?.FullName !== book.FullName) return null;
  const cell = application.ActiveCell;
  return cell && { sheet: cell.Worksheet.Name, address: cellsOf(cell.Address(false, false)) };
}
