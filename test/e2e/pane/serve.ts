import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { panePolicy } from '../../../src/server/security-headers';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

export interface Site {
  readonly origin: string;
  readonly close: () => void;
  /** Served beside the folder's files, by path. */
  readonly files: Map<string, Uint8Array>;
}

/** Static files of a folder under the policy above, on a free port of this machine. */
export async function serve(folder: string): Promise<Site> {
  const files = new Map<string, Uint8Array>();
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const made = files.get(path);
    if (made) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(made);
      return;
    }
    const file = join(folder, path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': panePolicy,
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close(), files };
}
