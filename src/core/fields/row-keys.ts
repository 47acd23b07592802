import type { RowKeys, RowTrace } from './trace';

/** The keys of blocks as they stood, with what was read from them. */
export type KeysAsRead = Map<string, KeysRead>;

interface KeysRead {
  readonly raw: readonly (string | null)[];
  readonly keys: RowKeys;
  /** How often each key stands in the block; the same map for reading after reading. */
  readonly counts: Map<string, number>;
  /** How many keys stand more than once. */
  readonly manifold: number;
}

/** @param read the keys as they stand, with what changed since the last time */
export function keysOf(
  known: KeysAsRead,
  rows: string,
  { results: raw, change }: Pick<RowTrace<string | null>, 'results' | 'change'>,
): RowKeys {
  const before = known.get(rows);
  if (before?.raw === raw) return before.keys;
  const last = change && before?.raw === change.from ? before : undefined;
  const counts = last?.counts ?? new Map<string, number>();
  let manifold = last?.manifold ?? 0;
  const count = (key: string | null, sign: 1 | -1): void => {
    if (key === null) return;
    const now = (counts.get(key) ?? 0) + sign;
    if (now === 0) counts.delete(key);
    else counts.set(key, now);
    if (sign > 0 && now === 2) manifold++;
    if (sign < 0 && now === 1) manifold--;
  };
  if (last && change) for (const key of change.gone) count(key, -1);
  for (const key of last && change ? change.come : raw) count(key, 1);
  const keys = manifold === 0 ? singleKeys(raw) : findOwners(raw);
  known.set(rows, { raw, keys, counts, manifold });
  return keys;
}

/** Every key is its row's own. */
function singleKeys(raw: readonly (string | null)[]): RowKeys {
  let rowOf: Map<string, number> | null = null;
  return {
    of: raw,
    doubled: [],
    get rowOf() {
      if (rowOf) return rowOf;
      rowOf = new Map<string, number>();
      for (const [at, key] of raw.entries()) if (key !== null) rowOf.set(key, at + 1);
      return rowOf;
    },
  };
}

function findOwners(raw: readonly (string | null)[]): RowKeys {
  const rowOf = new Map<string, number>();
  const doubled: { row: number; owner: number; key: string }[] = [];
  const of = raw.map((key, at) => {
    if (key === null) return null;
    const owner = rowOf.get(key);
    if (owner === undefined) {
      rowOf.set(key, at + 1);
      return key;
    }
    doubled.push({ row: at + 1, owner, key });
    return null;
  });
  return { of, rowOf, doubled };
}
