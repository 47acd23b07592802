import { Problem } from '../../../../core/problem/problem';
import { a1 } from '../../../../core/workbook/address';
import type { HighlightCells, SetCells } from '../../../../core/workbook/edit';
import { rectOf, type Rect } from '../../../port/live/area';
import { rectOfCells } from '../../../port/live/cell-input';
import { originsOf, refuseClashes } from '../../../port/live/sheets-before';
import type { SheetEdit, Step } from '../../../port/live/steps';

/** What must be known before anything is written. All of it is asked for in one sync. */
export interface Look {
  /** Lower-case names of workbook-scoped names → as Excel spells them. */
  readonly names: ReadonlyMap<string, string>;
  /** How many sheets there are. */
  readonly sheetCount: number;
  /** Per sheet step, in the order of the steps; null for a sheet that the same list adds. */
  readonly sheets: ReadonlyMap<Step, SheetLook | null>;
}

export interface SheetLook {
  readonly isProtected: boolean;
  /** What protection allows now, to put back after a write. */
  readonly protection: Excel.WorksheetProtectionOptions | null;
  /** Whether a protected sheet must be opened for this step. */
  readonly needsOpening: boolean;
  readonly formats: readonly { readonly rect: Rect; readonly formats: readonly (readonly unknown[])[] }[];
  /** Ids of the conditional formats that clear-highlights is about. */
  readonly marks: readonly string[];
}

/** @throws Problem host.sheet-gone, host.sheet-exists or host.structure-protected before anything is written */
export async function lookBefore(context: Excel.RequestContext, steps: readonly Step[]): Promise<Look> {
  const { workbook } = context;
  workbook.worksheets.load('items/name');
  workbook.names.load('items/name,items/scope');
  const hasStructure = steps.some((step) => step.kind === 'structure');
  if (hasStructure) workbook.protection.load('protected');
  const origins = originsOf(steps);
  const asked = new Map<Step, AskedSheet>();
  for (const step of steps) {
    const origin = origins.get(step);
    if (step.kind === 'sheet' && origin)
      asked.set(step, ask(workbook.worksheets.getItemOrNullObject(origin), step.edits));
  }
  await context.sync();
  const present = new Set(workbook.worksheets.items.map((sheet) => sheet.name.toLowerCase()));
  for (const [step, { sheet }] of asked) {
    if (step.kind === 'sheet' && sheet.isNullObject) throw new Problem('host.sheet-gone', { sheet: step.sheet });
  }
  refuseClashes(steps, present);
  if (hasStructure && workbook.protection.protected) throw new Problem('host.structure-protected');
  const names = new Map(
    workbook.names.items
      .filter((item) => item.scope === 'Workbook')
      .map((item) => [item.name.toLowerCase(), item.name]),
  );
  const sheetCount = workbook.worksheets.items.length;
  return { names, sheetCount, sheets: new Map(steps.map((step) => [step, answer(asked.get(step))])) };
}

interface AskedSheet {
  readonly sheet: Excel.Worksheet;
  readonly targets: readonly { readonly rect: Rect; readonly range: Excel.Range; readonly withFormat: boolean }[];
  readonly conditional: { readonly formats: Excel.ConditionalFormatCollection; readonly formula: string }[];
  readonly onlyCells: boolean;
}

function ask(sheet: Excel.Worksheet, edits: readonly SheetEdit[]): AskedSheet {
  sheet.load('name');
  sheet.protection.load('protected,options');
  const targets = edits
    .flatMap((edit) => targetsOf(edit))
    .map(({ rect, withFormat }) => {
      const range = sheet.getRange(a1(rect));
      if (withFormat) range.load('numberFormat');
      range.format.protection.load('locked');
      return { rect, range, withFormat };
    });
  const conditional = edits.flatMap((edit) => {
    if (edit.edit !== 'clear-highlights') return [];
    const formats = sheet.getRange().conditionalFormats;
    formats.load('items/id,items/type,items/customOrNullObject/rule/formula');
    return [{ formats, formula: edit.formula }];
  });
  return { sheet, targets, conditional, onlyCells: edits.every((edit) => edit.edit === 'set-cells') };
}

function targetsOf(edit: SheetEdit): { rect: Rect; withFormat: boolean }[] {
  if (edit.edit === 'set-cells') return cellsTarget(edit);
  return edit.edit === 'highlight-cells' ? highlightTargets(edit) : [];
}

function cellsTarget(edit: SetCells): { rect: Rect; withFormat: boolean }[] {
  const rect = rectOfCells(edit);
  return rect ? [{ rect, withFormat: edit.cells.flat().some((cell) => typeof cell === 'string') }] : [];
}

function highlightTargets({ areas, look }: HighlightCells): { rect: Rect; withFormat: boolean }[] {
  return look === 'fault' ? areas.map((area) => ({ rect: rectOf(area), withFormat: true })) : [];
}

function answer(asked: AskedSheet | undefined): SheetLook | null {
  if (!asked) return null;
  const { sheet, targets, conditional, onlyCells } = asked;
  const isProtected = sheet.protection.protected;
  const unlocked = targets.every(({ range }) => range.format.protection.locked === false);
  return {
    isProtected,
    protection: isProtected ? sheet.protection.options : null,
    needsOpening: isProtected && !(onlyCells && unlocked),
    formats: targets
      .filter(({ withFormat }) => withFormat)
      .map(({ rect, range }) => ({ rect, formats: range.numberFormat })),
    marks: conditional.flatMap(({ formats, formula }) =>
      formats.items.filter((format) => formulaOf(format) === formula.replace(/^=/, '')).map(({ id }) => id),
    ),
  };
}

function formulaOf(format: Excel.ConditionalFormat): string | null {
  if (format.type !== 'Custom' || format.customOrNullObject.isNullObject) return null;
  return format.customOrNullObject.rule.formula.replace(/^=/, '');
}
