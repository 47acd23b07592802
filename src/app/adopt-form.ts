import { adoptionEdits } from '../core/adopt/adoption-edits';
import { noAdoptionWish, type AdoptionPlan, type AdoptionWish, type PrintedPlace } from '../core/adopt/plan';
import { planAdoption } from '../core/adopt/plan-adoption';
import { printedGrid } from '../core/adopt/printed-grid';
import type { PrintedSheet } from '../core/adopt/printed-sheet';
import type { Pack } from '../core/pack/pack';
import { printedFields } from '../core/pack/printed-field';
import { parseReference, sheetPrefix } from '../core/workbook/address';
import type { Edit } from '../core/workbook/edit';

/** Field id or label path → 'Sheet!A1', as people keep it for the next unit's same file. */
export type AdoptionMap = Readonly<Record<string, string>>;

/** What of a map or of a list of accepted fields nobody can follow: a name of no field or of several, or a place that is none. */
export type AdoptionFault =
  | { readonly is: 'no-field'; readonly key: string }
  | { readonly is: 'several-fields'; readonly key: string; readonly fields: readonly string[] }
  | { readonly is: 'no-place'; readonly key: string; readonly place: string };

/**
 * A kept map as places by concrete field id. The place of a sheet with odd signs is quoted as in formulas; both ways are read.
 * @param among where a name is the end of several: those that forms are read for
 */
export function readAdoptionMap(
  pack: Pack,
  map: AdoptionMap,
  among: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, PrintedPlace> | AdoptionFault {
  const fields = printedFields(pack);
  const places = new Map<string, PrintedPlace>();
  for (const [key, text] of Object.entries(map)) {
    const named = fields.named(key, among);
    if (named === null) return { is: 'no-field', key };
    if ('several' in named) return { is: 'several-fields', key, fields: named.several };
    const place = placeOf(text);
    if (place === null) return { is: 'no-place', key, place: String(text) };
    places.set(named.field, place);
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

/** A line of the list as it stands there: the name, two blanks, the place, and why in brackets. */
const listedLine = /^(?<key>\S+) {2,}(?<place>\S[^!]*!\$?[A-Za-z]{1,3}\$?\d+)(?:（.*)?$/su;

/**
 * Fields as the list prints them; "field@Sheet!C7" says which cell.
 * @param among where a name is the end of several: those of the list
 */
export function acceptedFields(
  pack: Pack,
  keys: readonly string[],
  among: ReadonlySet<string> = new Set(),
): AcceptedFields | AdoptionFault {
  const fields = printedFields(pack);
  const accepted = new Set<string>();
  const moved = new Map<string, PrintedPlace>();
  for (const text of keys) {
    const at = text.indexOf('@');
    const listed = at < 0 ? listedLine.exec(text)?.groups : undefined;
    const key = (listed?.['key'] ?? (at < 0 ? text : text.slice(0, at))).trim();
    const named = fields.named(key, among);
    if (named === null) return { is: 'no-field', key };
    if ('several' in named) return { is: 'several-fields', key, fields: named.several };
    const said = listed?.['place'] ?? (at < 0 ? undefined : text.slice(at + 1).trim());
    const place = said === undefined ? undefined : placeOf(said);
    if (place === null) return { is: 'no-place', key, place: said! };
    if (place) moved.set(named.field, place);
    else accepted.add(named.field);
  }
  return { accepted, moved };
}

/** An entry of a map that this form has no cell for. */
export interface MapLeftOver {
  readonly field: string;
  readonly place: PrintedPlace;
  readonly why: 'no-sheet' | 'no-cell';
}

/** What a map says of cells that this form does not have: told, since the next unit's form may lack a row or call its sheet otherwise. */
export function mapLeftOver(
  { fields }: AdoptionPlan,
  sheets: readonly PrintedSheet[],
  map: ReadonlyMap<string, PrintedPlace>,
): readonly MapLeftOver[] {
  const grids = new Map(
    sheets.flatMap((sheet) => (sheet.visibility === 'visible' ? [[sheet.name, printedGrid(sheet)] as const] : [])),
  );
  const known = new Set(fields.map(({ field }) => field));
  return [...map].flatMap(([field, place]): MapLeftOver[] => {
    const grid = grids.get(place.sheet);
    if (grid === undefined) return [{ field, place, why: 'no-sheet' }];
    const { top, left } = parseReference(`${sheetPrefix(place.sheet)}${place.address}`)!;
    const isThere = top <= grid.rows && left <= grid.columns && known.has(field);
    return isThere ? [] : [{ field, place, why: 'no-cell' }];
  });
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
