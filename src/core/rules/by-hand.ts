import { plainValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { columnsOf, isDerived } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import { digest } from './digest';

/** Finding id → the figures that were explained; check id → what was ticked off by hand. */
export type Baselines = ReadonlyMap<string, readonly string[]>;

/** 已人工核对: who looked at a duty that no rule can decide, and when ("2026-03-15"). */
export interface ByHand {
  readonly who: string;
  readonly on: string;
  /** false: the figures it was about have moved since, so it no longer counts. */
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

/** The figures the duty is about: those the pack names, else every figure that was typed. Words may change under it. */
function figuresOf({ about }: CheckDefinition, table: FieldTable): string {
  const refs = about ?? typedFigures(table);
  return digest(refs.flatMap((ref) => table.expand(ref)).map((id) => plainValue(table.value(id)) ?? ''));
}

function typedFigures({ pack }: FieldTable): readonly string[] {
  return pack.fields
    .flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]))
    .flatMap((field) => (field.kind === 'number' && !isDerived(field) ? [field.id] : []));
}
