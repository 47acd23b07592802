import { coalesced } from '../../port/live/coalesce';
import { officeProblem } from './problems';
import type { RunLimits } from '../in-time';
import { excelRun } from './run';

/** 1.9 events of the worksheet collection: no event tells completely what happened, so all of them only say "look again". */
type Registered = OfficeExtension.EventHandlerResult<unknown>;

/**
 * Calls `listener` after events, gathered (coalesce.ts). Our own writes (ThisLocalAddin) do not count. Handlers live in the pane: they
 * end with it, and with the way to stop that is returned.
 */
export async function listenForChanges(
  listener: () => void,
  coalesceMs: number,
  limits: RunLimits,
): Promise<() => Promise<void>> {
  const changes = coalesced(listener, coalesceMs, limits.schedule);
  const seen = (event: { readonly triggerSource?: string } | undefined): Promise<void> => {
    if (event?.triggerSource !== 'ThisLocalAddin') changes.seen();
    return Promise.resolve();
  };
  const handlers = await excelRun({ verb: 'listen' }, limits, async (context) => {
    const added = addHandlers(context.workbook.worksheets, seen);
    await context.sync();
    return added;
  });
  return async () => {
    changes.stop();
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
