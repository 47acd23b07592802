import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect } from 'node:net';
import { extname, join, sep } from 'node:path';
import type { Certificate } from './certificate';
import { plainHeaders } from './security-headers';

export interface SiteFiles {
  /** Path prefix ("/office/") → folder on disk; the longest that fits wins. */
  readonly folders: Readonly<Record<string, string>>;
  /** Answers made on the fly, by path. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Served for "/". */
  readonly index: string;
  readonly policy: string;
}

export interface Site {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const LAST_PORT_AFTER = 50;

/** Static files by https on localhost, at `port` or the next free one. `files` is made once the address is known. */
export async function startSite(certificate: Certificate, port: number, files: (origin: string) => SiteFiles): Promise<Site> {
  for (let tried = port; tried < port + LAST_PORT_AFTER; tried++) {
    const origin = `https://localhost:${tried}`;
    const server = await listen(certificate, tried, answering(files(origin)));
    if (server) return { port: tried, origin, close: () => closed(server) };
  }
  throw new Error(`no free port from ${port} to ${port + LAST_PORT_AFTER - 1}`);
}

/** null: the port is taken. A browser may take localhost for ::1, so a program that listens there alone counts too. */
async function listen(certificate: Certificate, port: number, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server | null> {
  if (await isAnswered('::1', port)) return null;
  const server = createServer({ key: certificate.key, cert: certificate.cert }, answer);
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(null) : failed(error)));
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
  return (request, response) => {
    const headers = { ...plainHeaders, 'content-security-policy': files.policy };
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, headers).end();
    const path = pathOf(request.url ?? '/', files.index);
    const text = path === null ? undefined : files.texts?.[path];
    if (path !== null && text !== undefined) return void response.writeHead(200, { ...headers, 'content-type': typeOf(path) }).end(text);
    const file = path === null ? null : fileOf(path, files.folders);
    if (path === null || file === null) return void response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, 'content-type': typeOf(path) });
    if (request.method === 'HEAD') return void response.end();
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
  };
}

const typeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** The decoded path, or null for one that is no path. */
function pathOf(url: string, index: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, 'https://localhost').pathname);
    return path === '/' ? index : path;
  } catch (error) {
    if (error instanceof URIError || (typeof error === 'object' && error !== null && 'code' in error)) return null;
    throw error;
  }
}

/** The file behind a path, never one outside its folder. */
function fileOf(path: string, folders: SiteFiles['folders']): string | null {
  const prefix = Object.keys(folders)
    .filter((one) => path.startsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  const folder = prefix === undefined ? undefined : folders[prefix];
  if (prefix === undefined || folder === undefined || path.includes('\0')) return null;
  const file = join(folder, path.slice(prefix.length));
  const inside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
