import { footingOf, restsOn } from '../derive/footing';
import type { CheckDefinition } from '../pack/schema';
import type { Finding } from '../rules/finding';
import { levels } from '../rules/level';
import type { RuleContext } from '../rules/rule';
import { blamedOrder } from '../rules/verdict';
import { follows, suspectOf, type Suspect } from './follows';
import { mend } from './mended';

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
  if (suspects.length < 2) return ordered;
  const links = linksOf(suspects, checks, context);
  if (links.causes.size === 0) return ordered;
  const consequences = new Map<string, string[]>();
  for (const one of ordered) {
    const cause = links.causes.get(one.id);
    if (cause !== undefined) consequences.set(cause, [...(consequences.get(cause) ?? []), one.id]);
  }
  return ordered.map((one) => told(one, links, consequences.get(one.id)));
}

interface Links {
  /** Finding id → id of its cause, which has none itself. */
  readonly causes: ReadonlyMap<string, string>;
  /** Finding id → the cell that is probably wrong, and the sentence that says so. */
  readonly likely: ReadonlyMap<string, { readonly field: string; readonly message: string }>;
}

function linksOf(
  suspects: readonly Suspect[],
  checks: ReadonlyMap<string, CheckDefinition>,
  context: RuleContext,
): Links {
  const causes = new Map<string, string>();
  const likely = new Map<string, { field: string; message: string }>();
  const roots: Suspect[] = [];
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
        (other.blame.on === 'figures' || other.blame.on === 'words'),
    );
    const mending = mend(context, checks, one, open);
    if (!mending) continue;
    const lead = narrowest(context, one, mending.silenced);
    for (const other of [one, ...mending.silenced]) if (other !== lead) causes.set(other.finding.id, lead.finding.id);
    if (mending.message !== '') likely.set(lead.finding.id, mending);
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

function told(finding: Finding, { causes, likely }: Links, consequences: readonly string[] | undefined): Finding {
  const cause = causes.get(finding.id);
  if (cause !== undefined) return { ...finding, causedBy: cause };
  if (consequences === undefined) return finding;
  const cell = likely.get(finding.id);
  if (!cell) return { ...finding, consequences };
  const cells = [...finding.cells].sort((a, b) => Number(b.field === cell.field) - Number(a.field === cell.field));
  return { ...finding, cells, cause: cell.message, consequences };
}

/** By level; within it what can be a cause comes first. Array sort is stable: for the rest the pack's order stands. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ blame }: Finding): number => blamedOrder.indexOf(blame?.on ?? 'unknown');
  return [...findings].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || rank(a) - rank(b));
}
