import { officeProblem } from './problems';
import type { RunLimits } from '../in-time';
import { excelRun } from './run';

/** 1.9 events of the worksheet collection: no event tells completely what happened, so all of them only say "look again". */
type Registered = OfficeExtension.EventHandlerResult<unknown>;

/** Events of one edit come one after another (onChanged, onCalculated): the first waits this long for the others. */
const TOGETHER_MS = 4;

/**
 * Calls `listener` soon after an event that comes alone, and once for all that come within `coalesceMs` after a call: a single edit is
 * looked at without waiting, a stream of them never more often than that. Our own writes (ThisLocalAddin) do not count. Handlers live in
 * the pane: they end with it, and with the way to stop that is returned.
 */
export async function listenForChanges(
  listener: () => void,
  coalesceMs: number,
  limits: RunLimits,
): Promise<() => Promise<void>> {
  let cancel: (() => void) | null = null;
  let missed = false;
  let stopped = false;
  const fire = (): void => {
    missed = false;
    cancel = limits.schedule(rested, coalesceMs);
    listener();
  };
  const rested = (): void => {
    cancel = null;
    if (missed) fire();
  };
  const seen = (event: { readonly triggerSource?: string } | undefined): Promise<void> => {
    if (stopped || event?.triggerSource === 'ThisLocalAddin') return Promise.resolve();
    missed = true;
    cancel ??= limits.schedule(fire, TOGETHER_MS);
    return Promise.resolve();
  };
  const handlers = await excelRun({ verb: 'listen' }, limits, async (context) => {
    const added = addHandlers(context.workbook.worksheets, seen);
    await context.sync();
    return added;
  });
  return async () => {
    stopped = true;
    cancel?.();
    await removeHandlers(handlers);
  };
}

function addHandlers(
  worksheets: Excel.WorksheetCollection,
  seen: (event: { readonly triggerSource?: string } | undefined) => Promise<void>,
): Registered[] {
  const plain = (): Promise<void> => seen(undefined);
  return [
    worksheets.onChanged.add((event) => seen(event)),
    // Results of formulas are not in onChanged.
    worksheets.onCalculated.add(plain),
    worksheets.onAdded.add(plain),
    worksheets.onDeleted.add(plain),
    // Events are never complete: coming to a sheet is a good moment to look again.
    worksheets.onActivated.add(plain),
  ] as Registered[];
}

async function removeHandlers(handlers: readonly Registered[]): Promise<void> {
  const first = handlers[0];
  if (!first) return;
  try {
    await Excel.run(first.context as Excel.RequestContext, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  } catch (error) {
    throw officeProblem(error, { verb: 'listen' });
  }
}
