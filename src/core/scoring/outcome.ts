import { openParts, type OpenPart } from '../derive/open-part';
import type { FieldTable } from '../fields/field-table';
import { saysNothing, toCheck } from '../fields/field-value';
import { spokenName } from '../pack/pack';
import type { Decimal } from '../quantity/decimal';

/** Points of one indicator with their reason. `score` null is 待评. */
export interface ScoreOutcome {
  readonly score: Decimal | null;
  /** Why this many points, as a sentence. */
  readonly reason: string;
  /** 距下一档: what the standard says of the next better score; absent at full marks or where no step exists. */
  readonly nextStep?: string;
  /** Where a 待评 is answered: the first field that is still empty, or the choice that is not made. Absent: the score's own cell. */
  readonly waitsFor?: string;
  /** What 待评 waits for, where it is an input that cannot be used or is not filled. */
  readonly open?: OpenPart;
}

/** Points with their reason. */
export function scored(score: Decimal, reason: string, nextStep?: string): ScoreOutcome {
  return nextStep === undefined ? { score, reason } : { score, reason, nextStep };
}

/** 待评, and what to do about it. */
export function unsettled(what: string, waitsFor?: string): ScoreOutcome {
  const outcome = { score: null, reason: `待评：${what}` };
  return waitsFor === undefined ? outcome : { ...outcome, waitsFor };
}

/**
 * 待评, because some of these fields have no value: the cells that cannot be used, else those that are not filled. Null where all of
 * them have one.
 *
 * @param lead what to say before the cell is named
 */
export function waiting(table: FieldTable, ids: readonly string[], lead = ''): ScoreOutcome | null {
  const all = ids.flatMap((id) => openParts(table, id));
  const bad = all.filter(({ word }) => word === toCheck);
  const open = bad.length > 0 ? bad : all;
  const [first] = open;
  if (!first) return null;
  const names = new Set(open.map(({ id }) => spokenName(table.field(id))));
  return { ...unsettled(`${lead}${first.word}：${[...names].join('、')}。`, first.id), open: first };
}

/** As `waiting`, where only what cannot be used stops the standard: a field that may stay blank. */
export function waitingForUse(table: FieldTable, ids: readonly string[]): ScoreOutcome | null {
  return waiting(
    table,
    ids.filter((id) => table.value(id).is === 'bad' && defaultOf(table, id) === ''),
  );
}

/** What was chosen in a cell: the form's default where nobody chose, nothing where there is none. Ask `waitingForUse` first. */
export function chosenIn(table: Pick<FieldTable, 'value' | 'field'>, id: string): string {
  const value = table.value(id);
  return value.is === 'text' ? value.text : defaultOf(table, id);
}

/** What holds where nobody chose: the cell is empty, or a bureau's own form does not ask. */
function defaultOf(table: Pick<FieldTable, 'value' | 'field'>, id: string): string {
  const field = table.field(id);
  return field.kind === 'choice' && saysNothing(table.value(id)) ? (field.default ?? '') : '';
}

/** An indicator that has no marks is not in use. */
export const unmarked: ScoreOutcome = { score: null, reason: '没有写分值，这一项不计分。' };
