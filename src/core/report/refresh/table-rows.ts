import type { TextGrid } from '../link/document-stamp';
import type { TableRowModel } from '../table-model';
import type { FoundRow } from './found-document';
import type { RowChanges } from './plan';
import { align } from './tokens';

/** How the rows of a table follow the workbook's, where they can in place. */
export interface RowMatch {
  /** Of each table the document's row and the workbook's new one that are the same, ascending in both. */
  readonly pairs: readonly (readonly { readonly old: number; readonly mine: number; readonly next: number }[])[];
  readonly changes: readonly (Omit<RowChanges, 'control'> & {
    /** The workbook's rows that come, in the order of `added`. */
    readonly come: readonly number[];
  })[];
}

interface Rows {
  /** What was written last, what the document has, what the workbook says. */
  readonly old: TextGrid;
  readonly mine: TextGrid;
  readonly next: TextGrid;
  readonly models: readonly (readonly TableRowModel[])[];
  readonly found: readonly (readonly FoundRow[])[];
}

/** null: rows cannot be told apart, or could not come and go without breaking merged cells or what the user put into them. */
export function matchRows({ old, mine, next, models, found }: Rows): RowMatch | null {
  if (new Set([old.length, mine.length, next.length]).size > 1) return null;
  const pairs: { old: number; mine: number; next: number }[][] = [];
  const changes: RowMatch['changes'][number][] = [];
  for (const [table, before] of old.entries()) {
    const own = sameRows(before, mine[table]!);
    const after = sameRows(before, next[table]!);
    if (own === null || after === null) return null;
    const rows = found[table] ?? [];
    const removed: number[] = [];
    const kept: { old: number; mine: number; next: number }[] = [];
    for (const [row, at] of own.entries()) {
      const to = after[row]!;
      // A row that the user took out stays out.
      if (at >= 0 && to >= 0) kept.push({ old: row, mine: at, next: to });
      else if (at >= 0) {
        const isAsWritten = mine[table]![at]!.join('\n') === before[row]!.join('\n');
        if (!isAsWritten || (rows[at]?.isMerged ?? true) || rows[at]!.isTouched) return null;
        removed.push(at);
      }
    }
    const added = addedRows(next[table]!, models[table]!, kept, new Set(after), rows);
    if (added === null) return null;
    pairs.push(kept);
    const come = next[table]!.flatMap((_, row) => (after.includes(row) ? [] : [row]));
    if (removed.length + added.length > 0) changes.push({ table, removed, added, come });
  }
  return { pairs, changes };
}

/** Whether no more rows are found again elsewhere than where they stood: none came while another went. */
export function standStill(before: TextGrid, after: TextGrid): boolean {
  return before.every((rows, table) => {
    const [a, b] = [rows.map(nameOf), after[table]!.map(nameOf)];
    const still = a.filter((name, row) => name === b[row]).length;
    return align(a, b).matches.filter((row) => row >= 0).length <= still;
  });
}

/** Each new row beside one that looks as it shall. */
function addedRows(
  next: readonly (readonly string[])[],
  models: readonly TableRowModel[],
  kept: readonly { readonly mine: number; readonly next: number }[],
  known: ReadonlySet<number>,
  rows: readonly FoundRow[],
): RowChanges['added'][number][] | null {
  const added: RowChanges['added'][number][] = [];
  for (const [row, cells] of next.entries()) {
    if (known.has(row)) continue;
    const before = [...kept].reverse().find((one) => one.next < row);
    const behind = kept.find((one) => one.next > row);
    const fits = (one: typeof before): one is NonNullable<typeof before> =>
      one !== undefined && rows[one.mine]?.isMerged === false && looksOf(models[row]!) === looksOf(models[one.next]!);
    if (fits(before)) added.push({ like: before.mine, side: 'After', cells });
    else if (fits(behind)) added.push({ like: behind.mine, side: 'Before', cells });
    else return null;
  }
  return added;
}

function looksOf({ cells }: TableRowModel): string {
  return JSON.stringify(
    cells.map(({ column, colSpan, rowSpan, style, align: side }) => [column, colSpan, rowSpan, style, side]),
  );
}

/** For each row the one of the other table that is the same, −1 where there is none; null where several could be. */
function sameRows(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): number[] | null {
  const [a, b] = [before.map(nameOf), after.map(nameOf)];
  const { matches, hunks } = align(a, b);
  const same = [...matches];
  for (const { aFrom, aTo, bFrom, bTo } of hunks) {
    const [gone, come] = [aTo - aFrom, bTo - bFrom];
    // A row between two of the same name could be any of the three.
    const others = new Set([...a.slice(0, aFrom), ...a.slice(aTo)]);
    if (gone === 0 && b.slice(bFrom, bTo).some((name) => others.has(name))) return null;
    if (come === 0 && a.slice(aFrom, aTo).some((name) => others.has(name))) return null;
    if (gone === 0 || come === 0) continue;
    if (gone !== come) return null;
    for (let at = 0; at < gone; at++) {
      if (before[aFrom + at]!.length !== after[bFrom + at]!.length) return null;
      same[aFrom + at] = bFrom + at;
    }
  }
  return same;
}

/** A row by its first cell without the number in front of it, which moves on when a row comes before; figures name no row. */
function nameOf(row: readonly string[]): string {
  const [first = ''] = row;
  const name = first.replace(/^[\s\u3000]*[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]+/, '').trim();
  return `${row.length}\u0000${/^[\d.,%—－-]*$/.test(name) ? '' : name}`;
}
