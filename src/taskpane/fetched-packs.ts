import type { PackSource } from '../app/session/pack-source';
import type { PackSummary } from '../app/session/session-state';
import { indexPack, type Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/problem';
import type { PackDefinition } from '../core/pack/schema';

/** Packs on the add-in's own origin: `packs/index.json` and one file each. They were checked when they were compiled. */
export function fetchedPacks(folder: string): PackSource {
  const loaded = new Map<string, Promise<Pack>>();
  let index: Promise<readonly PackSummary[]> | null = null;
  const list = (): Promise<readonly PackSummary[]> => {
    index ??= fetchJson<{ packs: PackSummary[] }>(`${folder}/index.json`, 'index').then(({ packs }) => packs);
    index.catch(() => (index = null));
    return index;
  };
  return {
    list,
    load: async (id) => {
      if (!(await list()).some((pack) => pack.id === id)) return null;
      const pack = loaded.get(id) ?? fetchJson<PackDefinition>(`${folder}/${id}.json`, id).then(indexPack);
      loaded.set(id, pack);
      pack.catch(() => loaded.delete(id));
      return pack;
    },
  };
}

async function fetchJson<T>(address: string, pack: string): Promise<T> {
  try {
    const response = await fetch(address);
    if (response.ok) return (await response.json()) as T;
    throw new Problem('pack.unreadable', { pack, detail: `服务器的回答是 ${response.status}` });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('pack.unreadable', { pack, detail: '连不上加载项所在的服务器' }, { cause: error });
  }
}
