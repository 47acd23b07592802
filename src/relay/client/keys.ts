import type { Side } from '../protocol/addresses';

/**
 * The pairing's cryptography, WebCrypto alone (docs/adr/0014-relay.md): ECDH on P-256 with fresh keys, the first side bound by a
 * commitment before it sees the other's key, six digits over everything that was exchanged, AES-256-GCM afterwards.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export type CryptoDoor = Pick<Crypto, 'subtle' | 'getRandomValues'>;

const PUBLIC_BYTES = 65;
const NONCE_BYTES = 32;
/** A public key and a nonce: what each side shows of itself. */
export const OFFER_BYTES = PUBLIC_BYTES + NONCE_BYTES;
export const COMMITMENT_BYTES = 32;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const TWO_32 = 2 ** 32;
const encoder = new TextEncoder();

/** One side's secret of one pairing. */
export interface Offer {
  readonly secret: CryptoKey;
  readonly shown: Bytes;
}

export async function makeOffer(crypto: CryptoDoor): Promise<Offer> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const shown = new Uint8Array(OFFER_BYTES);
  shown.set(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  crypto.getRandomValues(shown.subarray(PUBLIC_BYTES));
  return { secret: pair.privateKey, shown };
}

/** Binds the first side to its key and nonce without showing them. */
export async function commitmentOf(crypto: CryptoDoor, shown: Bytes): Promise<Bytes> {
  return sha256(crypto, joined(encoder.encode('jixiao relay 1 commitment'), shown));
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** What both sides hold afterwards, or neither. */
export interface SharedKeys {
  /** The six digits that people compare. */
  readonly digits: string;
  /** The mailbox's name on the server: nobody else can know it. */
  readonly box: string;
  /** By which the server tells the sides; they say nothing about the keys. */
  readonly tokens: Readonly<Record<Side, string>>;
  /** For letters of that side. Not extractable. */
  readonly letters: Readonly<Record<Side, CryptoKey>>;
}

/** @param first the Excel pane's, @param second the Word pane's: in this order on both sides. null: the other's key is no point of the curve */
export async function agree(crypto: CryptoDoor, own: Offer, first: Bytes, second: Bytes): Promise<SharedKeys | null> {
  const { subtle } = crypto;
  const other = own.shown === first ? second : first;
  const point = await importPoint(crypto, other.slice(0, PUBLIC_BYTES));
  if (point === null) return null;
  const agreed = await subtle.deriveBits({ name: 'ECDH', public: point }, own.secret, 256);
  const material = await subtle.importKey('raw', agreed, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const salt = await sha256(crypto, joined(encoder.encode('jixiao relay 1 exchange'), first, second));
  const use = (name: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt,
    info: encoder.encode(`jixiao relay 1 ${name}`),
  });
  const bits = async (name: string, count: number) =>
    new Uint8Array(await subtle.deriveBits(use(name), material, count));
  const key = (name: string) =>
    subtle.deriveKey(use(name), material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const drawn = new DataView((await bits('digits', 64)).buffer);
  return {
    digits: sixDigitsOf(drawn.getUint32(0), drawn.getUint32(4)),
    box: hex(await bits('box', 128)),
    tokens: { a: hex(await bits('token a', 256)), b: hex(await bits('token b', 256)) },
    letters: { a: await key('letters a'), b: await key('letters b') },
  };
}

/** 64 bits modulo a million, by parts that stay exact: BigInt is newer than the oldest web view. Even to one in 10^13. */
function sixDigitsOf(high: number, low: number): string {
  const million = 1_000_000;
  return String(((high % million) * (TWO_32 % million) + low) % million).padStart(6, '0');
}

async function importPoint(crypto: CryptoDoor, raw: Bytes): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', raw, curve, false, []);
  } catch (error) {
    // A point beside the curve.
    if (isNamed(error, 'DataError')) return null;
    throw error;
  }
}

/** A sealed letter: for this mailbox, this side and this number alone. The number is its nonce, so no number may be used twice. */
export async function seal(
  crypto: CryptoDoor,
  keys: SharedKeys,
  side: Side,
  sequence: number,
  text: string,
): Promise<Bytes> {
  const sealed = await crypto.subtle.encrypt(gcm(keys, side, sequence), keys.letters[side], encoder.encode(text));
  return new Uint8Array(sealed);
}

/** null: not sealed by the other pane as this number. */
export async function unseal(
  crypto: CryptoDoor,
  keys: SharedKeys,
  side: Side,
  sequence: number,
  sealed: Bytes,
): Promise<string | null> {
  let bytes: ArrayBuffer;
  try {
    bytes = await crypto.subtle.decrypt(gcm(keys, side, sequence), keys.letters[side], sealed);
  } catch (error) {
    // All that a wrong seal says; a letter shorter than a seal is the same.
    if (isNamed(error, 'OperationError')) return null;
    throw error;
  }
  return new TextDecoder().decode(bytes);
}

/** By name: the class of WebCrypto's errors is another in each realm. */
function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}

function gcm({ box }: SharedKeys, side: Side, sequence: number) {
  const iv = new Uint8Array(12);
  iv[0] = side === 'a' ? 1 : 2;
  const view = new DataView(iv.buffer);
  view.setUint32(4, Math.floor(sequence / TWO_32));
  view.setUint32(8, sequence % TWO_32);
  return {
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(`jixiao relay 1|${box}|${side}|${sequence}`),
    tagLength: 128,
  };
}

async function sha256(crypto: CryptoDoor, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
