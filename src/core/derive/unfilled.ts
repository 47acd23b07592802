import { parseRowId } from '../pack/concrete-id';
import { partId, type Part } from '../pack/part';
import type { Derivation } from '../pack/schema';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { countsAsZero } from '../quantity/constants';
import { derivationAt } from './at-row';
import { sumParts } from './parts';

/** The fields a rate is divided by, where they add to zero; null where the rate has a base or the field is no rate. */
export function zeroBaseOf(table: FieldTable, id: string): readonly string[] | null {
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return null;
  const bases = basesOf(derivation);
  if (bases === null) return null;
  const { total, numbers } = sumParts(bases, table);
  return numbers > 0 && countsAsZero(total) ? bases.map(partId) : null;
}

/**
 * The inputs that a derived field without a value waits for, in the order of its formula; the field itself where it is an input. A
 * sum waits for its parts only while none of them is there: 一个分项没有填 is no reason that a rate is missing.
 */
export function unfilledInputs(table: FieldTable, id: string): readonly string[] {
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return [id];
  const waits = sourcesOf(derivation)
    .filter((parts) => {
      const { numbers, unusable } = sumParts(parts, table);
      return numbers === 0 || unusable !== null;
    })
    .flatMap((parts) => parts.flatMap((part) => table.expand(partId(part))))
    .filter((ref) => numberOf(table.value(ref)) === null && table.value(ref).is !== 'text');
  const inputs = waits.flatMap((ref) => unfilledInputs(table, ref));
  return inputs.length === 0 ? [id] : [...new Set(inputs)];
}

function derivationOf(table: FieldTable, id: string): Derivation | undefined {
  const field = table.field(id);
  const derivation = 'derive' in field ? field.derive : undefined;
  const row = parseRowId(id);
  return derivation && row ? derivationAt(derivation, table.pack, row.rows, row.index) : derivation;
}

function basesOf(derivation: Derivation): readonly Part[] | null {
  if ('ratio' in derivation) return derivation.ratio.over;
  return 'changeRate' in derivation ? [derivation.changeRate.from] : null;
}

/** What a derivation needs, each a sum of its own. */
function sourcesOf(derivation: Derivation): readonly (readonly Part[])[] {
  if ('sum' in derivation) return [derivation.sum];
  if ('ratio' in derivation) return [derivation.ratio.of, derivation.ratio.over];
  if ('changeRate' in derivation) return [[derivation.changeRate.from], [derivation.changeRate.to]];
  if ('change' in derivation) return [[derivation.change.from], [derivation.change.to]];
  return 'copy' in derivation ? [[derivation.copy]] : [];
}
