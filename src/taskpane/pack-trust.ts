import { Problem } from '../core/problem/problem';
import type { PackTrust } from './signed-index';

export const noTrust: PackTrust = { checkIndex: async () => {} };

/** The page's own trust, which few pages have (signed-index.ts): `<meta name="jixiao-pack-key" content="{…}">`, a P-256 public key as JSON Web Key. @param folder where the list is */
export function trustOfPage(page: Document, folder: string): PackTrust {
  const text = page.querySelector<HTMLMetaElement>('meta[name="jixiao-pack-key"]')?.content;
  if (text === undefined) return noTrust;
  const key = JSON.parse(text) as JsonWebKey;
  return {
    checkIndex: async (index, signature) => {
      const [{ trustKey }, { browserSeen }] = await signedParts();
      const seen = browserSeen(`${new URL(folder, page.baseURI).href} ${key.x}.${key.y}`);
      return trustKey(key, seen).checkIndex(index, signature);
    },
  };
}

async function signedParts() {
  try {
    return await Promise.all([import('./signed-index'), import('./seen-index')]);
  } catch (error) {
    throw new Problem('pack.unreadable', { pack: 'index', detail: '连不上加载项所在的服务器' }, { cause: error });
  }
}

/** @param digest SHA-256 in hexadecimal, from the index. @throws Problem pack.changed */
export async function checkDigest(pack: string, bytes: ArrayBuffer, digest: string): Promise<void> {
  const found = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  if (found.map((byte) => byte.toString(16).padStart(2, '0')).join('') !== digest)
    throw new Problem('pack.changed', { pack });
}
