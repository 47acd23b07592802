import type {
  AddSheet,
  DefineName,
  Edit,
  MoveSheet,
  RemoveName,
  RemoveSheet,
  RenameSheet,
} from '../../../core/workbook/edit';
import type { ApplyOptions, Receipt } from '../workbook-host';

export type StructureEdit = AddSheet | RenameSheet | RemoveSheet | MoveSheet;
export type NameEdit = DefineName | RemoveName;
export type SheetEdit = Exclude<Edit, StructureEdit | NameEdit>;

/** What a live program is given in one go. */
export type Step =
  | { readonly kind: 'structure'; readonly edits: StructureEdit[] }
  | { readonly kind: 'names'; readonly edits: NameEdit[] }
  | { readonly kind: 'sheet'; readonly sheet: string; readonly edits: SheetEdit[] };

/**
 * Edits grouped so that each sheet is one step. Sheets are added before anything is written to any of them: a formula may point
 * to a sheet that the list adds later, and Excel refuses a formula over a sheet that is not there.
 */
export function planSteps(edits: readonly Edit[]): Step[] {
  const steps: Step[] = [];
  /** Steps that later edits may still join: none from before the last rename or removal. */
  let open = 0;
  const structure = (edit: StructureEdit): void => {
    const last = steps.at(-1);
    if (last?.kind === 'structure') last.edits.push(edit);
    else steps.push({ kind: 'structure', edits: [edit] });
    open = steps.length;
  };
  for (const edit of addsFirst(edits)) {
    if (isStructure(edit)) structure(edit);
    else if (isName(edit)) {
      const step = steps.slice(open).find((one) => one.kind === 'names');
      if (step?.kind === 'names') step.edits.push(edit);
      else steps.push({ kind: 'names', edits: [edit] });
    } else {
      const step = steps.slice(open).find((one) => one.kind === 'sheet' && one.sheet === edit.sheet);
      if (step?.kind === 'sheet') step.edits.push(edit);
      else steps.push({ kind: 'sheet', sheet: edit.sheet, edits: [edit] });
    }
  }
  return steps;
}

/** Additions move up to the first content edit, unless sheets are renamed or removed after it: then order means something. */
function addsFirst(edits: readonly Edit[]): readonly Edit[] {
  const first = edits.findIndex((edit) => !isStructure(edit));
  if (first < 0) return edits;
  const [head, tail] = [edits.slice(0, first), edits.slice(first)];
  if (tail.some((edit) => edit.edit === 'rename-sheet' || edit.edit === 'remove-sheet')) return edits;
  return [...head, ...tail.filter(isStructure), ...tail.filter((edit) => !isStructure(edit))];
}

function isStructure(edit: Edit): edit is StructureEdit {
  return ['add-sheet', 'rename-sheet', 'remove-sheet', 'move-sheet'].includes(edit.edit);
}

function isName(edit: Edit): edit is NameEdit {
  return edit.edit === 'define-name' || edit.edit === 'remove-name';
}

export function receiptOf(done: readonly Step[], cancelled: boolean): Receipt {
  return { applied: done.reduce((sum, step) => sum + step.edits.length, 0), sheets: sheetsOf(done), cancelled };
}

/** After each step: only sheets are told. */
export function reportStep(steps: readonly Step[], step: Step, { onProgress }: ApplyOptions): void {
  if (step.kind !== 'sheet') return;
  const sheets = sheetsOf(steps);
  onProgress?.({ sheet: step.sheet, done: sheets.indexOf(step.sheet) + 1, total: sheets.length });
}

function sheetsOf(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'sheet' ? [step.sheet] : [])))];
}
