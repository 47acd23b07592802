import type { StructureEdit } from '../../port/live/steps';
import type { EtWorkbook, EtWorksheet } from '../et-api';
import { findSheet, sheetOf } from '../own-book';
import { visibilities } from '../read';
import type { PlannedStep } from './planned';

export function planStructure(edits: readonly StructureEdit[]): PlannedStep {
  return ({ book }) => {
    for (const edit of edits) writeEdit(book, edit);
  };
}

function writeEdit(book: EtWorkbook, edit: StructureEdit): void {
  switch (edit.edit) {
    case 'add-sheet': {
      const sheet = book.Worksheets.Add(null, last(book));
      sheet.Name = edit.sheet;
      if (edit.visibility !== 'visible') hide(sheet, edit.visibility);
      return;
    }
    case 'rename-sheet':
      sheetOf(book, edit.sheet).Name = edit.to;
      return;
    case 'remove-sheet': {
      const sheet = findSheet(book, edit.sheet);
      if (!sheet) return;
      // A very hidden sheet cannot be deleted.
      if (sheet.Visible === 2) sheet.Visible = 0;
      sheet.Delete();
      return;
    }
    case 'move-sheet': {
      const sheet = sheetOf(book, edit.sheet);
      if (edit.to === 'front') sheet.Move(book.Worksheets.Item(1), null);
      else sheet.Move(null, last(book));
      return;
    }
  }
}

function last(book: EtWorkbook): EtWorksheet {
  return book.Worksheets.Item(book.Worksheets.Count);
}

/** Whether WPS knows very hidden sheets is not certain: hidden is better than in sight. */
function hide(sheet: EtWorksheet, visibility: 'hidden' | 'veryHidden'): void {
  if (visibility === 'veryHidden') sheet.Visible = 2;
  if (visibilities.get(sheet.Visible) !== visibility) sheet.Visible = 0;
}
