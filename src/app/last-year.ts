import { readData, tableFromData, type Data } from '../core/table/data';
import { plainValue, textOf } from '../core/fields/field-value';
import { newArrivalEdits } from '../core/fields/arrivals';
import { arrivedOf, lastYearEdits, taken } from '../core/last-year/last-year-edits';
import { lastYearValues, type LastYearPlan, type LastYearValue } from '../core/last-year/last-year-values';
import { arrivedCells, lockEdits, unlockEdits } from '../core/last-year/lock-edits';
import { newOriginEdits, type LastYearOrigin } from '../core/last-year/origin';
import { placesIn } from '../core/last-year/places';
import { withFormerNames } from '../core/upgrade/former-ids';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/problem';
import type { Edit } from '../core/workbook/edit';
import type { Snapshot } from '../core/workbook/snapshot';
import { identitySheet, readIdentity } from '../core/workbook/identity';
import { newWorkbook } from './new-workbook';
import { openWorkbook, type FindPack, type OpenWorkbook } from './open-workbook';
import type { PackSource } from './live/pack-source';

/** Last year's workbook as it was read; `file` is its name as people know it. */
export interface LastYearBook {
  readonly file: string;
  readonly workbook: OpenWorkbook;
  readonly year: number;
}

/** What a user must be asked before the figures of this file are taken; empty: it is last year's workbook of this unit. */
export type LastYearDoubt =
  /** Not the year before: `found` against `wanted`. */
  | { readonly about: 'year'; readonly found: number; readonly wanted: number }
  /** This year's workbook has no 年度 yet. */
  | { readonly about: 'no-year'; readonly found: number }
  | { readonly about: 'unit'; readonly found: string; readonly here: string };

export interface LastYearReview {
  readonly origin: LastYearOrigin;
  /** Where it is another set of forms than this workbook's; null: the same. */
  readonly packTitle: string | null;
  /** Whose the file is, and whose this workbook; '' where it does not say. */
  readonly units: { readonly found: string; readonly here: string };
  readonly plan: LastYearPlan;
  readonly doubts: readonly LastYearDoubt[];
}

/**
 * A file as last year's workbook, of any pack that is here. @throws Problem input.foreign-workbook, input.pack-mismatch,
 * input.last-year-unknown where it does not tell its year
 */
export function openLastYear(snapshot: Snapshot, findPack: FindPack, file: string): LastYearBook {
  const identity = readIdentity(snapshot);
  const known = identity && findPack(identity.pack);
  // An older version of its pack may have named its fields otherwise.
  const named = known ? withFormerNames(known, snapshot) : snapshot;
  const workbook = openWorkbook(named, () => known, file);
  const { year } = workbook.context;
  if (year === null) throw new Problem('input.last-year-unknown', { file, whose: whoseBook(workbook) });
  return { file, workbook, year };
}

/** The same where packs arrive one by one: only the file's own is loaded. */
export async function loadLastYear(
  snapshot: Snapshot,
  packs: Pick<PackSource, 'load'>,
  file: string,
): Promise<LastYearBook> {
  const identity = readIdentity(snapshot);
  const pack = identity ? await packs.load(identity.pack) : null;
  return openLastYear(snapshot, () => pack, file);
}

/** What it would give this year's workbook. Nothing is written. @throws Problem input.last-year-itself */
export function reviewLastYear(now: OpenWorkbook, last: LastYearBook): LastYearReview {
  const { workbook, file, year } = last;
  if (workbook.identity.workbookId === now.identity.workbookId && year === now.context.year)
    throw new Problem('input.last-year-itself', { file, whose: whoseBook(workbook) });
  return {
    origin: originOf(last, null),
    packTitle: workbook.pack.id === now.pack.id ? null : workbook.pack.title,
    units: { found: unitName(workbook), here: unitName(now) },
    plan: lastYearValues(now.pack, now.table, workbook.pack, workbook.table),
    doubts: doubtsOf(now, last),
  };
}

