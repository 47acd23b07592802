import type { AccountStage } from '../../core/stage/account-stage';
import { stageEdits } from '../../core/stage/stage-edits';
import type { SessionHands } from './session-hands';

/** 决算数阶段 noted, with the figures of the stage that is left. false: nothing was written. */
export function setStage({ write }: SessionHands, next: AccountStage): Promise<boolean> {
  return write({ what: 'stage', about: `${next.date} ${next.stage}数` }, ({ workbook, run }) =>
    stageEdits(workbook.snapshot, workbook.table, run.findings, next),
  );
}
