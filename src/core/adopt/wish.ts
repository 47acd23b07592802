import { columnRef, parseRowId } from '../pack/concrete-id';
import { parseA1 } from '../workbook/address';
import type { SheetUnits } from './ask-units';
import { claimKey, concreteId, placeKey, plainCandidate } from './claims';
import type { FieldPrint } from './field-prints';
import type { FormSheet } from './form-sheet';
import { isOfOtherKind, judged, surroundings, type Judged } from './judge-block';
import type { AdoptedField, AdoptionCandidate, AdoptionWish, PrintedPlace } from './plan';

/** What was found, with what a person said of it. One cell is never two fields'; rows of a block stand beneath each other. */
export function withWish(
  fields: readonly AdoptedField[],
  claims: readonly Judged[],
  wish: AdoptionWish,
  prints: ReadonlyMap<string, FieldPrint>,
  forms: readonly FormSheet[],
  units: SheetUnits,
): readonly AdoptedField[] {
  const place = placing(prints, forms, claims, units);
  const { fields: mapped, doubted } = withMap(fields, claims, wish.map, place);
  const moved = mapped.map((field): AdoptedField => {
    const to = wish.moved.get(field.field);
    if (to === undefined) return field;
    const candidate = to && place(field.field, to, '您指定的');
    return candidate
      ? { ...field, state: 'bound', candidates: [candidate] }
      : { ...field, state: 'absent', candidates: [] };
  });
  return withWholeColumns(withAccepted(givingWay(moved, wish), doubted, wish));
}

/** Where a person says a cell is one field's, it is no other's. */
function givingWay(fields: readonly AdoptedField[], { moved }: AdoptionWish): readonly AdoptedField[] {
  const given = new Set(
    fields.flatMap(({ field, candidates: [first] }) => (moved.get(field) && first ? [claimKey(first)] : [])),
  );
  return fields.map((field): AdoptedField => {
    const [first] = field.candidates;
    const isGiven = first !== undefined && (given.has(claimKey(first)) || given.has(placeKey(first)));
    const gives = field.state === 'bound' && !moved.has(field.field) && isGiven;
    return gives ? { ...field, state: 'proposed' } : field;
  });
}

/** Only where there is nothing to decide: one cell for the field, one field for the cell, a measure, and no map that says otherwise. */
function withAccepted(
  fields: readonly AdoptedField[],
  doubted: ReadonlySet<string>,
  { accepted, named }: AdoptionWish,
): readonly AdoptedField[] {
  const isNamed = ({ field }: AdoptedField): boolean => named.has(field) || (accepted !== 'all' && accepted.has(field));
  const claimants = new Map<string, number>();
  for (const field of fields)
    for (const key of new Set(field.candidates.map(claimKey)))
      if (field.state === 'bound' || accepted === 'all' || isNamed(field))
        claimants.set(key, (claimants.get(key) ?? 0) + 1);
  return fields.map((field): AdoptedField => {
    const [first] = field.candidates;
    const isWanted = isNamed(field) || (accepted === 'all' && !doubted.has(field.field));
    if (field.state !== 'proposed' || !isWanted || !first || field.candidates.length > 1) return field;
    if (!isNamed(field) && (first.waitsForUnit || first.isOdd)) return field;
    return claimants.get(claimKey(first))! > 1 ? field : { ...field, state: 'bound' };
  });
}

type Place = (field: string, at: PrintedPlace, why: string) => AdoptionCandidate | null;

