import { Problem } from '../core/problem/problem';

/**
 * An office that hands out packs of its own may ask for its signature: its page then carries the public key (a meta element
 * that packaging writes), and index.json has an index.json.sig beside it. The index holds each pack's SHA-256, so one signature
 * covers all. Without a key the digests alone are checked: they find a file that was half replaced, not a stranger.
 */
export interface PackTrust {
  /** The bytes of index.json are what they should be. @throws Problem pack.unsigned */
  checkIndex(index: ArrayBuffer, signature: () => Promise<string | null>): Promise<void>;
}

export const noTrust: PackTrust = { checkIndex: async () => {} };

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** @param key the public key as JSON Web Key (P-256) */
export function trustKey(key: JsonWebKey): PackTrust {
  return {
    async checkIndex(index, signature) {
      const text = await signature();
      if (text === null) throw new Problem('pack.unsigned', { detail: '没有签名文件' });
      const publicKey = await crypto.subtle.importKey('jwk', key, algorithm, false, ['verify']);
      const bytes = bytesOf(text.trim());
      if (bytes === null || !(await crypto.subtle.verify(algorithm, publicKey, bytes, index)))
        throw new Problem('pack.unsigned', { detail: '签名与清单不符' });
    },
  };
}

/** The page's own trust: `<meta name="jixiao-pack-key" content="{…}">`, a P-256 public key as JSON Web Key. */
export function trustOfPage(page: Document): PackTrust {
  const key = page.querySelector<HTMLMetaElement>('meta[name="jixiao-pack-key"]')?.content;
  return key === undefined ? noTrust : trustKey(JSON.parse(key) as JsonWebKey);
}

/** @param digest SHA-256 in hexadecimal, from the index. @throws Problem pack.changed */
export async function checkDigest(pack: string, bytes: ArrayBuffer, digest: string): Promise<void> {
  const found = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  if (found.map((byte) => byte.toString(16).padStart(2, '0')).join('') !== digest)
    throw new Problem('pack.changed', { pack });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
