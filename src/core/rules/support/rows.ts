import type { Pack } from '../../pack/pack';
import { cachedValue, cellAt } from '../../workbook/snapshot';
import type { RuleContext } from '../rule';
import { notApplicable, type Verdict } from '../verdict';

/** From a ref of the pack to the concrete id of the row at hand. */
export type At = (ref: string) => string;
export const identity: At = (ref) => ref;

/** The rows field a ref is a column of; null for a plain field. */
export function rowsOf(pack: Pack, ref: string): string | null {
  const field = pack.byId.get(ref);
  return field !== undefined && 'rows' in field ? field.rows : null;
}

/** Decides once for a plain `lead`, and once per row where `lead` is a rows column; refs to the same rows mean that row. */
export function eachRow(context: RuleContext, lead: string, decide: (at: At, subject?: string) => Verdict): Verdict[] {
  const rows = rowsOf(context.table.pack, lead);
  if (rows === null) return [decide(identity)];
  const count = context.table.rowCount(rows);
  if (count === 0) return [notApplicable('没有填这类项目。')];
  const verdicts: Verdict[] = [];
  for (let row = 1; row <= count; row++) verdicts.push(decide(rowAt(rows, row), rowSubject(context, rows, row)));
  return verdicts;
}

function rowAt(rows: string, row: number): At {
  const prefix = `${rows}.`;
  return (ref) => (ref.startsWith(prefix) ? `${rows}[${row}].${ref.slice(prefix.length)}` : ref);
}

/** The row's key, which stays while rows move; its number where it has none yet. */
export function rowSubject(context: RuleContext, rows: string, row: number): string {
  const key = rowKey(context, rows, row);
  return key === null ? `[${row}]` : key;
}

export function rowKey({ binding }: RuleContext, rows: string, row: number): string | null {
  const area = binding.area(`${rows}.key`);
  const sheet = area && binding.sheet(area.sheet);
  if (!area || !sheet || area.top + row - 1 > area.bottom) return null;
  const key = cachedValue(cellAt(sheet, area.top + row - 1, area.left));
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null;
}

/** For fault formulas: the first row's cell where `ref` is a column of `lead`'s rows, else the ref itself. */
export function formulaAt(pack: Pack, lead: string): At {
  const rows = rowsOf(pack, lead);
  return rows === null ? identity : rowAt(rows, 1);
}
