import { figureText } from '../fields/figure-text';
import { nameOf } from '../fields/names';
import { numberOf, numberValue } from '../fields/field-value';
import { isColumn } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import { fromDouble, type Decimal } from '../quantity/decimal';
import { findingId } from '../rules/finding-id';
import { ruleOf } from '../rules/registry';
import type { RuleContext } from '../rules/rule';
import { supposing } from '../table/suppose';
import { isFormula } from '../workbook/snapshot';
import type { Suspect } from './follows';

/** The one cell that makes a finding and others good, with what it would hold. */
export interface Mending {
  readonly field: string;
  readonly message: string;
  readonly silenced: readonly Suspect[];
}

/** More cells than this are not tried out: a sum over a long list says nothing about one of its rows. */
const mostCells = 60;

/**
 * Figures that do not go together: is there one cell that makes them good and other findings with them? Each typed cell the finding
 * rests on is supposed to hold what closes the gap, or what an explanation written before says it held, and what would then be told is told. The cell that silences most is taken to
 * be the one; null where no cell silences anything else, or where the gap is no number.
 */
export function mend(
  context: RuleContext,
  checks: ReadonlyMap<string, CheckDefinition>,
  cause: Suspect,
  others: readonly Suspect[],
): Mending | null {
  const { apart } = cause.blame;
  const check = checks.get(cause.finding.check);
  if (apart === undefined || check === undefined || others.length === 0) return null;
  const gaps = [apart, ...others.flatMap(({ blame }) => (blame.on === 'words' ? (blame.apart ?? []) : []))];
  let best: { field: string; value: Decimal; silenced: Suspect[] } | null = null;
  let isOnly = true;
  for (const field of cellsOf(context, cause)) {
    const before = numberOf(context.table.value(field));
    if (before === null) continue;
    for (const value of closing(before, gaps)) {
      if (value.lt(fromDouble(0)) && !mayBeNegative(context, field)) continue;
      const told = tellerOf(context, checks, field, value);
      if (told(cause)) continue;
      const silenced = others.filter((one) => !told(one));
      if (silenced.length === 0) continue;
      if (best !== null && silenced.length === best.silenced.length) isOnly = false;
      if (best !== null && silenced.length <= best.silenced.length) continue;
      best = { field, value, silenced };
      isOnly = true;
    }
  }
  if (best === null) return null;
  const { field, value, silenced } = best;
  const { table } = context;
  const name = nameOf(table, field);
  const message = `${name}如果是${figureText(table, field, value)}，这几处就都相符：请先核对${name}。`;
  return { field, message: isOnly ? message : '', silenced };
}

/** What the cell would hold to close one of the gaps, each once. */
function closing(before: Decimal, gaps: readonly Decimal[]): readonly Decimal[] {
  const values = gaps.flatMap((gap) => [before.minus(gap), before.plus(gap)]);
  return values.filter((value, at) => values.findIndex((other) => other.eq(value)) === at);
}

/** The typed cells a finding rests on, rows of short lists one by one. */
function cellsOf({ table }: RuleContext, { blame, rests }: Suspect): readonly string[] {
  const shown = new Set(blame.fields);
  const typed = rests.typed.flatMap((id) => (isColumn(table.pack, id) && !id.includes('[') ? table.expand(id) : [id]));
  const cells = [...new Set(typed)].filter((id) => table.value(id).is === 'number');
  // The finding's own cells first: where several would do, one that it names.
  cells.sort((a, b) => Number(shown.has(b)) - Number(shown.has(a)));
  return cells.length > mostCells ? cells.slice(0, mostCells) : cells;
}

function mayBeNegative({ table }: RuleContext, id: string): boolean {
  const field = table.field(id);
  return field.kind === 'number' && field.negative;
}

/** Whether a finding would still be told if the cell held this value. */
function tellerOf(
  context: RuleContext,
  checks: ReadonlyMap<string, CheckDefinition>,
  field: string,
  value: Decimal,
): (one: Suspect) => boolean {
  const { table: base } = context;
  const holdsFormula = (id: string): boolean => {
    const cell = base.place(id)?.cell ?? null;
    return cell !== null && isFormula(cell);
  };
  const table = supposing(base, { field, value: numberValue(value) }, holdsFormula);
  const { memory: _, ...rest } = context;
  const supposed: RuleContext = { ...rest, table };
  const told = new Map<string, ReadonlySet<string>>();
  return ({ finding }) => {
    let ids = told.get(finding.check);
    if (!ids) told.set(finding.check, (ids = idsOf(checks.get(finding.check), supposed)));
    return ids.has(finding.id);
  };
}

function idsOf(check: CheckDefinition | undefined, context: RuleContext): ReadonlySet<string> {
  if (check?.rule === null || check === undefined) return new Set();
  const verdicts = ruleOf(check.rule.kind).decide(check.rule, context);
  return new Set(
    verdicts.flatMap((one) =>
      one.outcome === 'fail' && one.answered !== true ? [findingId(check.id, one.subject)] : [],
    ),
  );
}
