/** The keys of a block's rows. The same object again while no key changes. */
export interface RowKeys {
  /** By row; null where the row has none yet, or one that an earlier row has (the first keeps it). */
  readonly of: readonly (string | null)[];
  /** The row of a key, 1-based: the first that has it. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows whose key an earlier row has: copied rows. 1-based. */
  readonly doubled: readonly { readonly row: number; readonly owner: number; readonly key: string }[];
}

/** The keys of blocks as they stood, with what was read from them. */
export type KeysAsRead = Map<string, { readonly raw: readonly (string | null)[]; readonly keys: RowKeys }>;

/** @param raw the keys as they stand: the same array while none changed */
export function keysOf(known: KeysAsRead, rows: string, raw: readonly (string | null)[]): RowKeys {
  const last = known.get(rows);
  if (last?.raw === raw) return last.keys;
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
  const keys = { of, rowOf: owners, doubled };
  known.set(rows, { raw, keys });
  return keys;
}
