import type { LedgerRow } from '../../../app/report-session/ledger';
import type { LinkList, LinkRow } from '../../../app/report-session/link-rows';
import { copyOf } from '../../../core/report/refresh/question-key';

/** Where a line of the list stands in the document; control null: nowhere. */
export function inDocument(
  { key, question }: LedgerRow,
  links: LinkList | null,
): { readonly control: string | null; readonly range?: LinkRow['range'] } {
  const groups = (links?.groups ?? []).filter(({ fragment }) => fragment === question.fragment);
  const row = groups.flatMap(({ rows }) => rows).find((one) => one.key === key);
  if (row) return { control: row.control, range: row.range };
  const group = groups[copyOf(key).copy - 1];
  return { control: group?.control ?? null };
}
