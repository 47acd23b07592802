/** The keys of a block's rows. The same object again while no key changes. */
export interface RowKeys {
  /** By row; null where the row has none yet, or one that an earlier row has (the first keeps it). */
  readonly of: readonly (string | null)[];
  /** Rows whose key an earlier row has: copied rows. 1-based. */
  readonly doubled: readonly { readonly row: number; readonly owner: number; readonly key: string }[];
}

/** @param raw the keys as they stand: the same array while none changed */
export function keysOf(raw: readonly (string | null)[]): RowKeys {
  const last = known.get(raw);
  if (last) return last;
  const owners = new Map<string, number>();
  const doubled: { row: number; owner: number; key: string }[] = [];
  const of = raw.map((key, at) => {
    if (key === null) return null;
    const owner = owners.get(key);
    if (owner === undefined) {
      owners.set(key, at + 1);
      return key;
    }
    doubled.push({ row: at + 1, owner, key });
    return null;
  });
  const keys = { of, doubled };
  known.set(raw, keys);
  return keys;
}

const known = new WeakMap<readonly (string | null)[], RowKeys>();
