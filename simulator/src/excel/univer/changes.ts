import type { ICellData, IRange, Nullable } from '@univerjs/core';
import type { Area, Cell, ModelChange } from '../model';
import type { Calculation } from './calculation';
import { cellOf } from './cells';
import type { OpenUniver } from './open';

type Listener = (change: ModelChange) => void;
type EditChange = Extract<ModelChange, { kind: 'cells' | 'formats' }>;

interface MutationParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly trigger?: string;
  readonly cellValue?: Record<string, Record<string, Nullable<ICellData>>>;
  readonly range?: IRange;
  readonly selections?: readonly { readonly range: IRange }[];
  readonly name?: string;
  readonly sheet?: { readonly id: string };
}

const VALUES = 'sheet.mutation.set-range-values';
const structural = /^sheet\.mutation\.(insert|remove)-(row|col|rows)$/;
/** Commands that move or rename what formulas speak of, and then set the formulas they rewrote: that is no edit of its own. */
const rewriting = /^sheet\.command\.(insert|remove|delete|append|move|set-worksheet-name|set-defined-name)/;
/** What such commands do first of all. */
const rewritten =
  /^(sheet\.mutation\.((insert|remove)-(row|col|rows|sheet)|set-worksheet-name)|formula\.mutation\.(set|remove)-defined-name)$/;
const undoing = /^univer\.command\.(undo|redo)$/;

/** Turns Univer's commands into changes of the model, one for what a person would call one change. */
export function watchChanges(
  { univer, workbook, api, unitId, library }: OpenUniver,
  calculation: Calculation,
  emit: Listener,
): void {
  const names = new Map(workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getSheetName()]));
  let active: string | null = workbook.getActiveSheet().getSheetId();
  const undone = { rewrites: false, edits: [] as EditChange[] };

  /** What the single cell held that is being written. */
  let before: { readonly sheet: string; readonly row: number; readonly column: number; readonly cell: Cell } | null =
    null;
  api.addEvent(api.Event.BeforeCommandExecute, ({ id, params, options }) => {
    const { unitId: unit, subUnitId, cellValue } = (params ?? {}) as MutationParams;
    if (id !== VALUES || unit !== unitId || (options as { fromFormula?: boolean } | undefined)?.fromFormula) return;
    before = null;
    const area = subUnitId === undefined ? null : editOf(subUnitId, cellValue)?.area;
    if (subUnitId === undefined || area?.rows !== 1 || area.columns !== 1) return;
    const { row, column } = area;
    const raw = workbook.getSheetBySheetId(subUnitId)?.getSheet().getCellRaw(row, column);
    before = { sheet: subUnitId, row, column, cell: cellOf(raw, raw?.f ?? '') };
  });

  const onValues = (params: MutationParams, sheet: string): void => {
    if (params.trigger !== undefined && rewriting.test(params.trigger)) return;
    const edit = editOf(sheet, params.cellValue);
    if (!edit) return;
    const isOfCell =
      edit.kind === 'cells' &&
      before?.sheet === sheet &&
      before.row === edit.area.row &&
      before.column === edit.area.column;
    const change = isOfCell && before ? { ...edit, before: before.cell } : edit;
    if (params.trigger !== undefined && undoing.test(params.trigger)) undone.edits.push(change);
    else emit(change);
  };

  const onShift = (id: string, params: MutationParams, sheet: string): void => {
    if (!params.range || params.trigger?.includes('range-move') === true) return;
    const axis = id.includes('-row') ? 'row' : 'column';
    const { startRow, endRow, startColumn, endColumn } = params.range;
    const count = axis === 'row' ? endRow - startRow + 1 : endColumn - startColumn + 1;
    const inserted = id.includes('insert');
    const shift = { axis, at: axis === 'row' ? startRow : startColumn, count: inserted ? count : -count } as const;
    emit({ kind: inserted ? 'inserted' : 'deleted', sheet, shift });
  };

  // The API has events of its own for these two, and does not tell of them as of other commands.
  univer
    .__getInjector()
    .get(library.ICommandService)
    .onCommandExecuted(({ id }) => {
      if (!undoing.test(id)) return;
      const { rewrites, edits } = undone;
      undone.rewrites = false;
      undone.edits = [];
      // Rows that come back, or a sheet's old name, bring rewritten formulas along, on all sheets: only the rows are news.
      if (!rewrites) for (const edit of edits) emit(edit);
    });
  api.addEvent(api.Event.CommandExecuted, (event) => {
    const { id, options } = event;
    const params = (event.params ?? {}) as MutationParams;
    if (params.unitId !== undefined && params.unitId !== unitId) return;
    const sheet = params.subUnitId ?? '';
    const local = options as
      { readonly fromFormula?: boolean; readonly applyFormulaCalculationResult?: boolean } | undefined;
    if (local?.fromFormula) {
      if (local.applyFormulaCalculationResult && id === VALUES) emit({ kind: 'calculated', sheet });
      return;
    }
    if (
      id === library.SetFormulaCalculationStartMutation.id ||
      id.startsWith('formula.mutation.set-formula-calculation')
    )
      return;
    if (params.trigger !== 'sheet.command.set-style') calculation.note(event as { id: string; params?: object });
    if (undoing.test(params.trigger ?? '') && rewritten.test(id)) undone.rewrites = true;
    if (id === VALUES) onValues(params, sheet);
    else if (structural.test(id)) onShift(id, params, sheet);
    else if (id === 'sheet.operation.set-selections') {
      const range = params.selections?.[0]?.range;
      if (range && sheet !== '') emit({ kind: 'selected', sheet, area: areaOf(range) });
    } else if (id === 'sheet.mutation.set-worksheet-name') {
      emit({ kind: 'renamed', sheet, before: names.get(sheet) ?? '', after: params.name ?? '' });
      names.set(sheet, params.name ?? '');
    } else if (id === 'sheet.operation.set-worksheet-active') {
      if (active !== sheet) emit({ kind: 'activated', sheet, before: active });
      active = sheet;
    } else if (id === 'sheet.mutation.insert-sheet' && params.sheet) {
      names.set(params.sheet.id, params.name ?? '');
      emit({ kind: 'added', sheet: params.sheet.id });
    } else if (id === 'sheet.mutation.remove-sheet') emit({ kind: 'removed', sheet });
    else if (id.startsWith('sheet.mutation.')) emit({ kind: 'structure', sheet: sheet === '' ? null : sheet });
  });
}

