import type { Inspection, InspectionWish, ValidationKind } from '../../core/workbook/inspection';
import { cellsOf, rowsOf } from '../port/live/places';
import type { EtRange, EtWorkbook } from './et-api';
import { findSheet } from './own-book';

export function inspectSheet(book: EtWorkbook, { sheet: name, validated }: InspectionWish): Inspection {
  const sheet = findSheet(book, name);
  const none = { isProtected: false, printArea: null, titleRows: null, highlights: 0 };
  if (!sheet) return { sheet: name, exists: false, ...none, validations: validated.map(() => null) };
  const { PrintArea: printArea, PrintTitleRows: titleRows } = sheet.PageSetup;
  return {
    sheet: name,
    exists: true,
    isProtected: sheet.ProtectContents,
    printArea: printArea ? cellsOf(printArea) : null,
    titleRows: titleRows ? rowsOf(titleRows) : null,
    highlights: sheet.Cells.FormatConditions.Count,
    validations: validated.map((area) => kindOf(sheet.Range(area))),
  };
}

function kindOf(range: EtRange): ValidationKind | null {
  let type: number;
  try {
    type = range.Validation.Type;
  } catch {
    // Asking for what is not there, or not the same everywhere, is an error to WPS: to an inspection both are "no rule".
    return null;
  }
  return kinds[type] ?? (type > 0 ? 'other' : null);
}

/** XlDVType. */
const kinds: Readonly<Record<number, ValidationKind>> = {
  1: 'whole',
  2: 'decimal',
  3: 'list',
  4: 'date',
  6: 'text-length',
  7: 'formula',
};
