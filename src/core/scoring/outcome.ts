import { openPart, type OpenPart } from '../derive/open-part';
import type { FieldTable } from '../fields/field-table';
import { toCheck } from '../fields/field-value';
import { spokenName } from '../pack/pack';
import type { Decimal } from '../quantity/decimal';

/** Points of one indicator with their reason. `score` null is 待评. */
export interface ScoreOutcome {
  readonly score: Decimal | null;
  /** Why this many points, as a sentence. */
  readonly reason: string;
  /** 距下一档: what the standard says of the next better score; absent at full marks or where no step exists. */
  readonly nextStep?: string;
  /** The cell that 待评 waits for, where it waits for one. */
  readonly open?: OpenPart;
}

/** Points with their reason. */
export function scored(score: Decimal, reason: string, nextStep?: string): ScoreOutcome {
  return nextStep === undefined ? { score, reason } : { score, reason, nextStep };
}

/** 待评, and what to do about it. */
export function unsettled(what: string): ScoreOutcome {
  return { score: null, reason: `待评：${what}` };
}

/**
 * 待评, because one of these fields has no value: the cell that cannot be used first, else the first that is not filled. Null where all
 * of them have one.
 *
 * @param lead what to say before the cell is named
 */
export function waiting(table: FieldTable, ids: readonly string[], lead = ''): ScoreOutcome | null {
  const open = ids.flatMap((id) => openPart(table, id) ?? []);
  const first = open.find(({ word }) => word === toCheck) ?? open[0];
  if (!first) return null;
  return { ...unsettled(`${lead}${first.word}：${spokenName(table.field(first.id))}。`), open: first };
}

/** As `waiting`, where only what cannot be used stops the standard: a field that may stay blank. */
export function waitingForUse(table: FieldTable, ids: readonly string[]): ScoreOutcome | null {
  return waiting(
    table,
    ids.filter((id) => table.value(id).is === 'bad'),
  );
}

/** What was chosen in a cell: the form's default where nobody chose, nothing where there is none. Ask `waitingForUse` first. */
export function chosenIn(table: Pick<FieldTable, 'value' | 'field'>, id: string): string {
  const value = table.value(id);
  if (value.is === 'text') return value.text;
  const field = table.field(id);
  return value.is === 'blank' && field.kind === 'choice' ? (field.default ?? '') : '';
}

/** An indicator that has no marks is not in use. */
export const unmarked: ScoreOutcome = { score: null, reason: '没有写分值，这一项不计分。' };
