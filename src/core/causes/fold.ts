import { footingOf, restsOn } from '../derive/footing';
import type { CheckDefinition } from '../pack/schema';
import type { Finding, FindingCell } from '../rules/finding';
import { levels } from '../rules/level';
import type { RuleContext } from '../rules/rule';
import { blamedOrder } from '../rules/verdict';
import { follows, suspectOf, type Suspect } from './follows';
import { mend, type Mending } from './mended';
import { Trials } from './trials';

/**
 * One cause, one card: says of each finding from which other it follows (ADR 19). What derives from what is known from the pack's
 * derivations; where several cells could be the wrong one, the one that would make most good. Nothing is left out and no verdict
 * changes; within a level, causes come before what people wrote about them.
 */
export function withCauses(
  findings: readonly Finding[],
  duties: readonly CheckDefinition[],
  context: RuleContext,
): readonly Finding[] {
  const checks = new Map(duties.map((check) => [check.id, check]));
  const ordered = inOrder(findings);
  const suspects = ordered.flatMap((one) =>
    one.state === 'explained' ? [] : (suspectOf(context.table, checks.get(one.check), one) ?? []),
  );
  const links = linksOf(suspects, checks, context);
  if (links.causes.size === 0 && links.likely.size === 0) return ordered;
  const consequences = new Map<string, string[]>();
  for (const one of ordered) {
    const cause = links.causes.get(one.id);
    if (cause !== undefined) consequences.set(cause, [...(consequences.get(cause) ?? []), one.id]);
  }
  return ordered.map((one) => told(one, links, consequences.get(one.id), context));
}

interface Links {
  /** Finding id → id of its cause, which has none itself. */
  readonly causes: ReadonlyMap<string, string>;
  /** Finding id → the cells that are probably wrong, the sentence that says so, and what would mend them. */
  readonly likely: ReadonlyMap<string, Mending>;
}

function linksOf(
  suspects: readonly Suspect[],
  checks: ReadonlyMap<string, CheckDefinition>,
  context: RuleContext,
): Links {
  const causes = new Map<string, string>();
  const likely = new Map<string, Mending>();
  const roots: Suspect[] = [];
  const trials = new Trials(context, checks);
  const byGround = [...suspects].sort((a, b) => a.rank - b.rank);
  for (const one of byGround) {
    if (causes.has(one.finding.id)) continue;
    const cause = roots.find((root) => follows(context.table, one, root));
    if (cause) {
      causes.set(one.finding.id, cause.finding.id);
      continue;
    }
    roots.push(one);
    if (one.blame.on !== 'figures') continue;
    const open = byGround.filter(
      (other) =>
        other !== one &&
        !causes.has(other.finding.id) &&
        !roots.includes(other) &&
        (other.blame.on === 'figures' || other.blame.on === 'claim' || other.blame.on === 'words'),
    );
    const mending = mend(trials, one, open);
    if (!mending) continue;
    const lead = narrowest(context, one, mending.silenced);
    for (const other of [one, ...mending.silenced]) if (other !== lead) causes.set(other.finding.id, lead.finding.id);
    if (mending.fields.length > 0) likely.set(lead.finding.id, mending);
  }
  return { causes: toRoots(causes), likely };
}

/**
 * A total and one of its parts are both too high, and one cell would make both good: that cell is among the part's few, so the part
 * says where to look. Where several parts would, none of them says more than the total.
 */
function narrowest({ table }: RuleContext, one: Suspect, silenced: readonly Suspect[]): Suspect {
  const own = footingOf(table, one.blame.fields);
  const narrower = silenced.filter(({ blame }) => {
    const { typed } = footingOf(table, blame.fields);
    return blame.on === 'figures' && typed.length < own.typed.length && typed.every((id) => restsOn(own, id));
  });
  return narrower.length === 1 ? narrower[0]! : one;
}

/** What followed from a finding that itself turned out to follow from another follows from that one. */
function toRoots(causes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const root = (id: string): string => {
    const cause = causes.get(id);
    return cause === undefined ? id : root(cause);
  };
  return new Map([...causes].map(([id, cause]) => [id, root(cause)]));
}

function told(
  finding: Finding,
  { causes, likely }: Links,
  consequences: readonly string[] | undefined,
  { table }: RuleContext,
): Finding {
  const cause = causes.get(finding.id);
  if (cause !== undefined) return { ...finding, causedBy: cause };
  const folded = consequences === undefined ? finding : { ...finding, consequences };
  const mending = likely.get(finding.id);
  if (!mending) return folded;
  const { fields, message, fix } = mending;
  const named = fields.flatMap((field): FindingCell[] => {
    const place = table.place(field);
    return place ? [{ sheet: place.sheet, address: place.address, field }] : [];
  });
  const rest = finding.cells.filter(({ field }) => field === undefined || !fields.includes(field));
  const offered = finding.fix === undefined && fix !== undefined ? { fix } : {};
  return { ...folded, cells: [...named, ...rest], cause: message, ...offered };
}

/** By level; within it what can be a cause comes first. Array sort is stable: for the rest the pack's order stands. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ blame }: Finding): number => blamedOrder.indexOf(blame?.on ?? 'unknown');
  return [...findings].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || rank(a) - rank(b));
}
