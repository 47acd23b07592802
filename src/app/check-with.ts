import { withCauses } from '../core/causes/fold';
import type { ProseReader } from '../core/rules/rule';
import { runChecks, type CheckRun } from '../core/rules/runner';
import { readBaselines } from '../core/workbook/identity';
import type { OpenWorkbook } from './open-workbook';

/**
 * 全审 with a reader of prose that may still be on its way: without it what it would say is 无法核对. The same call serves live
 * checking; everybody who has the whole program at hand calls checkWorkbook.
 */
export function checkWith({ pack, snapshot, context }: OpenWorkbook, prose: ProseReader | null): CheckRun {
  const own = prose ? { ...context, prose } : context;
  const run = runChecks(pack, own, readBaselines(snapshot));
  return { ...run, findings: withCauses(run.findings, pack.checks, own) };
}
