import { indexLabels, normaliseLabel } from './label-path';
import { columnsOf, type Pack } from './pack';
import { columnRef, rowId } from './concrete-id';

/** Which field a text names; several where it is the end of several names; null where it names none. */
export type NamedField = { readonly field: string } | { readonly several: readonly string[] } | null;

export interface PrintedFields {
  /** @param among where the text is the end of several names: those that were in the list which people read */
  named(text: string, among?: ReadonlySet<string>): NamedField;
}

/**
 * Fields by what our own lists print of them, since that is what people copy: an id, a label path with / or ／, its end (公用经费／本年决算数),
 * the row of a block ([2]), an id or a unit in brackets behind it.
 */
export function printedFields(pack: Pack): PrintedFields {
  const labels = indexLabels(pack);
  let ends: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    named: (text, among = new Set()) => {
      const exact = labels.find(text.trim());
      if (exact !== null) return { field: exact };
      const [, name = text.trim(), inside] = /^(.+)[（(]([^（()）]+)[)）]$/su.exec(text.trim()) ?? [];
      const inBrackets = inside === undefined ? null : labels.find(inside.trim());
      if (inBrackets !== null) return { field: inBrackets };
      const plain = inside !== undefined && /^(?:千元|万元|亿元|元)$/u.test(inside.trim()) ? name : text.trim();
      const row = /\[(\d+)\]/.exec(plain);
      const key = normaliseLabel(row ? plain.replace(row[0], '') : plain);
      if (key === '' || key.startsWith('/')) return null;
      ends ??= endsOf(pack);
      const found = (ends.get(key) ?? []).flatMap((id) => inRow(pack, id, row === null ? null : Number(row[1])));
      const few = fewest(found, [(id) => among.has(id), (id) => isFilled(pack, id)]);
      return few.length === 0 ? null : few.length === 1 ? { field: few[0]! } : { several: few };
    },
  };
}

/** Those that pass one test after the other, each only where anything passes. */
function fewest(ids: readonly string[], tests: readonly ((id: string) => boolean)[]): readonly string[] {
  return tests.reduce<readonly string[]>((rest, test) => {
    const passed = rest.filter(test);
    return passed.length > 0 ? passed : rest;
  }, ids);
}

/** A sheet that repeats figures (增减变动说明表) repeats their names too: whoever names one means where it is filled in. */
function isFilled(pack: Pack, id: string): boolean {
  const field = pack.byId.get(columnRef(id));
  return field !== undefined && !('derive' in field && field.derive !== undefined);
}

/** Every end of every label path, whole steps. */
function endsOf(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const ends = new Map<string, string[]>();
  for (const field of pack.fields)
    for (const { id, label } of field.kind === 'rows' ? [field, ...columnsOf(field)] : [field]) {
      const steps = normaliseLabel(label).split('/');
      steps.forEach((_, at) => {
        const key = steps.slice(at).join('/');
        ends.set(key, [...(ends.get(key) ?? []), id]);
      });
    }
  return ends;
}

function inRow(pack: Pack, id: string, row: number | null): string[] {
  if (row === null) return [id];
  const field = pack.byId.get(id);
  return field && 'rows' in field ? [rowId(field.rows, row, field.column)] : [];
}
