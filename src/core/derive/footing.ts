import { derivationAt } from './at-row';
import type { FieldTable } from '../fields/field-table';
import { slot } from '../memory/memory';
import { columnRef, parseRowId } from '../pack/concrete-id';
import { fullField, scoreField } from '../pack/generated-fields';
import type { Pack } from '../pack/pack';
import { derivationInputs, refsOfScore } from '../pack/refs-in';
import type { Derivation } from '../pack/schema';

/** What figures rest on: the fields themselves and all they are derived from. A whole column stands as its ref "rows.column". */
export interface Footing {
  readonly all: ReadonlySet<string>;
  /** Those of them that people type. */
  readonly typed: readonly string[];
}

/** Whether `id` is among what the figures rest on, itself or with its whole column. */
export function restsOn({ all }: Footing, id: string): boolean {
  return all.has(id) || all.has(columnRef(id));
}

/** What `fields` (concrete ids, or refs of whole columns) rest on, through every derivation of the pack. */
export function footingOf(table: FieldTable, fields: readonly string[]): Footing {
  const { pack } = table;
  const all = new Set<string>();
  const typed: string[] = [];
  const walk = (id: string): void => {
    if (all.has(id)) return;
    all.add(id);
    const inputs = inputsAt(table, id);
    if (inputs === null) typed.push(id);
    else for (const input of inputs) walk(input);
  };
  for (const id of fields) if (pack.byId.has(columnRef(id))) walk(id);
  return { all, typed };
}

const known = slot(() => new Map<string, readonly string[] | null>());

/** What the field is derived from directly; null where people type it. */
function inputsAt({ memory, pack }: FieldTable, id: string): readonly string[] | null {
  const inputs = memory.at(known);
  let found = inputs.get(id);
  if (found === undefined) {
    const field = pack.byId.get(columnRef(id));
    const derive = field && 'derive' in field ? field.derive : undefined;
    const row = parseRowId(id);
    found =
      derive === undefined ? null : inputsOf(pack, row ? derivationAt(derive, pack, row.rows, row.index) : derive);
    inputs.set(id, found);
  }
  return found;
}

/** Field ids a derivation reads, scores through their indicators' rules. */
export function inputsOf(pack: Pack, derive: Derivation): readonly string[] {
  const scoring =
    'scoreSummary' in derive
      ? derive.scoreSummary
      : 'scoreTotal' in derive
        ? derive.scoreTotal
        : 'scoreGrade' in derive
          ? derive.scoreGrade
          : null;
  if (scoring !== null)
    return (pack.scorings.find((one) => one.id === scoring)?.indicators ?? []).flatMap((one) => [
      scoreField(one.id),
      fullField(one),
    ]);
  const told = 'scoreNote' in derive ? derive.scoreNote : 'scoreDeduction' in derive ? derive.scoreDeduction : null;
  const indicatorId = 'score' in derive ? derive.score : told;
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) return derivationInputs(derive);
  const own = told === null ? [fullField(indicator)] : [scoreField(indicator.id)];
  return [...refsOfScore(indicator.rule), ...own];
}
