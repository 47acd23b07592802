import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RelaySettings } from '../../../src/relay/server/settings';
import { readServeOptions } from '../../../src/server/serve/options';
import type { LogEvent } from '../../../src/server/serve/log';
import { startServer, type Surroundings } from '../../../src/server/serve/start';

/** A folder as `npm run package` lays it out, small. */
export const sampleSite: Readonly<Record<string, string>> = {
  'taskpane.html': '<!doctype html><title>绩效自评助手</title>',
  'js/taskpane.0123456789.js': `// ${'自评'.repeat(2000)}\nvoid 0;\n`,
  'css/taskpane.abcdef0123.css': 'body{}',
  'packs/index.json': `{"packs":[${'"长沙市开福区",'.repeat(300)}""]}`,
  'assets/icon-16.png': 'not really a picture',
  'office/office.js': 'void 0;',
  'samples/长沙开福区.xlsx': 'x'.repeat(5000),
  'help/index.html': '<!doctype html><title>帮助</title>',
  'wps/install.html': '<!doctype html><title>装进 WPS</title>',
  '网页版.html': '<!doctype html><title>网页版</title>',
};

export function makeFolder(files: Readonly<Record<string, string>> = sampleSite): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-site-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Served {
  readonly port: number;
  readonly origin: string;
  readonly lines: LogEvent[];
  stop(graceMs?: number): Promise<void>;
}

/** The production server over plain http on a free port of this machine. */
export async function serveFolder(
  folder: string,
  args: readonly string[] = [],
  relaySettings: Partial<RelaySettings> = {},
  surroundings: Pick<Surroundings, 'headersTimeout'> = {},
): Promise<Served> {
  const lines: LogEvent[] = [];
  const withPort = args.includes('--port') ? args : ['--port', '0', ...args];
  const options = readServeOptions(['--dir', folder, '--behind-proxy', ...withPort]);
  const running = await startServer(options, {
    log: (entry) => void lines.push(entry),
    relaySettings,
    ...surroundings,
  });
  return { port: running.port, origin: `http://127.0.0.1:${running.port}`, lines, stop: running.stop };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it is written: no client normalises the path or adds a header. */
export function ask(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
      response.on('error', failed);
    });
    asked.on('error', failed);
    asked.end(body);
  });
}
