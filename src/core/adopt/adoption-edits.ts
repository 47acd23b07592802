import { identityEdits } from '../install/identity-edits';
import { columnRef, parseRowId } from '../pack/concrete-id';
import { cellName } from '../pack/pack';
import { absoluteA1, parseA1, sheetPrefix } from '../workbook/address';
import { adoptionRecordEdits, type AdoptedCell } from '../workbook/adoption-record';
import type { DefineName, Edit } from '../workbook/edit';
import type { Identity } from '../workbook/identity';
import type { AdoptedField, AdoptionCandidate, AdoptionPlan } from './plan';

/**
 * What adopting writes: a name on each bound cell, and our hidden sheet with the identity and the record of the adoption. Nothing of the
 * bureau's own changes. Repeating rows get no key column: a column of keys would stand in the bureau's form.
 */
export function adoptionEdits({ fields }: Pick<AdoptionPlan, 'fields'>, identity: Identity): readonly Edit[] {
  const bound = fields.flatMap(({ field, state, candidates: [place] }: AdoptedField): Bound[] =>
    state === 'bound' && place ? [{ field, place }] : [],
  );
  const columns = new Map<string, Bound[]>();
  for (const one of bound) {
    const id = columnRef(one.field);
    columns.set(id, [...(columns.get(id) ?? []), one]);
  }
  const cells = [...columns].map(([field, rows]): AdoptedCell => {
    const { measure, part } = rows[0]!.place;
    return { field, measure, part, hasFormula: rows.some(({ place }) => place.hasFormula) };
  });
  return [
    ...identityEdits(identity),
    ...adoptionRecordEdits(cells),
    ...[...columns].map(([field, rows]) => nameOver(field, rows)),
  ];
}

interface Bound {
  readonly field: string;
  readonly place: AdoptionCandidate;
}

/** Over one cell, or over the rows of a block, which stand beneath each other (plan-adoption sees to that). */
function nameOver(field: string, rows: readonly Bound[]): DefineName {
  const inOrder = [...rows].sort((a, b) => (parseRowId(a.field)?.index ?? 0) - (parseRowId(b.field)?.index ?? 0));
  const [first, last] = [inOrder[0]!.place, inOrder.at(-1)!.place];
  const [from, to] = [parseA1(first.address)!, parseA1(last.address)!];
  const area = { top: from.top, left: from.left, bottom: to.top, right: from.left };
  return {
    edit: 'define-name',
    name: cellName(field),
    refersTo: sheetPrefix(first.sheet) + absoluteA1(area),
    hidden: false,
  };
}
