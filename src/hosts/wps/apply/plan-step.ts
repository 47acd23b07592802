import type { HighlightCells } from '../../../core/workbook/edit';
import { knownFormats, type FormatMap } from '../../port/live/area';
import type { SheetEdit, Step } from '../../port/live/steps';
import type { EtWorksheet } from '../et-api';
import { itemsOf, sheetOf } from '../own-book';
import { isMark, type SheetLook } from './look';
import type { PlannedStep, SheetWrite } from './planned';
import { ownProtection, protect } from './protection';
import { planCells, planColumns, planRows } from './write-cells';
import { freeze, planPage } from './write-page';
import { planHighlights, planValidation } from './write-rules';
import { planNames } from './write-names';
import { planStructure } from './write-structure';
import { numberFormats, planStyle } from './write-style';

export function planStep(step: Step, look: SheetLook | null): PlannedStep {
  if (step.kind === 'structure') return planStructure(step.edits);
  if (step.kind === 'names') return planNames(step.edits);
  const writes = planSheet(step.edits, look);
  return (open) => {
    const sheet = sheetOf(open.book, step.sheet);
    for (const write of writes) write(sheet, open);
  };
}

function planSheet(edits: readonly SheetEdit[], look: SheetLook | null): SheetWrite[] {
  const formats = knownFormats(edits, look?.formats ?? []);
  const highlights = edits.filter((edit): edit is HighlightCells => edit.edit === 'highlight-cells');
  const wantsProtection = edits.some((edit) => edit.edit === 'protect-sheet');
  return [
    ...edits.flatMap((edit) => (edit.edit === 'clear-highlights' ? [clearMarks(edit)] : [])),
    ...edits.flatMap((edit) => (edit.edit === 'style-cells' ? numberFormats(edit) : [])),
    // Merged while still empty: merging cells that hold something is where programs lose things.
    ...edits.flatMap((edit) =>
      edit.edit === 'merge-cells' ? edit.areas.map((area) => (sheet: EtWorksheet) => sheet.Range(area).Merge()) : [],
    ),
    ...edits.flatMap((edit) => planEdit(edit, formats)),
    ...planHighlights(highlights, formats),
    ...(wantsProtection
      ? [
          (sheet: EtWorksheet): void => {
            if (!sheet.ProtectContents) protect(sheet, ownProtection);
          },
        ]
      : []),
  ];
}

function planEdit(edit: SheetEdit, formats: FormatMap): SheetWrite[] {
  switch (edit.edit) {
    case 'size-columns':
      return planColumns(edit);
    case 'size-rows':
      return planRows(edit);
    case 'set-cells':
      return planCells(edit, formats);
    case 'style-cells':
      return planStyle(edit);
    case 'validate-cells':
      return planValidation(edit);
    case 'setup-page':
      return [planPage(edit.page)];
    case 'freeze-panes':
      return [freeze(edit)];
    case 'merge-cells':
    case 'highlight-cells':
    case 'clear-highlights':
    case 'protect-sheet':
      return [];
  }
}

/** From the last to the first: each that goes moves those behind it. */
function clearMarks(edit: Extract<SheetEdit, { edit: 'clear-highlights' }>): SheetWrite {
  return ({ Cells: { FormatConditions: conditions } }) => {
    const marks = [...itemsOf(conditions)].map((condition, index) => (isMark(condition, edit) ? index + 1 : 0));
    for (const index of marks.filter((one) => one > 0).reverse()) conditions.Item(index).Delete();
  };
}
