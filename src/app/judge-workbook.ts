import { fillingOf, type Filling } from '../core/derive/unfilled';
import type { Memory } from '../core/memory/memory';
import type { Pack } from '../core/pack/pack';
import { damagesIn } from '../core/rules/damage';
import type { Finding } from '../core/rules/finding';
import type { CheckRun } from '../core/rules/runner';
import type { SheetScore, TableScore } from '../core/scoring/sheet-score';
import type { Identity } from '../core/workbook/identity';
import type { Snapshot } from '../core/workbook/snapshot';
import type { ProseReader } from '../core/rules/rule';
import { checkWith } from './check-with';
import { bindWorkbook, type OpenWorkbook } from './open-workbook';
import { scoreFurtherTables, scoreWorkbook } from './score-workbook';

/** A workbook with everything that is said of it. */
export interface JudgedWorkbook {
  readonly workbook: OpenWorkbook;
  readonly run: CheckRun;
  readonly score: SheetScore;
  /** Findings that say the form itself is damaged; what 修复 is for. */
  readonly damages: readonly Finding[];
  /** What must be filled and is not: while anything is left, nothing reads as finished. */
  readonly filling: Filling;
}

/**
 * Bound, checked and scored in one go. A room of its own, because all rules hang on it: the pane draws its frame first and
 * loads this while the workbook is being read.
 * @param memory of earlier readings of the same workbook
 * @param prose null until `loadProse` has it: the first findings do not wait for it
 */
export function judgeWorkbook(
  snapshot: Snapshot,
  pack: Pack,
  identity: Identity,
  memory: Memory,
  prose: ProseReader | null,
): JudgedWorkbook {
  const workbook = bindWorkbook(snapshot, pack, identity, memory);
  const run = checkWith(workbook, prose);
  return {
    workbook,
    run,
    score: scoreWorkbook(workbook),
    damages: damagesIn(pack, run.findings),
    filling: fillingOf(workbook.table),
  };
}

/** The same of a workbook that is to be handed in: every rule, every score table. */
export async function judgeWhole(
  snapshot: Snapshot,
  pack: Pack,
  identity: Identity,
): Promise<{ workbook: OpenWorkbook; run: CheckRun; score: SheetScore; further: readonly TableScore[] }> {
  const workbook = bindWorkbook(snapshot, pack, identity);
  const run = checkWith(workbook, await loadProse());
  return { workbook, run, score: scoreWorkbook(workbook), further: scoreFurtherTables(workbook) };
}

/** The reader of prose; from here, so that it shares with the rules what both are made of. */
export async function loadProse(): Promise<ProseReader> {
  return (await import('../core/rules/read-prose')).readProse;
}
