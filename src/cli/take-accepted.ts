import type { TakenItem, TakeOffer } from '../app/take-figures';
import type { IntakeWish } from '../core/intake/plan-intake';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/further-problem';
import { readFieldNames } from './field-names';

interface Pick {
  /** As it was written. */
  readonly word: string;
  readonly field: string;
  /** "数据项@决算!12:2": the second figure in row 12 of that sheet; null: wherever it was recognised. */
  readonly at: { readonly table: string | null; readonly row: number; readonly nth: number | null } | null;
}

/** What --accept names. */
interface Accepted {
  readonly all: boolean;
  readonly picks: readonly Pick[];
}

const place = /^([^@]+)@(?:《?([^《》@!！]+)(?:[!！]|》[!！]?))?第?(\d{1,7})行?(?:[:：](\d{1,3}))?$/;

/**
 * All of it, fields as the list prints them, or both.
 * @param listed fields that the sources hold
 * @throws Problem input.usage for a name that the form does not know
 */
export function readAccepted(pack: Pack, accept: string | undefined, listed: ReadonlySet<string>): Accepted {
  const fieldOf = readFieldNames(pack, '--accept', listed);
  const words = (accept ?? '')
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const picks = words.flatMap((word): Pick[] => {
    if (word === 'all') return [];
    const [, name = word, table, row, nth] = place.exec(word) ?? [];
    const field = fieldOf(name);
    const at =
      row === undefined
        ? null
        : { table: table ?? null, row: Number(row), nth: nth === undefined ? null : Number(nth) };
    return [{ word, field, at }];
  });
  return { all: words.includes('all'), picks };
}

/** What --accept decides of figures that fit several fields or none, and of several figures for one field. */
export interface Choices {
  /** By table. */
  readonly wishes: readonly IntakeWish[];
  /** Keys of the figures that were chosen one by one. */
  readonly chosen: ReadonlySet<string>;
}

/** @throws Problem input.usage */
export function choicesOf(offer: TakeOffer, { picks }: Accepted, wish: IntakeWish): Choices {
  const fields = new Map<string, string>();
  const chosen = new Set<string>();
  for (const pick of picks) {
    const { word, field, at } = pick;
    const known = offer.items.filter((item) => item.field === field);
    if (at === null && known.some(({ asks }) => asks === undefined)) continue;
    const found =
      at !== null ? standingAt(offer.items, pick, at) : known.length > 0 ? known : openFor(offer.items, field);
    const [only, ...more] = found;
    if (!only) throw usage(`--accept 里的 ${word} 没有从来源里认出来；不写 --accept 可以看认出了哪些`);
    if (more.length > 0) throw usage(`--accept 里的 ${word} 可能是来源里的好几个数，${how(offer.items, field, found)}`);
    if (only.field !== field) fields.set(only.key, field);
    chosen.add(only.key);
  }
  const wishes = offer.units.map((_, at) => ({
    ...wish,
    fields: Object.fromEntries(
      [...fields].flatMap(([key, field]) => (key.startsWith(`${at}:`) ? [[key.slice(`${at}:`.length), field]] : [])),
    ),
  }));
  return { wishes, chosen };
}

function openFor(items: readonly TakenItem[], field: string): readonly TakenItem[] {
  return items.filter(({ state, candidates }) => state === 'open' && candidates.includes(field));
}

/** Recognised as that field before what may be it, and that before whatever else stands there: the user says so. */
function standingAt(items: readonly TakenItem[], { field }: Pick, at: NonNullable<Pick['at']>): readonly TakenItem[] {
  const here = items.filter(
    (item) =>
      item.line === at.row &&
      (at.table === null || item.table === at.table) &&
      (at.nth === null || nthInRow(items, item) === at.nth),
  );
  const known = here.filter((item) => item.field === field);
  if (known.length > 0) return known;
  const open = openFor(here, field);
  return open.length > 0 ? open : here;
}

/** Which figure of its row it is, from the left: rates, running numbers and remarks are none. */
export function nthInRow(items: readonly TakenItem[], { table, line, key }: TakenItem): number {
  return items.filter((one) => one.table === table && one.line === line).findIndex((one) => one.key === key) + 1;
}

function how(items: readonly TakenItem[], field: string, found: readonly TakenItem[]): string {
  const [one] = found;
  if (found.some(({ table }) => table !== one!.table)) return `请写明哪一张表，如 ${field}@${one!.table}!${one!.line}`;
  if (found.some(({ line }) => line !== one!.line)) return `请写明哪一行，如 ${field}@${one!.line}`;
  return `请写明是这一行的第几个数，如 ${field}@${one!.line}:${nthInRow(items, one!)}（${one!.raw}）`;
}

/** Keys of what is accepted. */
export function acceptedKeys(
  items: readonly TakenItem[],
  { all, picks }: Accepted,
  { chosen }: Choices,
): ReadonlySet<string> {
  const isWanted = ({ key, field, asks }: TakenItem): boolean =>
    chosen.has(key) || (asks === undefined && (all || picks.some((pick) => pick.at === null && pick.field === field)));
  return new Set(items.filter(isWanted).map(({ key }) => key));
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
