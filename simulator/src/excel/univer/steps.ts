import type { IColumnData, IObjectArrayPrimitiveType, IRange, IRowData } from '@univerjs/core';
import type { ModelChange, SheetId } from '../model';
import type { OpenUniver } from './open';

const STEP = 'simulator.mutation.step';
/** Univer's own names for what moves rows and columns, whichever command of its menus did it. */
const moving = /^sheet\.command\.(insert|remove)-(row|col)$/;
const turning = /^univer\.command\.(undo|redo)$/;

/** As many as Univer keeps. */
const KEPT = 40;

let nextStep = 1;

/** What Univer does not bring back as it was. */
interface Kept {
  readonly merges: readonly IRange[];
  readonly rows: Lines<IRowData>;
  readonly columns: Lines<IColumnData>;
}
type Lines<Line> = IObjectArrayPrimitiveType<Partial<Line>>;
type State = ReadonlyMap<SheetId, Kept>;

/**
 * Marks each step of Univer's undo list that moves rows or columns with a mutation of ours: what lies outside the engine goes and comes
 * back with the step. A mutation is the only thing Univer carries along for others. Merged cells, heights and widths are put back here
 * too: where rows came in inside a merged cell, Univer's undo loses those behind it, and heights come back beside their rows (fault 14).
 */
export function watchSteps(open: OpenUniver, emit: (change: ModelChange) => void): void {
  const { univer, library, api } = open;
  const injector = univer.__getInjector();
  const steps = new Map<number, { readonly before: State; after: State | null }>();
  injector.get(library.ICommandService).registerCommand({
    id: STEP,
    type: library.CommandType.MUTATION,
    handler: () => true,
  });
  injector.get(library.SheetInterceptorService).interceptCommand({
    getMutations: ({ id }) => {
      if (!moving.test(id)) return { redos: [], undos: [] };
      const step = nextStep++;
      steps.set(step, { before: stateOf(open), after: null });
      for (const old of steps.keys()) if (steps.size > KEPT) steps.delete(old);
      emit({ kind: 'step', step, phase: 'begins' });
      const mark = (phase: 'done' | 'undone') => ({ id: STEP, params: { step, phase } });
      return { redos: [mark('done')], undos: [mark('undone')] };
    },
  });
  injector.get(library.ICommandService).beforeCommandExecuted(({ id }) => {
    if (turning.test(id)) emit({ kind: 'turning' });
  });
  api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
    if (id !== STEP) return;
    const { step, phase } = params as { readonly step: number; readonly phase: 'done' | 'undone' };
    const kept = steps.get(step);
    if (kept && phase === 'undone') putBack(open, kept.before);
    else if (kept?.after) putBack(open, kept.after);
    else if (kept) kept.after = stateOf(open);
    emit({ kind: 'step', step, phase });
  });
}

function stateOf({ workbook }: OpenUniver): State {
  return new Map(
    workbook.getSheets().map((facade) => {
      const sheet = facade.getSheet();
      const rows = sheet.getRowManager().getRowData();
      const columns = sheet.getColumnManager().getColumnData();
      return [facade.getSheetId(), structuredClone({ merges: sheet.getMergeData(), rows, columns })];
    }),
  );
}

function putBack({ workbook, api, unitId }: OpenUniver, state: State): void {
  for (const [id, wanted] of state) {
    const sheet = workbook.getSheetBySheetId(id)?.getSheet();
    if (!sheet) continue;
    const change = (mutation: string, params: object) =>
      api.syncExecuteCommand(mutation, { unitId, subUnitId: id, ...params });
    const merges = sheet.getMergeData();
    if (textOf(merges) !== textOf(wanted.merges)) {
      change('sheet.mutation.remove-worksheet-merge', { ranges: structuredClone(merges) });
      change('sheet.mutation.add-worksheet-merge', { ranges: structuredClone(wanted.merges) });
    }
    // The mutation says what is so already: the grid measures anew.
    const first = { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
    if (replace(sheet.getRowManager().getRowData(), wanted.rows))
      change('sheet.mutation.set-worksheet-row-height', { ranges: [first], rowHeight: sheet.getRowHeight(0) });
    if (replace(sheet.getColumnManager().getColumnData(), wanted.columns))
      change('sheet.mutation.set-worksheet-col-width', { ranges: [first], colWidth: sheet.getColumnWidth(0) });
  }
}

function replace<Line>(now: Lines<Line>, wanted: Lines<Line>): boolean {
  if (JSON.stringify(now) === JSON.stringify(wanted)) return false;
  for (const key of Object.keys(now)) Reflect.deleteProperty(now, key);
  Object.assign(now, structuredClone(wanted));
  return true;
}

const textOf = (ranges: readonly IRange[]): string =>
  ranges
    .map(({ startRow, startColumn, endRow, endColumn }) => `${startRow},${startColumn},${endRow},${endColumn}`)
    .sort()
    .join(' ');
