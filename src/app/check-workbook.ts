import type { CheckRun } from '../core/rules/runner';
import { readProse } from '../core/rules/read-prose';
import { checkWith } from './check-with';
import type { OpenWorkbook } from './open-workbook';

/** 全审: every duty of the pack judged on the workbook as it stands. Pure. */
export function checkWorkbook(workbook: OpenWorkbook): CheckRun {
  return checkWith(workbook, readProse);
}