/**
 * @param chosen fields that hold another figure and take last year's all the same
 * @param today "2026-03-15"
 */
export function takeLastYear(
  now: OpenWorkbook,
  last: LastYearBook,
  chosen: ReadonlySet<string>,
  today: string | null,
): { readonly edits: readonly Edit[]; readonly count: number } {
  const { plan } = reviewLastYear(now, last);
  const origin = originOf(last, today);
  return {
    edits: lastYearEdits(now.snapshot, now.table, plan, chosen, origin),
    count: taken(plan, chosen).length,
  };
}

/** 解锁上年数: cells that arrived locked take figures again; a difference stays a finding. */
export function unlockLastYear({ table, snapshot }: OpenWorkbook): readonly Edit[] {
  // On a bureau's own form nothing was locked.
  const cells = table.adoption === null ? arrivedCells(table, snapshot) : [];
  return cells.length === 0 ? [] : unlockEdits(table, cells);
}

export interface RolledForward {
  readonly edits: readonly Edit[];
  readonly year: number;
  readonly plan: LastYearPlan;
  readonly origin: LastYearOrigin;
}

/** A new workbook of `pack` for the year after, filled with last year's values; projects of last year get rows of their own. */
export function rollForward(
  pack: Pack,
  last: LastYearBook,
  workbookId: string,
  today: string | null = null,
): RolledForward {
  const year = last.year + 1;
  const head: Data = pack.byId.has('fiscalYear') ? { fiscalYear: year } : {};
  const table = tableFromData(pack, readData(pack, head));
  const plan = lastYearValues(pack, table, last.workbook.pack, last.workbook.table, { addRows: true });
  const origin = originOf(last, today);
  return { ...withLastYear(pack, head, taken(plan, new Set()), origin, workbookId), year, plan, origin };
}

/** A new workbook with last year's values in their cells, locked, and their origin in its identity sheet. */
export function withLastYear(
  pack: Pack,
  head: Data,
  values: readonly LastYearValue[],
  origin: LastYearOrigin,
  workbookId: string,
): { readonly edits: readonly Edit[] } {
  const figures = Object.fromEntries(values.map(({ field, value }) => [field, plainValue(value)])) as Data;
  const data = { ...head, ...figures };
  const edits = newWorkbook({ pack, sample: false, data, workbookId });
  const table = tableFromData(pack, readData(pack, data));
  // An installed block numbers its keys by its rows.
  const cells = arrivedOf(table, values, origin, (_, row) => `k${row}`);
  const placed = { pack, field: table.field, place: placesIn(edits) };
  return {
    edits: [
      ...edits,
      ...lockEdits(placed, cells),
      ...newOriginEdits(origin),
      ...newArrivalEdits(
        identitySheet,
        cells.map(({ arrival }) => arrival),
      ),
    ],
  };
}

function originOf({ file, workbook, year }: LastYearBook, takenOn: string | null): LastYearOrigin {
  return { file: bareName(file), workbookId: workbook.identity.workbookId, year, takenOn };
}

/** A file's name without its folder. */
export function bareName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

function doubtsOf(now: OpenWorkbook, { workbook, year }: LastYearBook): LastYearDoubt[] {
  const doubts: LastYearDoubt[] = [];
  const thisYear = now.context.year;
  if (thisYear === null) doubts.push({ about: 'no-year', found: year });
  else if (thisYear - 1 !== year) doubts.push({ about: 'year', found: year, wanted: thisYear - 1 });
  const [here, found] = [unitName(now), unitName(workbook)];
  if (here !== '' && found !== '' && here !== found) doubts.push({ about: 'unit', found, here });
  return doubts;
}

/** "（开福区征地办）" behind a file's name; '' where the workbook does not say. */
function whoseBook(workbook: OpenWorkbook): string {
  const unit = unitName(workbook);
  return unit === '' ? '' : `（${unit}）`;
}

export function unitName({ pack, table }: OpenWorkbook): string {
  return pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')).trim() : '';
}
