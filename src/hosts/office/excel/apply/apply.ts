import type { Edit } from '../../../../core/workbook/edit';
import type { ApplyOptions, Receipt } from '../../../port/workbook-host';
import { isEditing, type Attempt } from '../problems';
import type { RunLimits } from '../../in-time';
import { excelRun } from '../run';
import { lookBefore, type Look } from './look';
import { planSteps, receiptOf, reportStep, type Step } from '../../../port/live/steps';
import { namesAfter, writeNames } from './write-names';
import { backAsItWas, writeSheet } from './write-sheet';
import { countAfter, writeStructure } from './write-structure';

/**
 * Applies edits: one sync to look at what is there, one to add, rename or remove sheets, one per sheet, one for names. Whatever
 * can be refused beforehand (a name that is taken, a sheet that is gone) is refused before anything is written.
 */
export async function applyEdits(edits: readonly Edit[], options: ApplyOptions, limits: RunLimits): Promise<Receipt> {
  const steps = planSteps(edits);
  const done: Step[] = [];
  if (steps.length === 0) return receiptOf(done, false);
  let look = await patiently({ verb: 'write' }, options, limits, (context) => lookBefore(context, steps));
  for (const step of steps) {
    if (options.signal?.aborted) return receiptOf(done, true);
    await runStep(step, look, options, limits);
    done.push(step);
    if (step.kind === 'structure') look = { ...look, sheetCount: countAfter(look.sheetCount, step.edits) };
    if (step.kind === 'names') look = { ...look, names: namesAfter(look.names, step.edits) };
    reportStep(steps, step, options);
  }
  return receiptOf(done, false);
}

/** One sync per sheet on purpose: progress, cancelling between sheets, and requests under 1 MB. */
async function runStep(step: Step, look: Look, options: ApplyOptions, limits: RunLimits): Promise<void> {
  const attempt: Attempt = step.kind === 'sheet' ? { verb: 'write', sheet: step.sheet } : { verb: 'write' };
  try {
    await patiently(attempt, options, limits, async (context) => {
      queueStep(context.workbook, step, look);
      await context.sync();
    });
  } catch (error) {
    await closeAgain(step, look, limits);
    throw error;
  }
}

/** Refused at once while a cell is being edited; then it is said, and the same waits for the user to leave the cell. */
async function patiently<T>(
  attempt: Attempt,
  options: ApplyOptions,
  limits: RunLimits,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await excelRun(attempt, limits, batch);
  } catch (error) {
    if (!isEditing(error)) throw error;
    options.onWaiting?.();
    return excelRun({ ...attempt, waitForCellEdit: true }, limits, batch);
  }
}

function queueStep(workbook: Excel.Workbook, step: Step, look: Look): void {
  if (step.kind === 'structure') writeStructure(workbook, step.edits, look.sheetCount);
  else if (step.kind === 'names') writeNames(workbook, step.edits, look.names);
  else writeSheet(workbook.worksheets.getItem(step.sheet), step.edits, look.sheets.get(step) ?? null);
}

/** A step that failed between opening and closing a sheet must not leave it open. The first error is the one people hear of. */
async function closeAgain(step: Step, look: Look, limits: RunLimits): Promise<void> {
  const sheetLook = look.sheets.get(step);
  if (step.kind !== 'sheet' || !sheetLook?.needsOpening) return;
  const closing = excelRun({ verb: 'write', sheet: step.sheet }, limits, async (context) => {
    const { protection } = context.workbook.worksheets.getItem(step.sheet);
    protection.load('protected');
    await context.sync();
    if (!protection.protected) protection.protect(backAsItWas(sheetLook));
    await context.sync();
  });
  await Promise.allSettled([closing]);
}
