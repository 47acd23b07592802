import type { IncomingMessage, ServerResponse } from 'node:http';
import { relayFolder } from '../../relay/protocol/addresses';
import { securityHeaders, type SecurityOptions } from '../security-headers';
import { answerFile } from '../static/answer-file';
import { Bodies } from '../static/bodies';
import { LONGEST_ADDRESS, requestPath } from '../static/request-path';
import { isErrorLike, isFileSystemError, type SiteFile, type SiteIndex, type SiteListing } from '../static/site-index';
import type { Log } from './log';

export interface RelayDoor {
  /** Takes every request below relay/. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** false: nothing can be written down, so nobody can pair. */
  readonly isAuditing: boolean;
}

export interface HandlerParts {
  readonly index: SiteIndex;
  readonly security: SecurityOptions;
  readonly relay: RelayDoor | null;
  readonly log: Log;
  readonly logRequests: boolean;
  readonly isStopping: () => boolean;
}

const METHODS = 'GET, HEAD, OPTIONS';
const HEALTH_METHODS = 'GET, HEAD';
/** Served for "/" and for a folder: the first that is there. */
const INDEX_NAMES = ['index.html', 'taskpane.html', 'install.html'];

/** Answers everything; never rejects. */
export function makeHandler(parts: HandlerParts): (request: IncomingMessage, response: ServerResponse) => void {
  const bodies = new Bodies();
  const headers = Object.fromEntries(
    securityHeaders(parts.security).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
  );
  return (request, response) => {
    const started = performance.now();
    const answer = new Answer(request, response, parts, bodies, headers);
    response.once('close', () => {
      if (!parts.logRequests) return;
      const ms = Math.round(performance.now() - started);
      parts.log({
        event: 'request',
        method: request.method ?? '',
        path: answer.named,
        status: response.writableEnded ? response.statusCode : 0,
        ms,
      });
    });
    answer.give().catch((error: unknown) => {
      parts.log({ event: 'error', path: answer.named, message: isErrorLike(error) ? error.message : 'unknown' });
      if (response.headersSent) response.destroy();
      else plain(response, 500, '服务器出错了，请稍后再试。', headers);
    });
  };
}

class Answer {
  /** For the log: a path of ours, or a word for what is none. */
  named = '(其他)';

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly parts: HandlerParts,
    private readonly bodies: Bodies,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  async give(): Promise<void> {
    const { request, response, parts } = this;
    // A connection that is kept open would outlive the server.
    if (parts.isStopping()) response.setHeader('connection', 'close');
    const url = request.url ?? '/';
    if (url.length > LONGEST_ADDRESS) return plain(response, 414, '网址太长。', this.headers);
    const path = requestPath(url);
    if (path === 'healthz') return this.health();
    if (parts.relay !== null && path?.startsWith(relayFolder)) {
      this.named = relayFolder;
      for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
      return parts.relay.answer(request, response, path.slice(relayFolder.length));
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204, { ...this.headers, allow: METHODS }).end();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(response, 405, '这里只能读取（GET、HEAD）。', { ...this.headers, allow: METHODS });
    if (path === null) return plain(response, 400, '网址不对。', this.headers);
    const listing = await parts.index.current();
    const file = fileFor(path, listing);
    if (file === null) return plain(response, 404, '没有这个文件。', this.headers);
    this.named = file.path;
    try {
      await answerFile(request, response, this.bodies, { file, listing, headers: this.headers });
    } catch (error) {
      // Deleted within the second since the folder was listed.
      if (isFileSystemError(error) && error.code === 'ENOENT')
        return plain(response, 404, '没有这个文件。', this.headers);
      throw error;
    }
  }

  /** Well or not, for everybody; how much there is of what stands in the log (relay-counts), where strangers do not look. */
  private async health(): Promise<void> {
    this.named = 'healthz';
    const { method } = this.request;
    if (method !== 'GET' && method !== 'HEAD')
      return plain(this.response, 405, '这里只能读取（GET、HEAD）。', { ...this.headers, allow: HEALTH_METHODS });
    const { relay, index } = this.parts;
    const { files } = await index.current();
    const stopping = this.parts.isStopping();
    const isServed = INDEX_NAMES.some((name) => files.has(name));
    const state = { ok: !stopping && isServed, stopping, relay: relay !== null && { auditing: relay.isAuditing } };
    const body = `${JSON.stringify(state)}\n`;
    this.response.writeHead(state.ok ? 200 : 503, {
      ...this.headers,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    this.response.end(this.request.method === 'HEAD' ? undefined : body);
  }
}

function fileFor(path: string, { files }: SiteListing): SiteFile | null {
  const direct = path === '' || path.endsWith('/') ? undefined : files.get(path);
  if (direct !== undefined) return direct;
  if (path !== '' && !path.endsWith('/')) return null;
  return INDEX_NAMES.map((name) => files.get(path + name)).find((file) => file !== undefined) ?? null;
}

function plain(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(response.req.method === 'HEAD' ? undefined : `${sentence}\n`);
}
