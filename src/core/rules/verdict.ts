import type { Area } from '../workbook/address';
import type { Decimal } from '../quantity/decimal';
import type { Level } from './level';
import type { Rewrite } from './rewrite';

/**
 * What a rule answers. Undetermined is a real answer (无法核对) and never counts as pass; crashed is added by the runner
 * alone. One check may give several verdicts: one per subject (a row, a column, a quoted sentence).
 */
export type Verdict = Pass | Fail | NotApplicable | Undetermined;

/**
 * What a fault is in, from the ground up; each can make the later ones.
 * form: names or results of the workbook itself; cell: what one cell holds, whatever the others say (the first of its fields); stale: a
 * sheet that was not calculated anew; figures: cells that do not go together, any of which may be the wrong one; claim: what a text says
 * otherwise than the figures, which speaks against the text and never against a figure; words: what is to be written about figures;
 * unknown: it could not be judged.
 */
export const blamedOrder = ['form', 'cell', 'stale', 'figures', 'claim', 'words', 'unknown'] as const;
export type Blamed = (typeof blamedOrder)[number];

interface Subject {
  /** Tells verdicts of one check apart and stays the same while the workbook changes: a row key, a field id, a quote. */
  readonly subject?: string;
}

export interface Pass extends Subject {
  readonly outcome: 'pass';
}

export interface Fail extends Subject {
  readonly outcome: 'fail';
  /** One sentence for the accountant with both figures and the difference. */
  readonly message: string;
  /** Fields whose cells the finding points to, the first one first. */
  readonly fields: readonly string[];
  /** Where it is no field's cell: a title, a head, a user's row. */
  readonly cells?: readonly { readonly sheet: string; readonly address: string }[];
  readonly left?: string;
  readonly right?: string;
  readonly difference?: string;
  /** Left minus right, exactly, where the two should be alike or the left not above the right: what one cell would have to make good. */
  readonly apart?: Decimal;
  /** Replaces what the rule blames. */
  readonly blames?: Blamed;
  readonly tolerance?: string;
  /** Replaces the check's level where the fault is of another weight: 尾差 is a 提示. */
  readonly level?: Exclude<Level, 'unverifiable'>;
  /** Replace or complete the check's own texts. */
  readonly cause?: string;
  readonly suggestion?: string;
  /** The figures an explanation answers: when they move, it reopens. */
  readonly figures?: readonly string[];
  /** The text field that answers this finding (主要原因); otherwise 《说明》. */
  readonly answeredBy?: string;
  /** The user's text already answers it properly; state becomes 已说明. */
  readonly answered?: boolean;
  readonly fix?: Fix;
  /** The text field whose own words are wrong: only changing them mends it, and no 说明 elsewhere silences what the report prints. */
  readonly inText?: string;
  /** The corrected sentence, where changing the contradicting words alone is honest. */
  readonly rewrite?: Rewrite;
}

/** A correction that is unambiguous, offered as one click. */
export type Fix =
  | { readonly kind: 'restore-formula'; readonly field: string }
  | { readonly kind: 'set-number'; readonly field: string; readonly value: string }
  | { readonly kind: 'set-text'; readonly field: string; readonly value: string }
  /** 纳入表内: rows typed behind a block become part of it. */
  | { readonly kind: 'extend-rows'; readonly rows: string; readonly area: Area }
  /** New keys for copied rows and for rows without one. */
  | { readonly kind: 'renew-keys' }
  /** The fixes of many rows at once. */
  | { readonly kind: 'many'; readonly fixes: readonly Fix[] };

/** Whether a fix is shown before it is written: it puts formulas over cells, or changes many cells at once. */
export function isShownFirst({ kind }: Fix): boolean {
  return kind === 'restore-formula' || kind === 'many';
}

export interface NotApplicable extends Subject {
  readonly outcome: 'notApplicable';
  readonly ground: string;
}

export interface Undetermined extends Subject {
  readonly outcome: 'undetermined';
  /** What is missing, as a sentence: "上年在职人数没有填，不能核对“人员减少”。" */
  readonly reason: string;
  readonly fields: readonly string[];
  readonly blames?: Blamed;
}

export function pass(subject?: string): Pass {
  return subject === undefined ? { outcome: 'pass' } : { outcome: 'pass', subject };
}

export function fail(verdict: Omit<Fail, 'outcome'>): Fail {
  return { outcome: 'fail', ...verdict };
}

export function notApplicable(ground: string, subject?: string): NotApplicable {
  return subject === undefined ? { outcome: 'notApplicable', ground } : { outcome: 'notApplicable', ground, subject };
}

export function undetermined(reason: string, fields: readonly string[], subject?: string): Undetermined {
  return subject === undefined
    ? { outcome: 'undetermined', reason, fields }
    : { outcome: 'undetermined', reason, fields, subject };
}
