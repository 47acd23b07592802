import type { RepairPlan } from '../../core/report/refresh/plan-repair';

/** What is put right of a report that another program saved, before anything is written. */
export interface Repaired {
  /** Paragraphs and tables whose words stood there several times. */
  readonly cleaned: number;
  /** Titles of what had lost its link and has it again. */
  readonly titles: readonly string[];
}

export function repairedOf({ restored, steps }: Pick<RepairPlan, 'restored' | 'steps'>): Repaired | null {
  const cleaned = steps.filter(({ kind }) => kind === 'clean').length;
  return restored.size === 0 && cleaned === 0 ? null : { cleaned, titles: [...restored.values()] };
}
