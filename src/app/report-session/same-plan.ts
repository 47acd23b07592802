import type { Refreshed } from '../refresh-report';

/** The same to the user: what is asked, offered and written. Handles of controls are good for one reading only. */
export function isSamePlan(a: Refreshed, b: Refreshed): boolean {
  const told = ({ plan, repair }: Refreshed): string =>
    JSON.stringify([
      plan.questions,
      plan.offers,
      plan.figures,
      plan.fragments,
      plan.edits.map(({ replacements }) => replacements),
      plan.rows.map(({ table, removed, added }) => [table, removed, added]),
      plan.rebuilds.map(({ table }) => table.sheet),
      plan.properties,
      repair.steps.map(({ kind }) => kind),
    ]);
  return told(a) === told(b);
}
