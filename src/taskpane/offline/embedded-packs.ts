import type { PackSource } from '../../app/live/pack-source';
import type { PackSummary } from '../../app/live/pack-source';
import { indexPack, type Pack } from '../../core/pack/pack';
import type { PackDefinition } from '../../core/pack/schema';

/**
 * Packs that the page brings along (scripts/offline.mjs writes them in): the list as in packs/index.json, and each pack as deflated
 * JSON in base64, inflated when it is asked for. They were checked when they were compiled.
 */
export function embeddedPacks(page: Document, inflate: (bytes: Uint8Array) => Uint8Array): PackSource {
  const list = page.getElementById('jixiao-packs')?.textContent;
  if (!list) throw new Error('the page has no packs in it');
  const { packs } = JSON.parse(list) as { readonly packs: readonly PackSummary[] };
  const loaded = new Map<string, Pack>();
  return {
    list: async () => packs,
    load: async (id) => {
      let pack = loaded.get(id);
      const text = pack ? null : elementOf(page, id)?.textContent;
      if (text) {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        pack = indexPack(JSON.parse(new TextDecoder().decode(inflate(bytes))) as PackDefinition);
        loaded.set(id, pack);
      }
      return pack ?? null;
    },
  };
}

function elementOf(page: Document, id: string): Element | null {
  return [...page.querySelectorAll('script[data-pack]')].find((one) => one.getAttribute('data-pack') === id) ?? null;
}
