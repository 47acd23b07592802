import type { AddSheet, Edit, SetCells } from '../../../../core/workbook/edit';
import { styleRects } from './cell-look';
import { planMerge, settleMerges } from './merges';
import { cellKey, parseRect } from './rects';
import type { SheetPlan, WorkbookPlan } from './plan';

/** Applies the edits in order to an empty workbook. Throws for what only a bug of ours can ask: unknown sheet, overlapping merges. */
export function planEdits(edits: readonly Edit[]): WorkbookPlan {
  const plan: WorkbookPlan = { sheets: [], names: new Map() };
  for (const edit of edits) {
    if (edit.edit === 'add-sheet') plan.sheets.push(emptySheet(edit));
    else if (edit.edit === 'define-name') {
      // Deleted first, so that a replaced name takes its new place.
      plan.names.delete(edit.name.toLowerCase());
      plan.names.set(edit.name.toLowerCase(), edit);
    } else if (isChangeOfExisting(edit))
      throw new Error(`${edit.edit} asks for something that a new workbook cannot have`);
    else applyToSheet(sheetNamed(plan, edit.sheet), edit);
  }
  if (!plan.sheets.some((sheet) => sheet.visibility === 'visible')) throw new Error('a workbook needs a visible sheet');
  plan.sheets.forEach(settleMerges);
  return plan;
}

const ofExisting = ['clear-highlights', 'rename-sheet', 'remove-sheet', 'move-sheet', 'remove-name'] as const;
type ChangeOfExisting = Extract<Edit, { edit: (typeof ofExisting)[number] }>;

function isChangeOfExisting(edit: Edit): edit is ChangeOfExisting {
  return ofExisting.some((one) => one === edit.edit);
}

function applyToSheet(
  sheet: SheetPlan,
  edit: Exclude<Edit, { edit: 'add-sheet' | 'define-name' } | ChangeOfExisting>,
): void {
  switch (edit.edit) {
    case 'size-columns':
      sheet.columnWidthsMm = overlay(sheet.columnWidthsMm, edit.widthsMm);
      break;
    case 'size-rows':
      sheet.rowHeightsPt = overlay(sheet.rowHeightsPt, edit.heightsPt);
      break;
    case 'set-cells':
      setCells(sheet, edit);
      break;
    case 'style-cells':
      styleRects(sheet.looks, edit.areas.map(parseRect), edit.style);
      break;
    case 'merge-cells':
      for (const area of edit.areas) planMerge(sheet, parseRect(area));
      break;
    case 'validate-cells':
      sheet.validations.push({ rects: edit.areas.map(parseRect), edit });
      break;
    case 'highlight-cells':
      sheet.highlights.push({ rects: edit.areas.map(parseRect), edit });
      break;
    case 'setup-page':
      sheet.page = edit.page;
      break;
    case 'freeze-panes':
      sheet.frozen = { rows: edit.rows, columns: edit.columns };
      break;
    case 'protect-sheet':
      sheet.isProtected = true;
      break;
  }
}

function emptySheet({ sheet: name, visibility }: AddSheet): SheetPlan {
  return {
    name,
    visibility,
    columnWidthsMm: [],
    rowHeightsPt: [],
    values: new Map(),
    looks: new Map(),
    merges: [],
    merged: new Map(),
    validations: [],
    highlights: [],
    page: undefined,
    frozen: { rows: 0, columns: 0 },
    isProtected: false,
  };
}

function sheetNamed(plan: WorkbookPlan, name: string): SheetPlan {
  const sheet = plan.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet named ${name} at this point of the edits`);
  return sheet;
}

/** Sizes start at the first row or column; those beyond the new list stay. */
function overlay(old: readonly number[], sizes: readonly number[]): number[] {
  return [...sizes, ...old.slice(sizes.length)];
}

function setCells(sheet: SheetPlan, edit: SetCells): void {
  edit.cells.forEach((cells, down) =>
    cells.forEach((cell, right) => {
      if (cell !== undefined) sheet.values.set(cellKey(edit.row + down, edit.column + right), cell);
    }),
  );
}
