import { Problem } from '../../core/problem/problem';
import type { SheetSnapshot, SheetVisibility, Snapshot } from '../../core/workbook/snapshot';
import { wantedSheets } from '../port/live/places';
import type { EtWorkbook, EtWorksheet } from './et-api';
import { readNames } from './names';
import { itemsOf } from './own-book';
import { appName } from './program';
import { filledCells } from './values';

/** WPS has no word for "the used range with values only", and what it gives comes in one piece while nobody can do anything else. */
const mostCells = 2_000_000;

export function readBook(book: EtWorkbook, scope: 'bound' | 'all' | 'list'): Snapshot {
  const names = readNames(book);
  const sheets = [...itemsOf(book.Worksheets)].map((sheet) => ({ name: sheet.Name, sheet }));
  const wanted = wantedSheets(scope, sheets, names);
  return {
    sheets: (wanted ?? sheets).map(({ name, sheet }) =>
      wanted ? readSheet(name, sheet) : { ...headOf(name, sheet), isProtected: false, row: 1, column: 1, cells: [] },
    ),
    names,
  };
}

export function readSheet(name: string, sheet: EtWorksheet): SheetSnapshot {
  const used = sheet.UsedRange;
  if (used.Rows.Count * used.Columns.Count > mostCells) throw new Problem('host.too-large', { app: appName });
  return { ...headOf(name, sheet), isProtected: sheet.ProtectContents, ...filledCells(used) };
}

function headOf(name: string, sheet: EtWorksheet): { readonly name: string; readonly visibility: SheetVisibility } {
  return { name, visibility: visibilities.get(sheet.Visible) ?? 'visible' };
}

export const visibilities: ReadonlyMap<number, SheetVisibility> = new Map([
  [-1, 'visible'],
  [0, 'hidden'],
  [2, 'veryHidden'],
]);
