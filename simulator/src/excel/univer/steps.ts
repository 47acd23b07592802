import type { IRange } from '@univerjs/core';
import type { ModelChange, SheetId } from '../model';
import type { OpenUniver } from './open';

const STEP = 'simulator.mutation.step';
/** Univer's own names for what moves rows and columns, whichever command of its menus did it. */
const moving = /^sheet\.command\.(insert|remove)-(row|col)$/;
const turning = /^univer\.command\.(undo|redo)$/;

/** As many as Univer keeps. */
const KEPT = 40;

let nextStep = 1;

type Merges = ReadonlyMap<SheetId, readonly IRange[]>;

/**
 * Marks each step of Univer's undo list that moves rows or columns with a mutation of ours: what lies outside the engine goes and comes
 * back with the step. A mutation is the only thing Univer carries along for others. Merged cells are put back here too: where rows
 * came in inside one, Univer's undo loses those behind it (fault 14).
 */
export function watchSteps(open: OpenUniver, emit: (change: ModelChange) => void): void {
  const { univer, library, api } = open;
  const injector = univer.__getInjector();
  const steps = new Map<number, { readonly before: Merges; after: Merges | null }>();
  injector.get(library.ICommandService).registerCommand({
    id: STEP,
    type: library.CommandType.MUTATION,
    handler: () => true,
  });
  injector.get(library.SheetInterceptorService).interceptCommand({
    getMutations: ({ id }) => {
      if (!moving.test(id)) return { redos: [], undos: [] };
      const step = nextStep++;
      steps.set(step, { before: mergesOf(open), after: null });
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
    if (kept && phase === 'undone') putMerges(open, kept.before);
    else if (kept?.after) putMerges(open, kept.after);
    else if (kept) kept.after = mergesOf(open);
    emit({ kind: 'step', step, phase });
  });
}

function mergesOf({ workbook }: OpenUniver): Merges {
  return new Map(
    workbook.getSheets().map((sheet) => [sheet.getSheetId(), structuredClone(sheet.getSheet().getMergeData())]),
  );
}

function putMerges({ workbook, api, unitId }: OpenUniver, merges: Merges): void {
  for (const [sheet, wanted] of merges) {
    const now = workbook.getSheetBySheetId(sheet)?.getSheet().getMergeData() ?? [];
    if (textOf(now) === textOf(wanted)) continue;
    const change = (id: string, ranges: readonly IRange[]) =>
      api.syncExecuteCommand(id, { unitId, subUnitId: sheet, ranges: structuredClone(ranges) });
    change('sheet.mutation.remove-worksheet-merge', now);
    change('sheet.mutation.add-worksheet-merge', wanted);
  }
}

const textOf = (ranges: readonly IRange[]): string =>
  ranges
    .map(({ startRow, startColumn, endRow, endColumn }) => `${startRow},${startColumn},${endRow},${endColumn}`)
    .sort()
    .join(' ');
