import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { AuditLog } from '../../relay/server/audit';
import { RelayRoutes } from '../../relay/server/routes';
import type { RelaySettings } from '../../relay/server/settings';
import { isErrorLike, isFileSystemError, SiteIndex, TooManyFiles, type SiteListing } from '../static/site-index';
import { makeHandler } from './handler';
import type { Log } from './log';
import type { RelayServeOptions, ServeOptions } from './options';
import { StartError } from './start-error';

export interface Running {
  readonly port: number;
  readonly isHttps: boolean;
  /** Takes no new connections, answers who waits, waits for the rest up to `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

export interface Surroundings {
  readonly log: Log;
  /** Other limits than the usual ones, for tests. */
  readonly relaySettings?: Partial<RelaySettings>;
  /** ms. */
  readonly headersTimeout?: number;
}

const LIMITS = { maxHeaderSize: 16 * 1024, requestTimeout: 60_000, keepAliveTimeout: 65_000 };
/** For a TLS handshake, and for all headers of a request; ms. */
const HEADERS_MS = 10_000;
/** Node looks at its connections only so often, every half a minute by itself; ms. */
const lookEvery = (headersTimeout: number): number => headersTimeout / 10;
const MOST_CONNECTIONS = 2000;

/** @throws StartError with the exit code and a sentence that says what to do */
export async function startServer(
  options: ServeOptions,
  { log, relaySettings, headersTimeout = HEADERS_MS }: Surroundings,
): Promise<Running> {
  const index = new SiteIndex(options.dir);
  const listing = await firstListing(index, options.dir);
  const tls = options.tls === null ? null : await readCertificate(options.tls, log);
  const relay = options.relay === null ? null : await openRelay(options, options.relay, log, relaySettings);
  let stopping = false;
  const handler = makeHandler({
    index,
    security: { officeJs: options.officeJs, frameAncestors: options.frameAncestors, hstsSeconds: options.hstsSeconds },
    relay,
    log,
    logRequests: options.logRequests,
    isStopping: () => stopping,
  });
  const limits = { ...LIMITS, headersTimeout, connectionsCheckingInterval: lookEvery(headersTimeout) };
  const server: Server =
    tls === null
      ? createServer(limits, handler)
      : createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: headersTimeout }, handler);
  server.maxConnections = MOST_CONNECTIONS;
  const unused = followUnused(server, tls === null ? 'connection' : 'secureConnection');
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  if (listing.links.length > 0)
    log({ event: 'links-skipped', count: listing.links.length, first: listing.links[0] ?? '' });
  log({ event: 'started', port, https: tls !== null, files: listing.files.size, relay: relay !== null });
  return {
    port,
    isHttps: tls !== null,
    stop: async (graceMs = 10_000) => {
      stopping = true;
      relay?.stop();
      await drain(server, unused, graceMs);
      await relay?.close();
      log({ event: 'stopped' });
    },
  };
}

async function firstListing(index: SiteIndex, dir: string): Promise<SiteListing> {
  try {
    const info = await stat(dir);
    if (!info.isDirectory()) throw new StartError(`--dir 的“${dir}”不是文件夹。`, 3);
    const listing = await index.current();
    if (listing.files.has('taskpane.html') || listing.files.has('index.html')) return listing;
    throw new StartError(
      `“${dir}”里没有 taskpane.html 或 index.html，不是要发布的文件夹。请指到打好的包里的 site 文件夹。`,
      3,
    );
  } catch (error) {
    if (error instanceof TooManyFiles)
      throw new StartError(`“${dir}”里的文件太多，不像要发布的文件夹。请指到打好的包里的 site 文件夹。`, 3, {
        cause: error,
      });
    if (!isFileSystemError(error)) throw error;
    if (error.code === 'ENOENT') throw new StartError(`找不到文件夹“${dir}”。请核对 --dir。`, 3, { cause: error });
    throw new StartError(`文件夹“${dir}”读不出来（${error.code}）。请检查权限。`, 3, { cause: error });
  }
}

async function readCertificate(
  files: { readonly cert: string; readonly key: string },
  log: Log,
): Promise<{ cert: Buffer; key: Buffer }> {
  const [cert, key] = await Promise.all([readPem(files.cert, '证书'), readPem(files.key, '私钥')]);
  if (/ENCRYPTED/.test(key.toString('latin1')))
    throw new StartError(`私钥“${files.key}”设有口令。请换成不带口令的私钥，并只让运行本服务的帐户能读。`, 3);
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(cert);
    createSecureContext({ cert, key });
  } catch (error) {
    if (!isErrorLike(error)) throw error;
    const mismatch = 'code' in error && error.code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH';
    const what = mismatch ? `证书“${files.cert}”和私钥“${files.key}”不是一对` : `证书或私钥不能用（${error.message}）`;
    throw new StartError(`${what}。两个文件都要 PEM 格式（以 -----BEGIN 开头）。`, 3, { cause: error });
  }
  const days = (Date.parse(parsed.validTo) - Date.now()) / 86_400_000;
  if (days < 0)
    throw new StartError(`证书“${files.cert}”已于 ${parsed.validTo} 过期，Office 不会打开窗格。请换新的证书。`, 3);
  if (days < 30) log({ event: 'certificate-expires-soon', days: Math.floor(days) });
  return { cert, key };
}

async function readPem(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    throw new StartError(
      `${what}文件“${file}”读不出来（${error.code === 'ENOENT' ? '没有这个文件' : error.code}）。`,
      3,
      { cause: error },
    );
  }
}

async function openRelay(
  options: ServeOptions,
  relay: RelayServeOptions,
  log: Log,
  settings: Partial<RelaySettings> = {},
): Promise<RelayRoutes> {
  const { auditDir, auditDays, auditAddresses } = relay;
  try {
    const audit = await AuditLog.open({ folder: auditDir, days: auditDays, plainAddresses: auditAddresses, log });
    return new RelayRoutes(audit, log, options.isBehindProxy, settings);
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    throw new StartError(
      `审计记录写不进“${auditDir}”（${error.code}）。请建好这个文件夹，并让运行本服务的帐户能写。`,
      3,
      { cause: error },
    );
  }
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(listenError(error, host, port)));
    server.listen({ port, ...(host !== null && { host }) }, () => done());
  });
}

function listenError(error: NodeJS.ErrnoException, host: string | null, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`端口 ${port} 已被别的程序占用。请先停掉它，或用 --port 换一个端口。`, 3, { cause: error });
  if (error.code === 'EACCES')
    return new StartError(`没有权限使用端口 ${port}（1024 以下要管理员）。请用 --port 换一个端口，例如 8443。`, 3, {
      cause: error,
    });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAFNOSUPPORT')
    return new StartError(`这台机器没有地址“${host}”。请用 --host 写本机的地址，例如 0.0.0.0。`, 3, { cause: error });
  return error;
}

/** Connections that browsers open ahead of need: no request on them yet, and Node does not take them for idle. */
function followUnused(server: Server, event: 'connection' | 'secureConnection'): Set<Socket> {
  const unused = new Set<Socket>();
  server.on(event, (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

function drain(server: Server, unused: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  return new Promise((done) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that has just been answered is idle a moment later.
    const again = setInterval(() => {
      server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
    }, 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(again);
      done();
    });
  });
}
