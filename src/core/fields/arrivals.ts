import { slot, type Memory } from '../memory/memory';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { FieldTable } from './field-table';
import type { FieldValue } from './field-value';
import { readValue } from './read-value';
import type { CellEdit, Edit } from '../workbook/edit';
import { lineEdits, listArea, newLineEdits, readLines, type IdentityList } from '../workbook/identity-lines';
import type { SheetSnapshot, Snapshot } from '../workbook/snapshot';

/**
 * A 上年数 as it arrived. Kept in the identity sheet beside the baselines of explanations, one line each, so that a later difference
 * is seen on any machine and without last year's file.
 */
export interface Arrival {
  /** Where it stands: a field id, or "businessProjects.priorFinal#k3" for the row with that key. */
  readonly ref: string;
  /** Number or the form's word for none. */
  readonly value: number | string;
  /** Last year's file as its user named it. */
  readonly file: string;
  readonly year: number;
  /** What it was there, for people: "公务接待本年决算数", or the sentence of last year's report. */
  readonly from: string;
}

const list: IdentityList = {
  name: 'jx.identity.lastYearFigures',
  left: 4,
  heads: ['上年数所在', '装入的数', '来源文件', '来源年度', '来源处'],
};

export interface Arrivals {
  readonly byRef: ReadonlyMap<string, Arrival>;
  /** Another one exactly where another figure, file or place is among them: what was judged by these need not be judged again. */
  readonly digest: string;
}

const none: Arrivals = { byRef: new Map(), digest: '' };
interface ReadLines {
  readonly sheet: SheetSnapshot;
  readonly refersTo: string;
  readonly arrivals: Arrivals;
}
const lastLines = slot<ReadLines | null>(() => null);

/**
 * Empty where no 上年数 were taken. A damaged line is left out: nothing is claimed of its figure then.
 * @param memory of the same workbook, for those who ask again at every recheck
 */
export function readArrivals(snapshot: Pick<Snapshot, 'names' | 'sheets'>, memory?: Memory): Arrivals {
  const area = listArea(snapshot, list);
  if (!area) return none;
  const { sheet, refersTo } = area;
  const last = memory?.at(lastLines);
  if (last?.sheet === sheet && last.refersTo === refersTo) return last.arrivals;
  const byRef = new Map<string, Arrival>();
  for (const [ref, value, file, year, from] of readLines(area, list)) {
    if (typeof ref !== 'string' || (typeof value !== 'number' && typeof value !== 'string')) continue;
    if (typeof file !== 'string' || typeof year !== 'number') continue;
    byRef.set(ref, { ref, value, file, year, from: typeof from === 'string' ? from : '' });
  }
  const arrivals = { byRef, digest: digestOf(byRef) };
  memory?.put(lastLines, { sheet, refersTo, arrivals });
  return arrivals;
}

/** The lines of `fresh` written to those that stand, each place once. [] where the workbook has no identity sheet any more. */
export function arrivalEdits(snapshot: Pick<Snapshot, 'names' | 'sheets'>, fresh: readonly Arrival[]): Edit[] {
  if (fresh.length === 0) return [];
  const all = new Map(readArrivals(snapshot).byRef);
  for (const one of fresh) all.set(one.ref, one);
  return lineEdits(snapshot, list, cellsOf([...all.values()]));
}

/** The same for a workbook that is only being made. */
export function newArrivalEdits(sheet: string, fresh: readonly Arrival[]): Edit[] {
  return fresh.length === 0 ? [] : newLineEdits(sheet, list, cellsOf(fresh));
}

function cellsOf(all: readonly Arrival[]): CellEdit[][] {
  return all.map(({ ref, value, file, year, from }) => [ref, value, file, year, from]);
}

/** Where a figure is kept: rows by their key, so that sorting does not matter. null: the row has no key. */
export function arrivalRef(field: string, keyOf: (rows: string, row: number) => string | null): string | null {
  const row = parseRowId(field);
  if (!row) return field;
  const key = keyOf(row.rows, row.index);
  return key === null ? null : joinArrivalRef(columnRef(field), key);
}

/** The other way of `parseArrivalRef`. */
export function joinArrivalRef(ref: string, key: string | null): string {
  return key === null ? ref : `${ref}#${key}`;
}

/** "businessProjects.priorFinal#k3" → its column and key; a plain field has no key. */
export function parseArrivalRef(ref: string): { readonly ref: string; readonly key: string | null } {
  const at = ref.indexOf('#');
  return at < 0 ? { ref, key: null } : { ref: ref.slice(0, at), key: ref.slice(at + 1) };
}

/** As its field understands it. */
export function arrivedValue(table: Pick<FieldTable, 'pack'>, arrival: Arrival): FieldValue {
  const field = table.pack.byId.get(parseArrivalRef(arrival.ref).ref);
  if (!field || field.kind === 'rows') throw new Error(`no such field: ${arrival.ref}`);
  return readValue(field, arrival.value);
}

/** Against slips only. */
function digestOf(arrivals: ReadonlyMap<string, Arrival>): string {
  let sum = 0x811c9dc5;
  for (const { ref, value, file, year, from } of arrivals.values())
    for (const letter of `${ref}|${String(value)}|${file}|${year}|${from}\n`)
      sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193);
  return `${arrivals.size}:${(sum >>> 0).toString(16)}`;
}
