import { Problem } from '../../../core/problem/further-problem';
import { a1 } from '../../../core/workbook/address';
import type { ClearHighlights } from '../../../core/workbook/edit';
import { rectOf, type Rect } from '../../port/live/area';
import { rectOfCells } from '../../port/live/cell-input';
import { originsOf, refuseClashes } from '../../port/live/sheets-before';
import type { SheetEdit, Step } from '../../port/live/steps';
import type { EtFormatCondition, EtProtection, EtWorkbook, EtWorksheet } from '../et-api';
import { itemsOf } from '../own-book';
import { appName } from '../program';

/** What must be known before anything is written; plain data, nothing of WPS's own. */
export interface Look {
  /** Per sheet step; null for a sheet that the same list adds. */
  readonly sheets: ReadonlyMap<Step, SheetLook | null>;
}

export interface SheetLook {
  /** What the sheet is called before the list is applied. */
  readonly origin: string;
  readonly isProtected: boolean;
  /** What protection allows now, to put back after a write. */
  readonly protection: EtProtection | null;
  /** Whether a protected sheet must be opened for this step. */
  readonly needsOpening: boolean;
  readonly formats: readonly { readonly rect: Rect; readonly formats: readonly (readonly string[])[] }[];
}

/** @throws Problem host.sheet-gone, host.sheet-exists, host.structure-protected, host.edit-refused */
export function lookBefore(book: EtWorkbook, steps: readonly Step[]): Look {
  const today = new Map([...itemsOf(book.Worksheets)].map((sheet) => [sheet.Name.toLowerCase(), sheet]));
  const origins = originsOf(steps);
  const sheets = new Map<Step, SheetLook | null>();
  for (const step of steps) {
    if (step.kind === 'structure') refuseNames(step.edits);
    if (step.kind !== 'sheet') continue;
    const origin = origins.get(step) ?? null;
    const sheet = origin === null ? undefined : today.get(origin.toLowerCase());
    if (origin !== null && !sheet) throw new Problem('host.sheet-gone', { app: appName, sheet: step.sheet });
    sheets.set(step, origin !== null && sheet ? lookAt(origin, sheet, step.edits) : null);
    refuseUnknown(sheet ?? [...today.values()][0], step.edits);
  }
  refuseClashes(steps, new Set(today.keys()));
  if (steps.some((step) => step.kind === 'structure') && book.ProtectStructure)
    throw new Problem('host.structure-protected', { app: appName });
  return { sheets };
}

function lookAt(origin: string, sheet: EtWorksheet, edits: readonly SheetEdit[]): SheetLook {
  const isProtected = sheet.ProtectContents;
  const targets = edits.flatMap((edit) => targetsOf(edit));
  const onlyCells = edits.every((edit) => edit.edit === 'set-cells');
  const unlocked = (): boolean => targets.every(({ rect }) => sheet.Range(a1(rect)).Locked === false);
  return {
    origin,
    isProtected,
    protection: isProtected ? copyOf(sheet.Protection) : null,
    needsOpening: isProtected && !(onlyCells && unlocked()),
    formats: targets.filter(({ withFormat }) => withFormat).flatMap(({ rect }) => formatsIn(sheet, rect)),
  };
}

function targetsOf(edit: SheetEdit): { readonly rect: Rect; readonly withFormat: boolean }[] {
  if (edit.edit === 'set-cells') {
    const rect = rectOfCells(edit);
    return rect ? [{ rect, withFormat: edit.cells.flat().some((cell) => typeof cell === 'string') }] : [];
  }
  if (edit.edit !== 'highlight-cells' || edit.look !== 'fault') return [];
  return edit.areas.map((area) => ({ rect: rectOf(area), withFormat: true }));
}

/** WPS gives one number format for a block that has one, and none for a block that has several: then its halves are asked. */
function formatsIn(sheet: EtWorksheet, rect: Rect): SheetLook['formats'][number][] {
  const format = sheet.Range(a1(rect)).NumberFormat;
  const [rows, columns] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  if (format !== null || (rows === 1 && columns === 1)) {
    const row = new Array<string>(columns).fill(format ?? 'General');
    return [{ rect, formats: new Array<readonly string[]>(rows).fill(row) }];
  }
  if (rows >= columns) {
    const middle = rect.top + Math.floor(rows / 2) - 1;
    return [...formatsIn(sheet, { ...rect, bottom: middle }), ...formatsIn(sheet, { ...rect, top: middle + 1 })];
  }
  const middle = rect.left + Math.floor(columns / 2) - 1;
  return [...formatsIn(sheet, { ...rect, right: middle }), ...formatsIn(sheet, { ...rect, left: middle + 1 })];
}

/** What protection allows, as data: the object itself goes stale. */
function copyOf(protection: EtProtection): EtProtection {
  return {
    AllowFormattingCells: protection.AllowFormattingCells,
    AllowFormattingColumns: protection.AllowFormattingColumns,
    AllowFormattingRows: protection.AllowFormattingRows,
    AllowInsertingColumns: protection.AllowInsertingColumns,
    AllowInsertingRows: protection.AllowInsertingRows,
    AllowInsertingHyperlinks: protection.AllowInsertingHyperlinks,
    AllowDeletingColumns: protection.AllowDeletingColumns,
    AllowDeletingRows: protection.AllowDeletingRows,
    AllowSorting: protection.AllowSorting,
    AllowFiltering: protection.AllowFiltering,
    AllowUsingPivotTables: protection.AllowUsingPivotTables,
  };
}

/** WPS would add the sheet first and refuse its name then. */
function refuseNames(edits: Extract<Step, { kind: 'structure' }>['edits']): void {
  for (const edit of edits) {
    const name = edit.edit === 'add-sheet' ? edit.sheet : edit.edit === 'rename-sheet' ? edit.to : null;
    if (name === null || (name !== '' && name.length <= 31 && !/[\\/?*[\]:]|^'|'$/.test(name))) continue;
    throw new Problem('host.edit-refused', { detail: `“${name}”不能作工作表的名字` });
  }
}

/** Members that nobody has seen at work are asked before the first write: what this build does not have reads as nothing. */
function refuseUnknown(sheet: EtWorksheet | undefined, edits: readonly SheetEdit[]): void {
  const needs = (edit: SheetEdit['edit'], what: string, isThere: (sheet: EtWorksheet) => boolean): void => {
    if (!sheet || !edits.some((one) => one.edit === edit) || isThere(sheet)) return;
    throw new Problem('host.edit-refused', { detail: `这个版本的 ${appName}不让程序${what}` });
  };
  needs('setup-page', '设置打印页面', ({ PageSetup }) => typeof PageSetup.Orientation === 'number');
  needs('clear-highlights', '认出标记过的格子', ({ Cells }) =>
    [...itemsOf(Cells.FormatConditions)].every(
      ({ Type, Formula1 }) => Type !== byFormula || typeof Formula1 === 'string',
    ),
  );
}

/** XlFormatConditionType.xlExpression. */
export const byFormula = 2;

/** By its formula a mark of ours is told from the user's own. */
export function isMark({ Type, Formula1 }: EtFormatCondition, { formula }: ClearHighlights): boolean {
  return Type === byFormula && Formula1.replace(/^=/, '') === formula.replace(/^=/, '');
}
