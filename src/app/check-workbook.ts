import { withCauses } from '../core/causes/fold';
import { runChecks, type CheckRun } from '../core/rules/runner';
import { readBaselines } from '../core/workbook/identity';
import type { OpenWorkbook } from './open-workbook';

/** 全审: every duty of the pack judged on the workbook as it stands. Pure; the same call serves live checking. */
export function checkWorkbook(workbook: OpenWorkbook): CheckRun {
  const run = runChecks(workbook.pack, workbook.context, readBaselines(workbook.snapshot));
  return { ...run, findings: withCauses(run.findings, workbook.pack.checks, workbook.context) };
}
