import { rowId } from '../../pack/concrete-id';
import type { FieldTable } from '../../fields/field-table';
import type { RowTrace } from '../../fields/trace';
import { perRow, type RowHow } from '../../fields/per-row';
import type { Pack } from '../../pack/pack';
import { rowNumberText } from '../../fields/names';
import { rowNumberSubject } from '../finding-id';
import type { RuleContext } from '../rule';
import { notApplicable, type Verdict } from '../verdict';

/** From a ref of the pack to the concrete id of the row at hand. */
export type At = (ref: string) => string;
export const identity: At = (ref) => ref;

/** The rows field a ref is a column of; null for a plain field. */
export function rowsOf(pack: Pack, ref: string): string | null {
  const field = pack.byId.get(ref);
  return field !== undefined && 'rows' in field ? field.rows : null;
}

/**
 * Decides once for a plain `lead`, and once per row where `lead` is a rows column; refs to the same rows mean that row. Rows that
 * did not change keep their verdict, so `decide` must read through the context it is handed.
 */
export function eachRow(
  context: RuleContext,
  lead: string,
  decide: (at: At, subject: string | undefined, context: RuleContext) => Verdict,
): readonly Verdict[] {
  const rows = rowsOf(context.table.pack, lead);
  if (rows === null) return [decide(identity, undefined, context)];
  if (context.table.rowCount(rows) === 0) return [notApplicable('没有填这类项目。')];
  return rowResults(context, rows, lead, (own, row) => decide(rowAt(rows, row), rowSubject(own, rows, row), own), {
    same: samePass,
    movable: isOfNoRow,
  });
}

/** `compute` for every row of a block; rows that did not change keep their result (fields/per-row). */
export function rowResults<T>(
  context: RuleContext,
  rows: string,
  name: string,
  compute: (context: RuleContext, row: number) => T,
  how?: RowHow<T>,
): readonly T[] {
  const { known, key } = context.memory ?? { known: new Map<string, RowTrace<unknown>>(), key: '' };
  let own: RuleContext | null = null;
  const inRow = (table: FieldTable, row: number): T => compute((own ??= withTable(context, table)), row);
  return perRow(known, `${key} ${name}`, context.table, rows, inRow, how).results;
}

/** What a row (or a text) has to tell: how many things were judged where all of them are fine, else the verdicts too. */
export type RowAnswer = number | { readonly seen: number; readonly verdicts: readonly Verdict[] };

/** As `rowResults`, for rules that answer several things of a row; put together over all rows. */
export function rowAnswers(
  context: RuleContext,
  rows: string,
  name: string,
  judge: (context: RuleContext, row: number) => RowAnswer,
  how: RowHow<RowAnswer> = { movable: (one) => typeof one === 'number' },
): { readonly seen: number; readonly verdicts: readonly Verdict[] } {
  const verdicts: Verdict[] = [];
  let seen = 0;
  for (const answer of rowResults(context, rows, name, judge, how)) {
    if (typeof answer === 'number') seen += answer;
    else {
      seen += answer.seen;
      verdicts.push(...answer.verdicts);
    }
  }
  return { seen, verdicts };
}

export function answerOf(seen: number, verdicts: readonly Verdict[]): RowAnswer {
  return verdicts.length === 0 ? seen : { seen, verdicts };
}

function samePass(last: Verdict, next: Verdict): boolean {
  if (last.subject !== next.subject) return false;
  return (
    (last.outcome === 'pass' && next.outcome === 'pass') ||
    (last.outcome === 'notApplicable' && next.outcome === 'notApplicable' && last.ground === next.ground)
  );
}

/** Whether a verdict of this row (1-based) reads the same wherever the row stands: fails point to cells. */
function isOfNoRow(verdict: Verdict, row: number): boolean {
  const { subject, outcome } = verdict;
  if (outcome === 'pass') return !isOfRow(subject, row);
  return outcome === 'notApplicable' && !isOfRow(subject, row) && !verdict.ground.includes(rowNumberText(row));
}

function isOfRow(subject: string | undefined, row: number): boolean {
  return subject?.startsWith('[') === true && subject === rowNumberSubject(row);
}

/** The context of a row: its reads are noted row by row, so the memory of whole checks stays out. */
function withTable({ memory: _, ...context }: RuleContext, table: FieldTable): RuleContext {
  return { ...context, table };
}

/** The verdicts on every text that `ref` names: one, or a column's. */
export function eachText(
  context: RuleContext,
  ref: string,
  judge: (context: RuleContext, id: string) => readonly Verdict[] | null,
): { readonly seen: number; readonly verdicts: readonly Verdict[] } {
  const column = context.table.pack.byId.get(ref);
  const answer = (own: RuleContext, id: string): RowAnswer => {
    const verdicts = judge(own, id);
    return verdicts === null ? 0 : answerOf(1, verdicts);
  };
  if (column !== undefined && 'rows' in column)
    return rowAnswers(context, column.rows, `text ${ref}`, (own, row) =>
      answer(own, rowId(column.rows, row, column.column)),
    );
  const only = answer(context, ref);
  return typeof only === 'number' ? { seen: only, verdicts: [] } : only;
}

function rowAt(rows: string, row: number): At {
  const prefix = `${rows}.`;
  return (ref) => (ref.startsWith(prefix) ? `${rows}[${row}].${ref.slice(prefix.length)}` : ref);
}

/** The row's key, which stays while rows move; its number where it has none yet. */
function rowSubject({ table }: RuleContext, rows: string, row: number): string {
  return table.keys(rows).of[row - 1] ?? rowNumberSubject(row);
}

/** For fault formulas: the first row's cell where `ref` is a column of `lead`'s rows, else the ref itself. */
export function formulaAt(pack: Pack, lead: string): At {
  const rows = rowsOf(pack, lead);
  return rows === null ? identity : rowAt(rows, 1);
}
