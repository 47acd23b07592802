import { answeredBaselines } from '../commands/explain-edits';
import { newKeys } from '../edits/key-edits';
import type { FieldTable } from '../fields/field-table';
import type { Finding } from '../rules/finding';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import { readStages, stageListEdits, type AccountStage } from './account-stage';
import { figuresToKeep } from './kept-figures';
import { stageInFormEdits } from './stage-in-form';

/**
 * 决算数阶段 noted. Where it is another than before, the figures that stand now are kept as those of the stage that is left, and so are
 * those that explanations answer: they reopen as the new figures come in. The same stage with another day changes the day alone. A form
 * that asks for its own stage is answered by the same write.
 */
export function stageEdits(
  snapshot: Snapshot,
  table: FieldTable,
  findings: readonly Finding[],
  next: AccountStage,
): Edit[] {
  const all = readStages(snapshot);
  const last = all.at(-1);
  const inForm = stageInFormEdits(snapshot, table, next);
  if (last?.stage === next.stage && last.date === next.date) return inForm;
  if (last?.stage === next.stage) return [...stageListEdits(snapshot, [...all.slice(0, -1), next], null), ...inForm];
  if (last === undefined) return [...stageListEdits(snapshot, [next], null), ...inForm];
  const keys = newKeys(snapshot, table);
  return [
    ...keys.edits,
    ...stageListEdits(snapshot, [...all, next], figuresToKeep(table, keys.of)),
    ...answeredBaselines(snapshot, keys, findings),
    ...inForm,
  ];
}
