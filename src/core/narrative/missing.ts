import { derivationAt } from '../derive/at-row';
import { parseRowId } from '../pack/concrete-id';
import { countsAsZero } from '../quantity/constants';
import { sumParts } from '../derive/parts';
import { partId, type Part } from '../pack/part';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { spokenName } from '../pack/pack';
import type { Derivation } from '../pack/schema';
import type { Run } from './fragment';

/** What stands in a sentence where a field has no usable value: the input to fill, or why there can be no figure. */
export function missingRun(table: FieldTable, id: string): Run {
  const zeroBase = zeroBaseOf(table, id);
  if (zeroBase !== null) {
    const names = zeroBase.map((base) => spokenName(table.field(base))).join('、');
    return { kind: 'missing', text: `（${names}为0，不能计算${spokenName(table.field(id))}）`, field: id };
  }
  const input = unfilledInput(table, id);
  const word = table.value(input).is === 'bad' ? '待核' : '待填';
  return { kind: 'missing', text: `（${word}：${spokenName(table.field(input))}）`, field: input };
}

/** The fields a rate is divided by, where they add to zero; null where the rate has a base or the field is no rate. */
export function zeroBaseOf(table: FieldTable, id: string): readonly string[] | null {
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return null;
  const bases = basesOf(derivation);
  if (bases === null) return null;
  const { total, numbers } = sumParts(bases, table);
  return numbers > 0 && countsAsZero(total) ? bases.map(partId) : null;
}

/** The first input without a value that a derived field waits for; the field itself where it is one. */
function unfilledInput(table: FieldTable, id: string): string {
  const derivation = derivationOf(table, id);
  if (derivation === undefined) return id;
  for (const ref of sourcesOf(derivation).flatMap((source) => table.expand(source))) {
    if (numberOf(table.value(ref)) === null && table.value(ref).is !== 'text') return unfilledInput(table, ref);
  }
  return id;
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

function sourcesOf(derivation: Derivation): readonly string[] {
  if ('sum' in derivation) return derivation.sum.map(partId);
  if ('ratio' in derivation) return [...derivation.ratio.of, ...derivation.ratio.over].map(partId);
  if ('changeRate' in derivation) return [derivation.changeRate.from, derivation.changeRate.to];
  if ('change' in derivation) return [derivation.change.from, derivation.change.to];
  return 'copy' in derivation ? [derivation.copy] : [];
}
