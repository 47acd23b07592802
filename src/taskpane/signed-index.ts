import { Problem } from '../core/problem/problem';
import type { SeenIndex } from './seen-index';

/**
 * An office that hands out packs of its own may ask for its signature: its page then carries the public key (a meta element
 * that packaging writes), and index.json has an index.json.sig beside it. The index holds each pack's SHA-256, so one signature
 * covers all; it says when it was signed, so that an old one, signed rightly long ago, is not taken for new. Without a key the digests alone are checked: they find a file that was half replaced, not a stranger.
 */
export interface PackTrust {
  /** The bytes of index.json are what they should be. @throws Problem pack.unsigned, pack.older */
  checkIndex(index: ArrayBuffer, signature: () => Promise<string | null>): Promise<void>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** @param key the public key as JSON Web Key (P-256) */
export function trustKey(key: JsonWebKey, seen: SeenIndex): PackTrust {
  return {
    async checkIndex(index, signature) {
      const text = await signature();
      if (text === null) throw new Problem('pack.unsigned', { detail: '没有签名文件' });
      const bytes = bytesOf(text.trim());
      if (bytes === null) throw new Problem('pack.unsigned', { detail: '签名文件的内容不是签名' });
      const publicKey = await crypto.subtle.importKey('jwk', key, algorithm, false, ['verify']);
      if (!(await crypto.subtle.verify(algorithm, publicKey, bytes, index)))
        throw new Problem('pack.unsigned', { detail: '签名与清单不符' });
      refuseOlder(signedAtOf(index), seen);
    },
  };
}

/** A list without a time was signed before there were times. */
function refuseOlder(signedAt: string | null, seen: SeenIndex): void {
  const newest = seen.newest();
  if (newest !== null && (signedAt === null || signedAt < newest))
    throw new Problem('pack.older', { found: shown(signedAt), newest: shown(newest) });
  if (signedAt !== null && signedAt !== newest) seen.keep(signedAt);
}

/** As packs:sign writes it: of one length, so that texts compare as times do. */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function signedAtOf(index: ArrayBuffer): string | null {
  let tree: { readonly signedAt?: unknown } | null;
  try {
    tree = JSON.parse(new TextDecoder().decode(index)) as typeof tree;
  } catch (error) {
    // Signed as it is; whoever reads the list says so.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const time = tree?.signedAt;
  if (time === undefined) return null;
  if (typeof time !== 'string' || !timePattern.test(time))
    throw new Problem('pack.unsigned', { detail: '清单里的签名时间不对' });
  return time;
}

function shown(signedAt: string | null): string {
  return signedAt === null ? '没有写时间' : `${signedAt.slice(0, 19).replace('T', ' ')} UTC`;
}

/** null: not base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
