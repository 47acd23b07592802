import { columnRef, parseRowId } from '../pack/concrete-id';
import { parseA1 } from '../workbook/address';
import { claimKey, concreteId, placeKey, plainCandidate } from './claims';
import type { FieldPrint } from './field-prints';
import type { FormSheet } from './form-sheet';
import { judged, surroundings, type Judged } from './judge-block';
import type { AdoptedField, AdoptionCandidate, AdoptionWish, PrintedPlace } from './plan';

/** What was found, with what a person said of it. One cell is never two fields'; rows of a block stand beneath each other. */
export function withWish(
  fields: readonly AdoptedField[],
  claims: readonly Judged[],
  wish: AdoptionWish,
  prints: ReadonlyMap<string, FieldPrint>,
  forms: readonly FormSheet[],
): readonly AdoptedField[] {
  const place = placing(prints, forms, claims);
  const mapped = withMap(fields, claims, wish.map, place);
  const moved = mapped.map((field): AdoptedField => {
    const to = wish.moved.get(field.field);
    if (to === undefined) return field;
    const candidate = to && place(field.field, to, '您指定的');
    return candidate
      ? { ...field, state: 'bound', candidates: [candidate] }
      : { ...field, state: 'absent', candidates: [] };
  });
  const taken = new Set(
    moved.flatMap(({ state, candidates: [first] }) => (state === 'bound' ? [claimKey(first!)] : [])),
  );
  const accepted = moved.map((field): AdoptedField => {
    const [first] = field.candidates;
    const isAccepted = wish.accepted === 'all' || wish.accepted.has(field.field);
    if (field.state !== 'proposed' || !isAccepted || !first || taken.has(claimKey(first))) return field;
    taken.add(claimKey(first));
    return { ...field, state: 'bound', candidates: [first] };
  });
  return withWholeColumns(accepted);
}

type Place = (field: string, at: PrintedPlace, why: string) => AdoptionCandidate | null;

/** A cell as a place of a field, though nothing printed says so. null: no such cell. */
function placing(
  prints: ReadonlyMap<string, FieldPrint>,
  forms: readonly FormSheet[],
  claims: readonly Judged[],
): Place {
  const known = new Map(claims.map((one) => [`${concreteId(one)}@${placeKey(one)}`, one]));
  return (field, at, why) => {
    const claim = known.get(`${field}@${placeKey(at)}`);
    if (claim) return plainCandidate(claim, 1);
    const form = forms.find(({ grid }) => grid.sheet === at.sheet);
    const print = prints.get(columnRef(field));
    const area = parseA1(at.address);
    if (!form || !print || !area) return null;
    if (area.top > form.grid.rows || area.left > form.grid.columns) return null;
    const block = form.grid.at(area.top, area.left);
    const around = surroundings(form, form.labels.of(block), form.heads.over(block));
    const said = { print, confidence: 1, doubt: '', said: why };
    return plainCandidate({ ...judged(form, block, around, said, { is: 'whole' }), why }, 1);
  };
}

/** The map of the same form from before. Where this file says something else, its entry is only a proposal again. */
function withMap(
  fields: readonly AdoptedField[],
  claims: readonly Judged[],
  map: ReadonlyMap<string, PrintedPlace>,
  place: Place,
): readonly AdoptedField[] {
  if (map.size === 0) return fields;
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
  return fields.map((field): AdoptedField => {
    const at = map.get(field.field);
    const candidate = at && place(field.field, at, '对照表里的位置');
    if (!at || !candidate) return field;
    if (isRecognised(field.field, at)) return { ...field, state: 'bound', candidates: [candidate] };
    if (!changed.has(at.sheet)) return { ...field, state: 'bound', candidates: [candidate] };
    const doubt = { ...candidate, confidence: 0.6, why: '对照表说在这里，这张表上写的却不一样' };
    return { ...field, state: 'proposed', candidates: [doubt, ...field.candidates] };
  });
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
