import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import { root } from '../browser';
import { asChromium78 } from '../offline/chromium-78';

/** What simulator/src/wps/main.ts puts into the window. */
interface SimulatedWpsWindow {
  readonly simulatedWps: {
    type(sheet: string, address: string, content: number | string | null): Promise<void>;
    valueAt(sheet: string, address: string): unknown;
    names(): number;
    deleteName(name: string): void;
    standsOn(): string;
    saveAs(name: string): void;
    readonly disk: {
      readonly home: string;
      files(): string[];
      bytes(path: string): Uint8Array | null;
      put(path: string, bytes: Uint8Array): void;
      close(folder: string): void;
    };
    readonly panes: { readonly list: readonly SimulatedPane[]; close(pane: SimulatedPane): void };
  };
}

export interface SimulatedPane {
  readonly address: string;
  readonly title: string;
  readonly visible: boolean;
  readonly width: number;
  readonly dock: number;
}

/** An address of plain http from another machine, as in an office: no fetched file, no crypto.subtle. Nothing is sent there. */
const site = 'http://wps.test';

/** What WPS takes away besides: a page of the disk fetches in vain. */
const asInWps = `${asChromium78}; delete window.fetch;`;

/** The window around: the page of the ribbon is there and unseen, panes come as the add-in asks for them. */
const asWindow = `
  simulatedWps.panes.onChange = () => {
    simulatedWps.panes.list.forEach((pane, index) => {
      let frame = document.getElementById('pane' + index);
      if (!frame && pane.visible) {
        frame = document.body.appendChild(document.createElement('iframe'));
        frame.id = 'pane' + index;
        frame.src = pane.address;
      }
      if (frame) frame.hidden = !pane.visible;
    });
  };
`;

const asAddin = (addin: 'et'): string => `(async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.id = 'ribbon';
  frame.hidden = true;
  frame.src = '${addin}/index.html';
  await new Promise((done) => { frame.onload = done; });
  simulatedWps.addin = simulatedWps.load({ ...addinFiles, page: frame.contentWindow });
})()`;

export interface OpenWpsWindow {
  readonly page: Page;
  readonly pane: Frame;
  /** CSP violations and uncaught errors so far. */
  readonly complaints: string[];
  /** Addresses asked for, the add-in's own pages apart. */
  readonly requests: string[];
  /** In the window, past the pane. */
  wps<T>(work: (wps: SimulatedWpsWindow['simulatedWps']) => T | Promise<T>): Promise<T>;
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): Promise<unknown>;
  /** A file on the simulated computer; null: none of that path. */
  bytesOf(path: string): Promise<Uint8Array | null>;
  /** The user presses the button of that label in the ribbon. */
  press(label: string): Promise<void>;
  /** Of the ribbon, as WPS reads it. */
  buttons(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** The shipped add-in beside a simulated WPS 表格 with an empty workbook, its pane opened from the ribbon; `outside`: the pane's page without WPS; `docked`: false: a pane that WPS does not know. */
export async function openWpsWindow(
  browser: Browser,
  {
    width = 320,
    height = 900,
    outside = false,
    docked = true,
    lacks = [],
  }: { width?: number; height?: number; outside?: boolean; docked?: boolean; lacks?: readonly string[] } = {},
): Promise<OpenWpsWindow> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  const style = '<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}iframe[hidden]{display:none}</style>';
  const pages: Readonly<Record<string, string>> = {
    '/': `<!doctype html>${style}<body>${docked && !outside ? '' : '<iframe src="et/taskpane.html"></iframe>'}</body>`,
    '/et/taskpane.html': readFileSync(wpsPage(), 'utf8'),
    '/et/index.html': wpsAddinFile('index.html'),
  };
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const body = pages[pathname];
    if (body === undefined) requests.push(route.request().url());
    return body === undefined ? route.abort() : route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.addInitScript(
    outside
      ? asInWps
      : `if (window === top) { window.wpsLacks = ${JSON.stringify(lacks)}; ${simulated()}; ${asWindow} } else { ${asInWps} window.wps = parent.simulatedWps.global; }`,
  );
  await page.goto(`${site}/`);
  const press: OpenWpsWindow['press'] = (label) =>
    page.evaluate(`simulatedWps.addin.press(${JSON.stringify(label)})`) as Promise<void>;
  if (docked && !outside) {
    const files = { manifest: wpsAddinFile('manifest.xml'), ribbon: wpsAddinFile('ribbon.xml') };
    await page.evaluate(`window.addinFiles = ${JSON.stringify(files)}`);
    await page.evaluate(asAddin('et'));
    await press('绩效自评');
  }
  const frame = await page.waitForSelector('iframe:not([hidden])');
  const pane = (await frame.contentFrame())!;
  const wps: OpenWpsWindow['wps'] = (work) =>
    page.evaluate(
      (text) =>
        (0, eval)(`(${text})`)((window as unknown as SimulatedWpsWindow).simulatedWps) as ReturnType<typeof work>,
      work.toString(),
    );
  return {
    page,
    pane,
    complaints,
    requests,
    wps,
    press,
    bytesOf: async (path) => {
      const text = await page.evaluate((one) => {
        const bytes = (window as unknown as SimulatedWpsWindow).simulatedWps.disk.bytes(one);
        return bytes && Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      }, path);
      return text === null ? null : Buffer.from(text, 'latin1');
    },
    buttons: () => page.evaluate('simulatedWps.addin.buttons()'),
    type: (sheet, address, content) =>
      page.evaluate((typed) => (window as unknown as SimulatedWpsWindow).simulatedWps.type(...typed), [
        sheet,
        address,
        content,
      ] as const),
    valueAt: (sheet, address) =>
      page.evaluate((place) => (window as unknown as SimulatedWpsWindow).simulatedWps.valueAt(...place), [
        sheet,
        address,
      ] as const),
  };
}

const built = new Set<string>();
function fresh(page: 'wps' | 'wps-ribbon'): void {
  if (built.has(page)) return;
  execFileSync(process.execPath, ['scripts/offline.mjs', '--page', page, '--if-stale'], { cwd: root });
  built.add(page);
}

/** The pane of the shipped add-in. */
export function wpsPage(): string {
  fresh('wps');
  return join(root, 'dist/wps/et/taskpane.html');
}

/** The text of what else is in its folder. */
export function wpsAddinFile(name: 'index.html' | 'manifest.xml' | 'ribbon.xml' | 'icon.svg'): string {
  fresh('wps-ribbon');
  return readFileSync(join(root, 'dist/wps/et', name), 'utf8');
}

let script: string | null = null;
function simulated(): string {
  script ??= buildSync({
    entryPoints: [join(root, 'simulator/src/wps/main.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    // What Univer prints is no complaint of the pane's (scripts/build-univer.mjs).
    drop: ['console'],
    logLevel: 'silent',
  }).outputFiles[0]!.text;
  return script;
}
