import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mediaTypeOf } from './media-types';
import type { SiteFile } from './site-index';

export type Encoding = 'br' | 'gzip' | 'identity';

/** What is sent for a file in one encoding. */
export interface Body {
  readonly bytes: Buffer;
  readonly encoding: Encoding;
  /** Strong, with quotes; of the content alone, so two servers and a rolled back release agree. */
  readonly etag: string;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const SMALLEST_WORTH = 1024;
/** Above this the first visitor would wait too long; such files bring a .br or .gz with them or go as they are. */
const LARGEST_ON_THE_FLY = 4 * 1024 * 1024;
const suffixes: Readonly<Record<Exclude<Encoding, 'identity'>, string>> = { br: '.br', gzip: '.gz' };

export interface BodiesOptions {
  /** Bytes kept in memory over all files. */
  readonly keepBytes?: number;
}

/** Files' contents, kept in memory while there is room (the longest unused goes first), compressed once for everybody. */
export class Bodies {
  private readonly kept = new Map<string, Body>();
  private readonly running = new Map<string, Promise<Body>>();
  private keptBytes = 0;
  private readonly limit: number;

  constructor({ keepBytes = 96 * 1024 * 1024 }: BodiesOptions = {}) {
    this.limit = keepBytes;
  }

  get bytes(): number {
    return this.keptBytes;
  }

  /** @param siblings the site's listing: a .br or .gz beside the file is sent as it is, unless it is older than the file */
  async get(file: SiteFile, wanted: Encoding, siblings: ReadonlyMap<string, SiteFile>): Promise<Body> {
    const ready = wanted === 'identity' ? undefined : siblings.get(file.path + suffixes[wanted]);
    const packed = ready !== undefined && ready.modifiedMs >= file.modifiedMs ? ready : null;
    const key = `${file.file}\n${file.version}\n${wanted}\n${packed?.version ?? ''}`;
    const found = this.kept.get(key);
    if (found !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, found);
      return found;
    }
    const started = this.running.get(key) ?? this.make(file, wanted, packed, key);
    this.running.set(key, started);
    try {
      return await started;
    } finally {
      this.running.delete(key);
    }
  }

  private async make(file: SiteFile, wanted: Encoding, packed: SiteFile | null, key: string): Promise<Body> {
    const plain = await readFile(file.file);
    const body = await encode(file.path, plain, wanted, packed === null ? null : await readFile(packed.file));
    this.keep(key, body);
    return body;
  }

  private keep(key: string, body: Body): void {
    if (body.bytes.length > this.limit / 4) return;
    this.kept.set(key, body);
    this.keptBytes += body.bytes.length;
    for (const [oldest, { bytes }] of this.kept) {
      if (this.keptBytes <= this.limit) break;
      this.kept.delete(oldest);
      this.keptBytes -= bytes.length;
    }
  }
}

async function encode(path: string, plain: Buffer, wanted: Encoding, packed: Buffer | null): Promise<Body> {
  const print = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const identity: Body = { bytes: plain, encoding: 'identity', etag: `"${print}"` };
  const named = (bytes: Buffer, encoding: Encoding): Body => ({ bytes, encoding, etag: `"${print}-${encoding}"` });
  if (wanted === 'identity') return identity;
  if (packed !== null) return named(packed, wanted);
  const worth = mediaTypeOf(path).text && plain.length >= SMALLEST_WORTH && plain.length <= LARGEST_ON_THE_FLY;
  if (!worth) return identity;
  const bytes =
    wanted === 'br'
      ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : await zip(plain, { level: 7 });
  return bytes.length < plain.length ? named(bytes, wanted) : identity;
}

/** The best encoding that a request takes: RFC 9110 §12.5.3; q=0 forbids. */
export function wantedEncoding(accept: string | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of (accept ?? '').split(',')) {
    const [name = '', ...params] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const q = params.find((param) => param.startsWith('q='));
    if (name !== '') weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gz] = [weightOf('br'), weightOf('gzip')];
  if (br === 0 && gz === 0) return 'identity';
  return br >= gz ? 'br' : 'gzip';
}
