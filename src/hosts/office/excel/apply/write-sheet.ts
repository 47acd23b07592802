import type { HighlightCells } from '../../../../core/workbook/edit';
import { knownFormats, type FormatMap } from '../../../port/live/area';
import type { SheetLook } from './look';
import type { SheetEdit } from '../../../port/live/steps';
import { sizeColumns, sizeRows, writeCells } from './write-cells';
import { freeze, writePage } from './write-page';
import { writeHighlights, writeValidation } from './write-rules';
import { writeNumberFormats, writeStyle } from './write-style';

/** As the file host protects: no password; selecting, formatting, inserting and deleting rows, sorting stay allowed. */
const ownProtection: Excel.WorksheetProtectionOptions = {
  selectionMode: 'Normal',
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertRows: true,
  allowDeleteRows: true,
  allowSort: true,
  allowAutoFilter: true,
};

/** Queues all edits of one sheet; the caller syncs once. A protected sheet is opened and closed again as it was. */
export function writeSheet(sheet: Excel.Worksheet, edits: readonly SheetEdit[], look: SheetLook | null): void {
  const formats = knownFormats(edits, look?.formats ?? []);
  if (look?.needsOpening) sheet.protection.unprotect();
  for (const mark of look?.marks ?? []) sheet.getRange().conditionalFormats.getItem(mark).delete();
  for (const edit of edits) if (edit.edit === 'style-cells') writeNumberFormats(sheet, edit);
  // Merged while still empty: merging cells that hold something is where programs lose things.
  for (const edit of edits)
    if (edit.edit === 'merge-cells') for (const area of edit.areas) sheet.getRange(area).merge(false);
  for (const edit of edits) writeEdit(sheet, edit, formats);
  const highlights = edits.filter((edit): edit is HighlightCells => edit.edit === 'highlight-cells');
  writeHighlights(sheet, highlights, formats);
  const wantsProtection = edits.some((edit) => edit.edit === 'protect-sheet');
  // protect() fails on a sheet that is protected already.
  if (look?.needsOpening) sheet.protection.protect(wantsProtection ? ownProtection : backAsItWas(look));
  else if (wantsProtection && !look?.isProtected) sheet.protection.protect(ownProtection);
}

export function backAsItWas(look: SheetLook): Excel.WorksheetProtectionOptions {
  return look.protection ?? ownProtection;
}

function writeEdit(sheet: Excel.Worksheet, edit: SheetEdit, formats: FormatMap): void {
  switch (edit.edit) {
    case 'size-columns':
      return sizeColumns(sheet, edit);
    case 'size-rows':
      return sizeRows(sheet, edit);
    case 'set-cells':
      return writeCells(sheet, edit, formats);
    case 'style-cells':
      return writeStyle(sheet, edit);
    case 'validate-cells':
      return writeValidation(sheet, edit);
    case 'setup-page':
      return writePage(sheet, edit.page);
    case 'freeze-panes':
      return freeze(sheet, edit);
    case 'merge-cells':
    case 'highlight-cells':
    case 'clear-highlights':
    case 'protect-sheet':
      return;
  }
}