/** A cell as a place of a field, though nothing printed says so. null: no such cell. */
function placing(
  prints: ReadonlyMap<string, FieldPrint>,
  forms: readonly FormSheet[],
  claims: readonly Judged[],
  units: SheetUnits,
): Place {
  const known = new Map(claims.map((one) => [`${concreteId(one)}@${placeKey(one)}`, one]));
  return (field, at, why) => {
    const claim = known.get(`${field}@${placeKey(at)}`);
    if (claim) return plainCandidate(claim, 1);
    const print = prints.get(columnRef(field));
    const area = parseA1(at.address);
    const form = area && formAt(forms, at.sheet, area.top);
    if (!form || !print || !area) return null;
    if (area.top > form.grid.rows || area.left > form.grid.columns) return null;
    const block = form.grid.at(area.top, area.left);
    if (isOfOtherKind(print, block)) return null;
    const around = surroundings(form, form.labels.of(block), form.heads.over(block));
    const said = { print, confidence: 1, doubt: '', said: why };
    return plainCandidate(units.measured({ ...judged(form, block, around, said, { is: 'whole' }), why }), 1);
  };
}

/** Of forms beneath each other on one sheet, the one that the row is in. */
function formAt(forms: readonly FormSheet[], sheet: string, row: number): FormSheet | undefined {
  const there = forms.filter(({ grid }) => grid.sheet === sheet);
  return there.filter(({ printed }) => printed.row <= row).at(-1) ?? there[0];
}

/** The map of the same form from before. Where this file says something else, its entry is only a proposal again. */
function withMap(
  fields: readonly AdoptedField[],
  claims: readonly Judged[],
  map: ReadonlyMap<string, PrintedPlace>,
  place: Place,
): { readonly fields: readonly AdoptedField[]; readonly doubted: ReadonlySet<string> } {
  const doubted = new Set<string>();
  if (map.size === 0) return { fields, doubted };
  const claimed = new Set(claims.map((one) => `${concreteId(one)}@${placeKey(one)}`));
  const owner = new Map(
    fields.flatMap(({ field, state, candidates: [first] }) => (state === 'bound' ? [[placeKey(first!), field]] : [])),
  );
  const isRecognised = (field: string, at: PrintedPlace): boolean => claimed.has(`${field}@${placeKey(at)}`);
  const contradicts = ({ field, state }: AdoptedField, at: PrintedPlace): boolean =>
    !isRecognised(field, at) && (state === 'bound' || (owner.get(placeKey(at)) ?? field) !== field);
  const changed = new Set(
    fields.flatMap((field) => {
      const at = map.get(field.field);
      return at && contradicts(field, at) ? [at.sheet] : [];
    }),
  );
  const mapped = fields.map((field): AdoptedField => {
    const at = map.get(field.field);
    const candidate = at && place(field.field, at, '对照表里的位置');
    if (!at || !candidate) return field;
    if (isRecognised(field.field, at) || !changed.has(at.sheet))
      // A map says where, not in which measure.
      return candidate.waitsForUnit
        ? { ...field, state: 'proposed', candidates: [candidate], waitsForUnit: true }
        : { ...field, state: 'bound', candidates: [candidate] };
    const doubt = { ...candidate, confidence: 0.6, why: '对照表说在这里，这张表上写的却不一样' };
    doubted.add(field.field);
    return { ...field, state: 'proposed', candidates: [doubt, ...field.candidates] };
  });
  return { fields: mapped, doubted };
}

/** A name covers the rows of a block from its first one on: what does not stand right beneath waits. */
function withWholeColumns(fields: readonly AdoptedField[]): readonly AdoptedField[] {
  const last = new Map<string, PrintedPlace>();
  return fields.map((field): AdoptedField => {
    const row = parseRowId(field.field);
    const [first] = field.candidates;
    if (!row || field.state !== 'bound' || !first) return field;
    const column = columnRef(field.field);
    const before = last.get(column);
    const isNext = row.index === 1 || (before !== undefined && before.sheet === first.sheet && isBelow(before, first));
    if (!isNext) return { ...field, state: 'proposed' };
    last.set(column, first);
    return field;
  });
}

function isBelow(upper: PrintedPlace, lower: PrintedPlace): boolean {
  const [from, to] = [parseA1(upper.address), parseA1(lower.address)];
  return from !== null && to !== null && from.left === to.left && to.top === from.top + 1;
}