/** Formulas that the user types, pastes or fills come as they are meant to be seen. */
export function watchTypedFormulas(
  { api, unitId }: OpenUniver,
  inside: (formula: string, sheet: string) => string,
): void {
  api.addEvent(api.Event.BeforeCommandExecute, ({ id, params }) => {
    const { unitId: unit, subUnitId, cellValue } = (params ?? {}) as MutationParams;
    if (id !== VALUES || unit !== unitId || subUnitId === undefined) return;
    for (const cells of Object.values(cellValue ?? {}))
      for (const cell of Object.values(cells ?? {})) if (cell?.f) cell.f = inside(cell.f, subUnitId);
  });
}

/** The block that was set, and whether it holds values or only styles; null where nothing was. */
function editOf(sheet: string, cells: MutationParams['cellValue']): EditChange | null {
  let [top, left, bottom, right, isValue] = [Infinity, Infinity, -1, -1, false];
  for (const [row, columns] of Object.entries(cells ?? {})) {
    for (const [column, cell] of Object.entries(columns ?? {})) {
      if (cell && Object.keys(cell).length === 0) continue;
      if (!cell || 'v' in cell || 'f' in cell || 'p' in cell) isValue = true;
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  if (bottom < 0) return null;
  const area = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  return { kind: isValue ? 'cells' : 'formats', sheet, area };
}

export function areaOf(range: IRange): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}

export function rangeOf(area: Area): IRange {
  return {
    startRow: area.row,
    endRow: area.row + area.rows - 1,
    startColumn: area.column,
    endColumn: area.column + area.columns - 1,
  };
}
