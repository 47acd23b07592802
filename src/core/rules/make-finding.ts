import { slot } from '../memory/memory';
import { columnRef } from '../pack/concrete-id';
import { textOf } from '../fields/field-value';
import type { CheckDefinition } from '../pack/schema';
import type { Blame, Finding, FindingCell, FindingState } from './finding';
import { findingId } from './finding-id';
import type { Notes } from './notes';
import { ruleOf } from './registry';
import type { ProseReader, RuleContext } from './rule';
import type { Fail, Undetermined, Verdict } from './verdict';

/** A verdict as the accountant meets it: completed from the check, placed on the sheet, with what was already said about it. */
export function findingOf(
  check: CheckDefinition,
  verdict: Fail | Undetermined,
  context: RuleContext,
  notes: Notes,
  baselines: ReadonlyMap<string, readonly string[]>,
): Finding {
  if (!notes.isEmpty || baselines.size > 0) return make(check, verdict, context, notes, baselines);
  const told = context.table.memory.at(plainFindings);
  const last = told.get(verdict);
  if (last?.check === check && last.prose === context.prose) return last.finding;
  const finding = make(check, verdict, context, notes, baselines);
  told.set(verdict, { check, prose: context.prose, finding });
  return finding;
}

/** Where nobody wrote a note a verdict makes the same finding as long as no name moves: thousands of rows may have one. */
const plainFindings = slot(
  () =>
    new WeakMap<
      Verdict,
      { readonly check: CheckDefinition; readonly prose: ProseReader | undefined; readonly finding: Finding }
    >(),
);

function make(
  check: CheckDefinition,
  verdict: Fail | Undetermined,
  context: RuleContext,
  notes: Notes,
  baselines: ReadonlyMap<string, readonly string[]>,
): Finding {
  const id = findingId(check.id, verdict.subject);
  const shared = {
    id,
    check: check.id,
    cells: cellsOf(verdict, context),
    basis: check.basis,
    blame: blameOf(check, verdict, context.prose),
  };
  if (verdict.outcome === 'undetermined')
    return { ...shared, level: 'unverifiable', message: verdict.reason, state: 'open' };

  const level = verdict.level ?? check.level;
  const own =
    verdict.answered === true && verdict.answeredBy !== undefined
      ? textOf(context.table.value(verdict.answeredBy))
      : null;
  const column = columnRef(verdict.fields[0] ?? '');
  const note =
    own === null && verdict.inText === undefined
      ? notes.find({ id, check: check.id, subject: verdict.subject, column })
      : null;
  const isExplained = verdict.answered === true || (note !== null && level === 'explain');
  const explanation = own ?? note;
  const { cause, suggestion } = context.prose?.textsOf(check, verdict, context.table) ?? {
    cause: verdict.cause ?? check.cause,
    suggestion: verdict.suggestion ?? check.suggestion,
  };
  return {
    ...shared,
    level,
    message: verdict.message,
    ...optional('left', verdict.left),
    ...optional('right', verdict.right),
    ...optional('difference', verdict.difference),
    ...optional('tolerance', verdict.tolerance),
    ...optional('cause', cause),
    ...optional('suggestion', suggestion),
    state: stateOf(isExplained, baselines.get(id), verdict.figures),
    ...(explanation !== null && { explanation }),
    ...optional('figures', verdict.figures),
    ...optional('answeredBy', verdict.answeredBy),
    ...optional('fix', verdict.fix),
    ...optional('inText', verdict.inText),
    ...optional('rewrite', verdict.rewrite),
  };
}

function blameOf({ rule: params }: CheckDefinition, verdict: Fail | Undetermined, reader?: ProseReader): Blame {
  const { fields, subject } = verdict;
  const rule = params && ruleOf(params.kind, reader);
  const known = verdict.outcome === 'undetermined' ? 'unknown' : (rule?.blames ?? 'figures');
  const isOneLine = verdict.outcome === 'fail' && rule?.oneLine === true;
  const apart = verdict.outcome === 'fail' ? verdict.apart : undefined;
  return {
    on: verdict.blames ?? known,
    fields,
    ...optional('subject', subject),
    ...optional('apart', apart),
    ...(isOneLine && { oneLine: true }),
  };
}

/** Without a baseline (typed without the add-in) an explanation counts; with one it counts until its figures move. */
export function stateOf(
  isExplained: boolean,
  baseline: readonly string[] | undefined,
  figures: readonly string[] | undefined,
): FindingState {
  if (!isExplained) return 'open';
  if (baseline === undefined || figures === undefined) return 'explained';
  const isSame = baseline.length === figures.length && baseline.every((figure, index) => figure === figures[index]);
  return isSame ? 'explained' : 'reopened';
}

function cellsOf(verdict: Fail | Undetermined, { table }: RuleContext): readonly FindingCell[] {
  const cells: FindingCell[] = [];
  for (const field of verdict.fields) {
    if (!table.pack.byId.has(columnRef(field))) continue;
    const place = table.place(field);
    if (place && !cells.some((cell) => cell.field === field))
      cells.push({ sheet: place.sheet, address: place.address, field });
  }
  if (verdict.outcome === 'fail' && verdict.cells) cells.push(...verdict.cells);
  return cells;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
