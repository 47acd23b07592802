import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { WpsService, type PublishedAddIn, type WpsServiceBuild } from '../../../simulator/wps-service';
import type { Certificate } from '../../../src/server/certificate';
import { launch, root } from '../browser';
import { asChromium78 } from '../offline/chromium-78';
import { addinFile, panePage } from './addin-window';

let page: string | null = null;
export function installPage(): string {
  if (page === null) {
    execFileSync(process.execPath, ['scripts/offline.mjs', '--page', 'wps-install', '--if-stale'], { cwd: root });
    page = join(root, 'dist/wps/install.html');
  }
  return page;
}

export interface Folder {
  readonly port: number;
  readonly origin: string;
  /** What was asked for so far, and how many bytes of it went out. */
  readonly sent: { readonly path: string; readonly bytes: number }[];
  close(): Promise<void>;
}

/** The package's folder as an office serves it, `without` what somebody forgot of et/; the other folder is forgotten whole. */
export async function serveFolder(certificate?: Certificate, without: readonly string[] = []): Promise<Folder> {
  const pane = readFileSync(panePage('et'));
  const et = (['manifest.xml', 'ribbon.xml', 'index.html', 'taskpane.html'] as const).filter(
    (name) => !without.includes(name),
  );
  const files: Readonly<Record<string, Buffer | string>> = {
    '/wps/install.html': readFileSync(installPage()),
    ...Object.fromEntries(
      et.map((name) => [`/wps/et/${name}`, name === 'taskpane.html' ? pane : addinFile('et', name)]),
    ),
  };
  const sent: { path: string; bytes: number }[] = [];
  const hear: Parameters<typeof createServer>[1] = (request, response) => {
    const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
    const file = files[path];
    sent.push({ path, bytes: Buffer.byteLength(file ?? '') });
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(file ?? '<!doctype html>没有');
  };
  const server = certificate ? createTlsServer({ ...certificate }, hear) : createServer(hear);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, sent, origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`, close };
}

/** An entry as WPS lists it. */
export const listed = (name: 'jixiao-et' | 'jixiao-wps', url: string, more = {}): PublishedAddIn => ({
  name,
  addonType: name === 'jixiao-et' ? 'et' : 'wps',
  online: 'true',
  url,
  enable: 'enable_dev',
  ...more,
});

export interface OpenInstall {
  readonly page: Page;
  readonly service: WpsService;
  /** Where the service stands or stood, "127.0.0.1:1234". */
  readonly place: string;
  /** Violations of the policy and uncaught errors so far. */
  readonly complaints: string[];
  /** Addresses asked for, the page itself apart. */
  readonly requests: string[];
  card(name: 'jixiao-et' | 'jixiao-wps'): ReturnType<Page['locator']>;
  press(name: 'jixiao-et' | 'jixiao-wps', button: string): Promise<void>;
  /** Waits until the add-in stands so in WPS's list. */
  stands(name: 'jixiao-et' | 'jixiao-wps', kind: string): Promise<void>;
  close(): Promise<void>;
}

interface Opening {
  readonly build?: WpsServiceBuild;
  readonly address: string;
  readonly width?: number;
  readonly dark?: boolean;
  /** Nothing stands where WPS's service would. */
  readonly isAlone?: boolean;
  readonly published?: readonly PublishedAddIn[];
  readonly keyHash?: string;
  /** Switches of Chromium. */
  readonly more?: readonly string[];
  /** Names led to this machine's ports, as a name server would. */
  readonly names?: string;
  readonly mayAsk?: boolean;
}

/**
 * The built page in a real browser without what is younger than Chromium 78, beside a service of its own: 58890 and 58891 are led to its port
 * below the page, so that the browser's own rules for other origins hold.
 */
export async function openInstall(opening: Opening): Promise<OpenInstall> {
  const { address, width = 500, dark = false, isAlone = false, published = [], keyHash, more = [] } = opening;
  const { names = '', mayAsk = false, build = {} } = opening;
  const service = await WpsService.start(build);
  service.publish(...published);
  const { port } = service;
  if (isAlone) await service.close();
  const place = `MAP 127.0.0.1:${build.tls ? 58891 : 58890} 127.0.0.1:${port}`;
  const browser = await launch(keyHash, [`--host-resolver-rules=${place}${names}`, ...more]);
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (mayAsk) await context.grantPermissions(['local-network-access']);
  const opened = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  opened.on('pageerror', (error) => complaints.push(error.message));
  opened.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  opened.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  await opened.addInitScript(asChromium78);
  await opened.goto(address);
  const card: OpenInstall['card'] = (name) => opened.locator(`[data-add-in=${name}]`);
  return {
    page: opened,
    service,
    place: `127.0.0.1:${port}`,
    complaints,
    requests,
    card,
    press: (name, button) => card(name).getByRole('button', { name: button, exact: true }).click(),
    stands: (name, kind) => card(name).locator(`.state[data-kind=${kind}]`).waitFor(),
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}
