import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect } from 'node:net';
import type { Certificate } from './certificate';
import { plainHeaders } from './security-headers';
import { answerFile } from './static/answer-file';
import { Bodies } from './static/bodies';
import { mediaTypeOf } from './static/media-types';
import { requestPath } from './static/request-path';
import { isErrorLike, isFileSystemError, SiteIndex } from './static/site-index';

export interface SiteFiles {
  /** Path prefix ("/office/") → folder on disk; the longest that fits wins. */
  readonly folders: Readonly<Record<string, string>>;
  /** Answers made on the fly, by path. */
  readonly texts?: Readonly<Record<string, () => string>>;
  /** Served for "/". */
  readonly index: string;
  readonly policy: string;
}

export interface Site {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

const LAST_PORT_AFTER = 50;

/** The workbench's: static files by https on localhost, at `port` or the next free one. `files` is made once the address is known. */
export async function startSite(
  certificate: Certificate,
  port: number,
  files: (origin: string) => SiteFiles,
): Promise<Site> {
  for (let tried = port; tried < port + LAST_PORT_AFTER; tried++) {
    const origin = `https://localhost:${tried}`;
    const server = await listen(certificate, tried, answering(files(origin)));
    if (server) return { port: tried, origin, close: () => closed(server) };
  }
  throw new Error(`no free port from ${port} to ${port + LAST_PORT_AFTER - 1}`);
}

/** null: the port is taken. A browser may take localhost for ::1, so a program that listens there alone counts too. */
async function listen(
  certificate: Certificate,
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server | null> {
  if (await isAnswered('::1', port)) return null;
  const server = createServer({ key: certificate.key, cert: certificate.cert }, answer);
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(null) : failed(error),
    );
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const end = (answered: boolean) => () => {
      socket.destroy();
      done(answered);
    };
    socket.once('connect', end(true)).once('error', end(false)).setTimeout(500, end(false));
  });
}

function answering(files: SiteFiles): (request: IncomingMessage, response: ServerResponse) => void {
  const bodies = new Bodies();
  const folders = Object.entries(files.folders)
    .sort(([a], [b]) => b.length - a.length)
    .map(([prefix, folder]) => ({ prefix: prefix.slice(1), index: new SiteIndex(folder) }));
  const headers = { ...plainHeaders, 'content-security-policy': files.policy };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end();
    const asked = requestPath(request.url ?? '/');
    const path = asked === '' ? files.index.slice(1) : asked;
    const text = path === null ? undefined : files.texts?.[`/${path}`];
    if (path !== null && text !== undefined)
      return void response.writeHead(200, { ...headers, 'content-type': mediaTypeOf(path).type }).end(text());
    const place = folders.find(({ prefix }) => path?.startsWith(prefix));
    const listing = await place?.index.current();
    const file = path === null || place === undefined ? undefined : listing?.files.get(path.slice(place.prefix.length));
    if (file === undefined || listing === undefined) return void response.writeHead(404, headers).end();
    await answerFile(request, response, bodies, {
      file,
      listing,
      headers,
      fixedCache: plainHeaders['cache-control'],
      packed: false,
    });
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A folder that is not built, or a file replaced by a build just now.
      if (!isFileSystemError(error) || response.headersSent)
        return void response.destroy(isErrorLike(error) ? error : undefined);
      response.writeHead(404, headers).end();
    });
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
