import type { Edit } from '../../../core/workbook/edit';
import type { Schedule } from '../../port/live/schedule';
import { planSteps, receiptOf, reportStep, type Step } from '../../port/live/steps';
import type { ApplyOptions, Receipt } from '../../port/workbook-host';
import type { Changes } from '../changes';
import type { EtApplication } from '../et-api';
import type { OpenBook, OwnBook } from '../own-book';
import { tried, type Attempt } from '../problems';
import { comingBack } from './front';
import { lookBefore } from './look';
import { planStep } from './plan-step';
import type { PlannedStep } from './planned';
import { OpenedSheets } from './protection';

export interface Writing {
  readonly own: OwnBook;
  readonly changes: Changes;
  readonly schedule: Schedule;
}

/**
 * Applies edits. There is no roll-back, so all that can be refused is refused before the first write: what is there is looked at, every
 * step is worked out to the last value, and protected sheets are opened, since whether a password is asked shows only then. Between steps
 * the pane gets its turn: to draw progress, and to cancel.
 */
export async function applyEdits(edits: readonly Edit[], options: ApplyOptions, writing: Writing): Promise<Receipt> {
  const steps = planSteps(edits);
  if (steps.length === 0) return receiptOf([], false);
  const look = inOneGo(writing, {}, ({ book }) => lookBefore(book, steps));
  const planned = steps.map((step) => ({ step, run: planStep(step, look.sheets.get(step) ?? null) }));
  const opened = inOneGo(writing, {}, ({ book }) => OpenedSheets.open(book, look));
  try {
    const done = await runSteps(planned, opened, options, writing);
    inOneGo(writing, {}, ({ book }) => opened.closeAll(book));
    return receiptOf(done, done.length < steps.length);
  } catch (error) {
    // What is thrown in here as well would hide what went wrong.
    await Promise.allSettled([Promise.resolve().then(() => inOneGo(writing, {}, ({ book }) => opened.closeAll(book)))]);
    throw error;
  }
}

/** @returns the steps that were done; fewer than there are where somebody cancelled */
async function runSteps(
  planned: readonly { readonly step: Step; readonly run: PlannedStep }[],
  opened: OpenedSheets,
  options: ApplyOptions,
  writing: Writing,
): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (const { step, run } of planned) {
    if (done.length > 0) await nextTurn(writing.schedule);
    if (options.signal?.aborted) break;
    inOneGo(writing, step.kind === 'sheet' ? { sheet: step.sheet } : {}, (open) => {
      comingBack(open, () => run(open));
      opened.close(open.book, step);
    });
    done.push(step);
    reportStep(
      planned.map((one) => one.step),
      step,
      options,
    );
  }
  return done;
}

/** The workbook is looked up anew for each piece of work, and none of what WPS tells meanwhile was done by somebody else. */
function inOneGo<T>({ own, changes }: Writing, attempt: Attempt, work: (open: OpenBook) => T): T {
  return changes.whileWriting(() =>
    tried(() => {
      const open = own.forWriting();
      return withoutQuestions(open.application, () => work(open));
    }, attempt),
  );
}

/** WPS asks before it deletes a sheet or merges cells, and draws each single change. */
function withoutQuestions<T>(application: EtApplication, work: () => T): T {
  application.DisplayAlerts = false;
  application.ScreenUpdating = false;
  try {
    return work();
  } finally {
    application.ScreenUpdating = true;
    application.DisplayAlerts = true;
  }
}

function nextTurn(schedule: Schedule): Promise<void> {
  return new Promise((resolve) => {
    schedule(resolve, 0);
  });
}
