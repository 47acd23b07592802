import { adoptionEdits } from '../core/adopt/adoption-edits';
import { noAdoptionWish, type AdoptionPlan, type AdoptionWish, type PrintedPlace } from '../core/adopt/plan';
import { planAdoption } from '../core/adopt/plan-adoption';
import type { PrintedSheet } from '../core/adopt/printed-sheet';
import { indexLabels } from '../core/pack/label-path';
import type { Pack } from '../core/pack/pack';
import { parseReference, sheetPrefix } from '../core/workbook/address';
import type { Edit } from '../core/workbook/edit';

/** Field id or label path → 'Sheet!A1', as people keep it for the next unit's same file. */
export type AdoptionMap = Readonly<Record<string, string>>;

/** What of a map or of a list of accepted fields nobody can follow: a name the pack does not have, or a place that is none. */
export type AdoptionFault =
  | { readonly is: 'no-field'; readonly key: string }
  | { readonly is: 'no-place'; readonly key: string; readonly place: string };

/** A kept map as places by concrete field id. The place of a sheet with odd signs is quoted as in formulas; both ways are read. */
export function readAdoptionMap(pack: Pack, map: AdoptionMap): ReadonlyMap<string, PrintedPlace> | AdoptionFault {
  const labels = indexLabels(pack);
  const places = new Map<string, PrintedPlace>();
  for (const [key, text] of Object.entries(map)) {
    const field = labels.find(key);
    if (field === null) return { is: 'no-field', key };
    const place = placeOf(text);
    if (place === null) return { is: 'no-place', key, place: String(text) };
    places.set(field, place);
  }
  return places;
}

/** "附件1!C7", "'附件1-2'!$C$7"; a sheet's name may hold anything before the last "!". */
function placeOf(text: unknown): PrintedPlace | null {
  if (typeof text !== 'string') return null;
  const at = text.lastIndexOf('!');
  const sheet = text.slice(0, at).replace(/^'(.*)'$/s, (_, inside: string) => inside.replaceAll("''", "'"));
  const area = parseReference(`${sheetPrefix(sheet)}${text.slice(at + 1)}`);
  if (at < 1 || area === null || area.top !== area.bottom || area.left !== area.right) return null;
  return {
    sheet,
    address: text
      .slice(at + 1)
      .replaceAll('$', '')
      .toUpperCase(),
  };
}

/** What a person said of proposals. */
export interface AcceptedFields {
  /** Fields with one place. */
  readonly accepted: ReadonlySet<string>;
  /** Fields with the place that was chosen. */
  readonly moved: ReadonlyMap<string, PrintedPlace>;
}

/** Fields by id or label path; "field@Sheet!C7" says which cell. */
export function acceptedFields(pack: Pack, keys: readonly string[]): AcceptedFields | AdoptionFault {
  const labels = indexLabels(pack);
  const accepted = new Set<string>();
  const moved = new Map<string, PrintedPlace>();
  for (const text of keys) {
    const at = text.indexOf('@');
    const key = (at < 0 ? text : text.slice(0, at)).trim();
    const field = labels.find(key);
    if (field === null) return { is: 'no-field', key };
    const place = at < 0 ? undefined : placeOf(text.slice(at + 1).trim());
    if (place === null) return { is: 'no-place', key, place: text.slice(at + 1) };
    if (place) moved.set(field, place);
    else accepted.add(field);
  }
  return { accepted, moved };
}

/** What a bureau's own workbook holds for a pack, nothing written. */
export function planForm(pack: Pack, sheets: readonly PrintedSheet[], wish: Partial<AdoptionWish> = {}): AdoptionPlan {
  return planAdoption(pack, sheets, { ...noAdoptionWish, ...wish });
}

/** The map of what is bound, for the next unit's same file. */
export function keptMap({ fields }: AdoptionPlan): AdoptionMap {
  return Object.fromEntries(
    fields.flatMap(({ labelPath, state, candidates: [first] }) =>
      state === 'bound' && first ? [[labelPath, `${first.sheet}!${first.address}`]] : [],
    ),
  );
}

/** Names and our hidden sheet. [] where nothing is bound: then there is nothing to adopt. */
export function adoptEdits(plan: AdoptionPlan, pack: Pack, workbookId: string): readonly Edit[] {
  if (!plan.fields.some(({ state }) => state === 'bound')) return [];
  return adoptionEdits(plan, { pack: pack.id, packVersion: pack.version, workbookId });
}
