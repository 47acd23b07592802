import { derivationAt } from './at-row';
import { placeOf, sumParts } from './parts';
import { parseRowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import { toCheck, toFill } from '../fields/field-value';
import { partId, type Part } from '../pack/part';
import type { Derivation } from '../pack/schema';
import { countsAsZero } from '../quantity/constants';

/** The cell that a value waits for: 待核 where what stands in it cannot be used, 待填 where nothing does, or the form has no such cell. */
export interface OpenPart {
  readonly id: string;
  readonly word: typeof toCheck | typeof toFill;
}

/**
 * Why a field has no value yet: the input to mend or to fill, or the field itself where it is an input. Null where it has one, and where
 * every part is there and still no number can be (a rate over zero; a score that nobody has given).
 */
export function openPart(table: FieldTable, id: string): OpenPart | null {
  return openParts(table, id)[0] ?? null;
}

/** As `openPart`, and of a quotient or a difference both sides: the first input that each waits for. */
export function openParts(table: FieldTable, id: string): readonly OpenPart[] {
  const value = table.value(id);
  if (value.is === 'bad') return [{ id: value.part ?? id, word: value.why === 'absent' ? toFill : toCheck }];
  if (value.is !== 'blank') return [];
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return [{ id, word: toFill }];
  return sumsOf(derivation).flatMap((parts) => {
    const { numbers, unfilled } = sumParts(parts, table);
    const first = unfilled ? placeOf(unfilled) : numbers === 0 ? firstBlank(table, parts) : null;
    if (first === null) return [];
    // A block without rows has no cell to point to but itself.
    return table.expand(first).length === 0 ? [{ id: first, word: toFill }] : openParts(table, first);
  });
}

/** The derivation of a field, of a row's column for that row; undefined for what people fill. */
function derivationOf(table: FieldTable, id: string): Derivation | undefined {
  const field = table.field(id);
  const derivation = 'derive' in field ? field.derive : undefined;
  const row = parseRowId(id);
  return derivation && row ? derivationAt(derivation, table.pack, row.rows, row.index) : derivation;
}

/** The fields a rate is divided by, where they add to zero; null where the rate has a base or the field is no rate. */
export function zeroBaseOf(table: FieldTable, id: string): readonly string[] | null {
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return null;
  const bases =
    'ratio' in derivation ? derivation.ratio.over : 'changeRate' in derivation ? [derivation.changeRate.from] : null;
  if (bases === null || table.value(id).is !== 'blank') return null;
  const { total, numbers, unfilled } = sumParts(bases, table);
  return numbers > 0 && unfilled === null && countsAsZero(total) ? bases.map(partId) : null;
}

function firstBlank(table: FieldTable, parts: readonly Part[]): string | null {
  for (const part of parts) {
    const ids = table.expand(partId(part));
    if (ids.length === 0) return partId(part);
    const found = ids.find((one) => table.value(one).is === 'blank');
    if (found !== undefined) return found;
  }
  return null;
}

/** The sums a derivation waits for, a single field being one of one part. */
export function sumsOf(derivation: Derivation): readonly (readonly Part[])[] {
  if ('sum' in derivation) return [derivation.sum];
  if ('ratio' in derivation) return [derivation.ratio.of, derivation.ratio.over];
  if ('changeRate' in derivation) return [[derivation.changeRate.from], [derivation.changeRate.to]];
  if ('change' in derivation) return [[derivation.change.from], [derivation.change.to]];
  return 'copy' in derivation ? [[derivation.copy]] : [];
}
