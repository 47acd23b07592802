import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathRuleOf } from '../security-headers';
import { wantedEncoding, type Bodies, type Body } from './bodies';
import { mediaTypeOf } from './media-types';
import type { SiteFile, SiteListing } from './site-index';

export type Headers = Readonly<Record<string, string | number>>;

export interface FileAnswer {
  readonly file: SiteFile;
  readonly listing: SiteListing;
  /** Of every answer; cache and resource policy of the path come on top unless `fixedCache` is given. */
  readonly headers: Headers;
  /** The workbench's: its files change with every build. */
  readonly fixedCache?: string;
  /** false: never packed, for a browser on the same machine. */
  readonly packed?: boolean;
}

/**
 * GET or HEAD of a file: conditions (304), one byte range (206, 416), compression.
 * @throws the file system's error, before anything is sent
 */
export async function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  bodies: Bodies,
  answer: FileAnswer,
): Promise<void> {
  const { file, listing } = answer;
  const { cacheControl, resourcePolicy, ownPolicy } = pathRuleOf(file.path);
  const media = mediaTypeOf(file.path);
  // A range is one of the file itself, never of a packed form.
  const ranged = request.headers.range !== undefined && request.method === 'GET';
  const wanted =
    ranged || answer.packed === false ? 'identity' : wantedEncoding(request.headers['accept-encoding']?.toString());
  const body = await bodies.get(file, wanted, listing.files);
  const headers: Record<string, string | number> = {
    ...answer.headers,
    ...(ownPolicy !== undefined && answer.fixedCache === undefined && { 'content-security-policy': ownPolicy }),
    'cache-control': answer.fixedCache ?? cacheControl,
    'cross-origin-resource-policy': resourcePolicy,
    etag: body.etag,
    'last-modified': new Date(file.modifiedMs).toUTCString(),
    vary: 'accept-encoding',
  };
  if (isUnchanged(request, body, file)) return void response.writeHead(304, headers).end();
  headers['content-type'] = media.type;
  headers['accept-ranges'] = 'bytes';
  if (body.encoding !== 'identity') headers['content-encoding'] = body.encoding;
  const range =
    ranged && isRangeWanted(request, body, file) ? rangeOf(request.headers.range ?? '', body.bytes.length) : null;
  if (range === 'none')
    return void response
      .writeHead(416, { ...headers, 'content-range': `bytes */${body.bytes.length}`, 'content-length': 0 })
      .end();
  const bytes = range === null ? body.bytes : body.bytes.subarray(range.from, range.to + 1);
  if (range !== null) headers['content-range'] = `bytes ${range.from}-${range.to}/${body.bytes.length}`;
  response.writeHead(range === null ? 200 : 206, { ...headers, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** RFC 9110 §13: If-None-Match decides alone where it is given. Weak comparison. */
function isUnchanged(request: IncomingMessage, body: Body, file: SiteFile): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined)
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === body.etag);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(file.modifiedMs / 1000) * 1000 <= since;
}

/** If-Range: the rest of the same version, or the whole of the new one. */
function isRangeWanted(request: IncomingMessage, body: Body, file: SiteFile): boolean {
  const condition = request.headers['if-range']?.toString();
  if (condition === undefined) return true;
  if (condition.startsWith('"')) return condition === body.etag;
  return Date.parse(condition) === Math.floor(file.modifiedMs / 1000) * 1000;
}

interface ByteRange {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
}

/** null: not a range that we serve, the whole file is right; 'none': outside the file. */
function rangeOf(header: string, length: number): ByteRange | 'none' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 || length === 0 ? 'none' : { from: Math.max(0, length - last), to: length - 1 };
  }
  const from = Number(match[1]);
  const to = match[2] === '' ? length - 1 : Math.min(Number(match[2]), length - 1);
  if (from >= length) return 'none';
  return to < from ? null : { from, to };
}
