import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { makeCertificate } from '../../../src/server/certificate';
import { workbenchPolicy, type OfficeSource } from '../../../src/server/security-headers';
import { startSite, type Site } from '../../../src/server/static-site';
import { launch, root } from '../browser';

/** `npm run package`, as an administrator runs it. Returns the folder. */
export function makePackage(out: string, officeJs: OfficeSource, more: readonly string[] = []): string {
  const base = 'https://jixiao.example.gov.cn/';
  const args = ['--base-url', base, '--office-js', officeJs, '--out', out, ...more];
  // What a run that was stopped half-way left there is no package, and would be refused.
  rmSync(join(root, out), { recursive: true, force: true });
  execFileSync(process.execPath, ['scripts/package.mjs', ...args], { cwd: root, stdio: 'pipe' });
  return join(root, out);
}

/** Where the simulated Office stands, and the package's own server that it takes the pane from. */
export interface Published {
  readonly browser: Browser;
  /** Of the page around the pane. */
  readonly page: Site;
  /** Of the pane. */
  readonly origin: string;
  /** As if the machine had lost its power. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** @param folder of a package; @param more arguments of serve.cjs */
export async function publish(
  folder: string,
  officeJs: OfficeSource,
  more: readonly string[] = [],
): Promise<Published> {
  execFileSync(process.execPath, ['scripts/workbench-build.mjs'], { cwd: root, stdio: 'pipe' });
  const certificate = await makeCertificate();
  const keys = mkdtempSync(join(tmpdir(), 'jixiao-keys-'));
  const [cert, key] = [join(keys, 'cert.pem'), join(keys, 'key.pem')];
  writeFileSync(cert, certificate.cert);
  writeFileSync(key, certificate.key);
  const texts: Record<string, () => string> = {};
  const built = join(root, 'dist/workbench');
  const page = await startSite(certificate, 3700 + 10 * Number(process.env['JEST_WORKER_ID'] ?? 0), () => ({
    folders: {
      '/': join(built, 'page'),
      '/univer/': join(root, 'dist/univer'),
      '/assets/': join(root, 'assets'),
      '/books/': join(built, 'books'),
    },
    texts,
    index: '/workbench.html',
    policy: workbenchPolicy('https://localhost:*'),
  }));
  const args = [
    '--dir',
    'site',
    '--cert',
    cert,
    '--key',
    key,
    '--host',
    '127.0.0.1',
    '--office-js',
    officeJs,
    '--quiet',
  ];
  const serve = (port: number): Promise<Server> =>
    startServer(folder, [...args, '--frame-ancestors', page.origin, '--port', String(port), ...more]);
  let server = await serve(0);
  const { port } = server;
  const origin = `https://localhost:${port}`;
  texts['/workbench.json'] = () => JSON.stringify({ pane: origin });
  const browser = await launch(certificate.keyHash);
  return {
    browser,
    page,
    origin,
    kill: () => server.end('SIGKILL'),
    start: async () => {
      server = await serve(port);
    },
    close: async () => {
      await browser.close();
      await server.end('SIGTERM');
      await page.close();
      rmSync(keys, { recursive: true, force: true });
    },
  };
}

export interface Server {
  readonly port: number;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The package's own server over its site. */
export function startServer(folder: string, args: readonly string[]): Promise<Server> {
  return new Promise((done, failed) => {
    const child: ChildProcess = spawn(process.execPath, ['server/serve.cjs', ...args], { cwd: folder });
    const ended = new Promise<void>((over) => child.once('close', () => over()));
    let said = '';
    child.stdout?.resume();
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const port = /端口 (\d+)/.exec(said)?.[1];
      if (port !== undefined)
        done({
          port: Number(port),
          end: async (signal) => {
            child.kill(signal);
            await ended;
          },
        });
    });
    void ended.then(() => failed(new Error(`serve.cjs did not start: ${said}`)));
  });
}

const OFFICE_CDN = /^https:\/\/(appsforoffice\.microsoft\.com|appsforoffice\.cdn\.partner\.office365\.cn)\//;

/** Requests of a browser window, and what its policies refused. Microsoft's addresses are answered from the npm copy of office.js. */
export interface Seen {
  readonly own: string[];
  readonly office: string[];
  readonly elsewhere: string[];
  readonly violations: string[];
}

export async function watch(context: BrowserContext, published: Pick<Published, 'origin' | 'page'>): Promise<Seen> {
  const seen: Seen = { own: [], office: [], elsewhere: [], violations: [] };
  const office = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
  await context.exposeFunction('tellViolation', (what: string) => seen.violations.push(what));
  await context.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation(what: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, documentURI }) =>
      tellViolation(`${violatedDirective} ${blockedURI} ${documentURI}`),
    );
  });
  context.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(`${published.origin}/`)) seen.own.push(url);
    else if (OFFICE_CDN.test(url)) seen.office.push(url);
    // The window of the simulated Office is none of the add-in's; what is made up in the page goes nowhere.
    else if (!url.startsWith(`${published.page.origin}/`) && !/^(data|blob):/.test(url)) seen.elsewhere.push(url);
  });
  await context.route(OFFICE_CDN, async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^.*\/lib\/1\/hosted\//, '');
    await route.fulfill({
      body: readFileSync(join(office, name)),
      contentType: 'text/javascript; charset=utf-8',
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  return seen;
}
