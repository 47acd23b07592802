import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { WpsService, type WpsServiceBuild } from '../../../simulator/wps-service';
import { launch, root } from '../browser';
import { asChromium78 } from '../offline/chromium-78';

let page: string | null = null;
function installPage(): string {
  if (page === null) {
    execFileSync(process.execPath, ['scripts/offline.mjs', '--page', 'wps-install', '--if-stale'], { cwd: root });
    page = join(root, 'dist/wps/install.html');
  }
  return page;
}

/** The package's folder as an office serves it; what WPS fetches of it is a ribbon. */
export async function serveFolder(): Promise<{ readonly server: Server; readonly origin: string }> {
  const html = readFileSync(installPage());
  const ribbon = '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"></customUI>';
  const files: Readonly<Record<string, Buffer | string>> = {
    '/wps/install.html': html,
    '/wps/et/ribbon.xml': ribbon,
    '/wps/writer/ribbon.xml': ribbon,
  };
  const server = createServer((request, response) => {
    const file = files[new URL(request.url ?? '', 'http://127.0.0.1').pathname];
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(file ?? '<!doctype html>没有');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export interface OpenInstall {
  readonly page: Page;
  readonly service: WpsService;
  readonly address: string;
  readonly complaints: string[];
  /** Addresses asked for, the page itself apart. */
  readonly requests: string[];
  card(name: 'jixiao-et' | 'jixiao-wps'): ReturnType<Page['locator']>;
  close(): Promise<void>;
}

interface Opening extends WpsServiceBuild {
  readonly width?: number;
  readonly dark?: boolean;
  /** Nothing stands where WPS's service would. */
  readonly isAlone?: boolean;
  /** From the disk instead. */
  readonly address?: string;
  readonly before?: (service: WpsService, address: string) => void;
}

/**
 * The built page in a real browser as of Chromium 78, beside a service of its own: 58890 is led to the service's port below the page, so that
 * the browser's own rules for other origins hold.
 */
export async function openInstall(origin: string, opening: Opening = {}): Promise<OpenInstall> {
  const {
    width = 500,
    dark = false,
    isAlone = false,
    address = `${origin}/wps/install.html`,
    before,
    ...build
  } = opening;
  const service = await WpsService.start(build);
  before?.(service, address);
  const { port } = service;
  if (isAlone) await service.close();
  const browser: Browser = await launch(undefined, [`--host-resolver-rules=MAP 127.0.0.1:58890 127.0.0.1:${port}`]);
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
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
  await opened.locator('[data-kind]:not([data-kind=asking])').first().waitFor();
  return {
    page: opened,
    service,
    address,
    complaints,
    requests,
    card: (name) => opened.locator(`[data-add-in=${name}]`),
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}
