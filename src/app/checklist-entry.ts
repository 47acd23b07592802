import type { Level } from '../core/rules/level';

export const checklistKinds = ['attachments', 'headings', 'figures', 'deductions', 'sample', 'lastYear'] as const;
export type ChecklistKind = (typeof checklistKinds)[number];

/** Something to be seen to before anything is handed in. */
export interface ChecklistEntry {
  readonly kind: ChecklistKind;
  /** As of a check: undetermined where nobody can tell from what is at hand; of these two and pass there is a reason in `message`. */
  readonly verdict: 'pass' | 'fail' | 'notApplicable' | 'undetermined';
  /** Of a fail: how heavy it is. */
  readonly level: Level;
  /** What, and where. */
  readonly message: string;
  /** What to do. */
  readonly suggestion?: string;
  /** The file, with the words and their paragraph. */
  readonly file?: string;
  readonly quote?: string;
  readonly paragraph?: number;
  readonly cell?: { readonly sheet: string; readonly address: string };
}

export const checklistNames: Readonly<Record<ChecklistKind, string>> = {
  attachments: '附件',
  headings: '标题编号',
  figures: '各份材料里的同一个数',
  deductions: '扣分的原因',
  sample: '满意度的样本',
  lastYear: '照抄上年的段落',
};
