import { inputValidations, missingValidations, planRepair, type RepairPlan } from '../core/install/repair';
import type { Pack } from '../core/pack/pack';
import type { ValidateCells } from '../core/workbook/edit';
import type { Snapshot } from '../core/workbook/snapshot';
import type { WorkbookHost } from '../hosts/port/workbook-host';

export interface WorkbookRepair extends RepairPlan {
  /** How many input cells get their data validation back. */
  readonly validations: number;
  /** What it was planned on. */
  readonly snapshot: Snapshot;
}

/**
 * 修复, planned on a fresh reading: names, formulas, protection, data validation. Apply `edits` to carry it out; empty `edits`: there
 * is nothing to repair. Validation of cells whose name is lost is put back by the next repair, when the name is there again.
 * @param allowed fields whose cell the user has confirmed
 */
export async function repairWorkbook(
  host: WorkbookHost,
  pack: Pack,
  allowed?: ReadonlySet<string>,
): Promise<WorkbookRepair> {
  const snapshot = await host.read('bound');
  const plan = planRepair(pack, snapshot, allowed);
  const wanted = host.inspect ? inputValidations(pack, snapshot) : [];
  const asked = areasBySheet(wanted);
  const inspections =
    host.inspect && asked.size > 0
      ? await host.inspect([...asked].map(([sheet, validated]) => ({ sheet, validated })))
      : [];
  const missing = missingValidations(wanted, inspections, asked);
  // Protection last: it would refuse what comes before it.
  const protection = plan.edits.filter((edit) => edit.edit === 'protect-sheet');
  const rest = plan.edits.filter((edit) => edit.edit !== 'protect-sheet');
  return { ...plan, edits: [...rest, ...missing, ...protection], validations: missing.length, snapshot };
}

function areasBySheet(wanted: readonly ValidateCells[]): Map<string, string[]> {
  const areas = new Map<string, string[]>();
  for (const edit of wanted) areas.set(edit.sheet, [...(areas.get(edit.sheet) ?? []), ...edit.areas]);
  return areas;
}
