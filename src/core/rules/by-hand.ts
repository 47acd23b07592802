import { plainValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { columnRef, parseRowId, rowId } from '../pack/concrete-id';
import { byHandDue, columnsOf, isDerived } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import { digest } from './digest';

/** Finding id → the figures that were explained; check id → what was ticked off by hand. */
export type Baselines = ReadonlyMap<string, readonly string[]>;

/** 已人工核对: who looked at a duty that no rule can decide, and when ("2026-03-15"). */
export interface ByHand {
  readonly who: string;
  readonly on: string;
  /** false: what it is about has changed since, so it no longer counts. */
  readonly stands: boolean;
}

/** What was ticked off for a check; null where nobody has, or where a rule decides it. */
export function byHandOf(check: CheckDefinition, table: FieldTable, baselines: Baselines): ByHand | null {
  const [figures, who, on] = (check.rule === null ? baselines.get(check.id) : undefined) ?? [];
  if (figures === undefined || who === undefined || on === undefined) return null;
  return { who, on, stands: figures === figuresOf(check, table) };
}

/** What is kept for it, in the identity sheet beside the figures of explanations (ADR 8). */
export function byHandBaseline(
  check: CheckDefinition,
  table: FieldTable,
  who: string,
  on: string,
): { readonly id: string; readonly figures: readonly string[] } {
  return { id: check.id, figures: [figuresOf(check, table), who.replaceAll('|', ' ').trim(), on] };
}

/** What people read of a duty that they tick off, in the pane and on the command line; null: nobody has yet. */
export function byHandText(byHand: ByHand | null): string {
  if (byHand === null) return byHandDue;
  const { who, on, stands } = byHand;
  return stands ? `${byHandDone}：${who}，${on}` : `${byHandDue}：${who} ${on} 核对过，有关的数或文字已变`;
}

export const byHandDone = '已人工核对';

/**
 * What the duty is about: the fields that the pack names, and for every duty the year of the form. One that names none is about papers
 * beside the form (指标文, 佐证材料): nothing typed here undoes it. Blank cells and the order of rows do not count, so that neither an
 * inserted row nor a new version of the pack with more fields asks anybody to look again.
 */
function figuresOf({ about = [], aboutProse = false }: CheckDefinition, table: FieldTable): string {
  const refs = [...(table.pack.byId.has('fiscalYear') ? ['fiscalYear'] : []), ...about];
  if (aboutProse) refs.push(...proseOf(table));
  const rows = new Map<string, string[]>();
  const texts: string[] = [];
  for (const id of refs.flatMap((ref) => table.expand(ref))) {
    const value = plainValue(table.value(id));
    if (value === null) continue;
    const at = parseRowId(id);
    const text = `${columnRef(id)}=${value}`;
    if (at === null) {
      texts.push(text);
      continue;
    }
    const row = rowId(at.rows, at.index, '');
    rows.set(row, [...(rows.get(row) ?? []), text]);
  }
  return digest([...texts.sort(), ...[...rows.values()].map((columns) => columns.join('\n')).sort()]);
}

function proseOf({ pack }: FieldTable): string[] {
  return pack.fields
    .flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]))
    .flatMap((field) => (field.kind === 'text' && field.length === 'prose' && !isDerived(field) ? [field.id] : []));
}
