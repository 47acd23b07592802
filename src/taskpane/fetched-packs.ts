import type { PackSource } from '../app/live/pack-source';
import type { PackSummary } from '../app/live/pack-source';
import { indexPack, type Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/problem';
import type { PackDefinition } from '../core/pack/schema';
import { checkDigest, noTrust } from './pack-trust';
import type { PackTrust } from './signed-index';

interface PackIndex {
  readonly packs: readonly (PackSummary & { readonly sha256: string })[];
}

/**
 * Packs on the add-in's own origin: `packs/index.json` and one file each. They were checked when they were compiled; here only
 * that they are those files (pack-trust.ts).
 */
export function fetchedPacks(folder: string, trust: PackTrust = noTrust): PackSource {
  const loaded = new Map<string, Promise<Pack>>();
  let index: Promise<PackIndex> | null = null;
  const list = (): Promise<PackIndex> => {
    index ??= fetchIndex(folder, trust);
    index.catch(() => (index = null));
    return index;
  };
  return {
    list: async () => (await list()).packs,
    load: async (id) => {
      const summary = (await list()).packs.find((pack) => pack.id === id);
      if (summary === undefined) return null;
      const pack = loaded.get(id) ?? fetchPack(`${folder}/${id}.json`, id, summary.sha256);
      loaded.set(id, pack);
      pack.catch(() => loaded.delete(id));
      return pack;
    },
  };
}

async function fetchIndex(folder: string, trust: PackTrust): Promise<PackIndex> {
  const bytes = await fetchBytes(`${folder}/index.json`, 'index');
  await trust.checkIndex(bytes, async () => {
    const signature = await fetchOrMissing(`${folder}/index.json.sig`, 'index');
    return signature && new TextDecoder().decode(signature);
  });
  return parse<PackIndex>(bytes, 'index');
}

async function fetchPack(address: string, id: string, sha256: string): Promise<Pack> {
  const bytes = await fetchBytes(address, id);
  await checkDigest(id, bytes, sha256);
  return indexPack(parse<PackDefinition>(bytes, id));
}

async function fetchBytes(address: string, pack: string): Promise<ArrayBuffer> {
  const bytes = await fetchOrMissing(address, pack);
  if (bytes === null) throw new Problem('pack.unreadable', { pack, detail: '服务器的回答是 404' });
  return bytes;
}

/** null: the server says that there is no such file. */
async function fetchOrMissing(address: string, pack: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.arrayBuffer();
    if (response.status === 404) return null;
    throw new Problem('pack.unreadable', { pack, detail: `服务器的回答是 ${response.status}` });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('pack.unreadable', { pack, detail: '连不上加载项所在的服务器' }, { cause: error });
  }
}

function parse<T>(bytes: ArrayBuffer, pack: string): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (error) {
    throw new Problem('pack.unreadable', { pack, detail: '内容不是 JSON' }, { cause: error });
  }
}
