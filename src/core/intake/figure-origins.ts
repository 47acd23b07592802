import { arrivalRef } from '../fields/arrivals';
import type { FieldTable } from '../fields/field-table';
import type { CellEdit, Edit } from '../workbook/edit';
import { lineEdits, listArea, readLines, type IdentityList } from '../workbook/identity-lines';
import type { Snapshot } from '../workbook/snapshot';

/** Where a figure was taken from, kept in the identity sheet, so that 佐证 is at hand on any machine. */
export interface FigureOrigin {
  /** A field id, or "businessProjects.final#k3" for the row with that key. */
  readonly ref: string;
  /** As it was written. */
  readonly value: number;
  /** The source as its user named it, without a folder. */
  readonly file: string;
  /** Its sheet; '' for a text. */
  readonly table: string;
  /** 1-based row or line. */
  readonly row: number;
  /** The row as it stood there. */
  readonly text: string;
  /** The day, "2026-03-15". */
  readonly takenOn: string;
}

const list: IdentityList = {
  name: 'jx.identity.figureOrigins',
  left: 10,
  heads: ['取数所在', '取来的数', '来源文件', '来源表', '来源行', '来源处', '取数日期'],
};

/** By ref. A damaged line is left out: nothing is claimed of its figure then. */
export function readFigureOrigins(snapshot: Pick<Snapshot, 'names' | 'sheets'>): ReadonlyMap<string, FigureOrigin> {
  const area = listArea(snapshot, list);
  const byRef = new Map<string, FigureOrigin>();
  for (const [ref, value, file, table, row, text, takenOn] of area ? readLines(area, list) : []) {
    if (typeof ref !== 'string' || typeof value !== 'number' || typeof file !== 'string') continue;
    if (typeof row !== 'number' || typeof takenOn !== 'string') continue;
    const words = (one: typeof text): string => (typeof one === 'string' ? one : '');
    byRef.set(ref, { ref, value, file, table: words(table), row, text: words(text), takenOn });
  }
  return byRef;
}

/** The lines of `fresh` written to those that stand, each place once. [] where the workbook has no identity sheet any more. */
export function figureOriginEdits(
  snapshot: Pick<Snapshot, 'names' | 'sheets'>,
  fresh: readonly FigureOrigin[],
): Edit[] {
  if (fresh.length === 0) return [];
  const all = new Map(readFigureOrigins(snapshot));
  for (const one of fresh) all.set(one.ref, one);
  const cells = [...all.values()].map(({ ref, value, file, table, row, text, takenOn }): CellEdit[] => [
    ref,
    value,
    file,
    table,
    row,
    text,
    takenOn,
  ]);
  return lineEdits(snapshot, list, cells);
}

/** Where a field's origin is kept; null: its row has no key. */
function originRef(table: FieldTable, field: string): string | null {
  return arrivalRef(field, (rows, row) => table.keys(rows).of[row - 1] ?? null);
}

/** The origin that is kept of a field, where its cell still holds that figure. */
export function originOf(
  table: FieldTable,
  origins: ReadonlyMap<string, FigureOrigin>,
  field: string,
): FigureOrigin | null {
  const ref = originRef(table, field);
  const origin = ref === null ? undefined : origins.get(ref);
  const value = table.value(field);
  return origin && value.is === 'number' && value.number.eq(origin.value) ? origin : null;
}
