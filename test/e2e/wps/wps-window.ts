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
    readonly panes: readonly { readonly visible: boolean }[];
  };
}

/** An address of plain http from another machine, as in an office: no fetched file, no crypto.subtle. Nothing is sent there. */
const site = 'http://wps.test';

/** What WPS takes away besides: a page of the disk fetches in vain. */
const asInWps = `${asChromium78}; delete window.fetch;`;

/** What the page of the ribbon does when its button is pressed. */
const asRibbon = `
  const docked = simulatedWps.global.CreateTaskPane('http://wps.test/taskpane.html', '绩效自评助手');
  simulatedWps.global.PluginStorage.setItem('jixiao.pane', docked.ID);
  docked.Visible = true;
`;

export interface OpenWpsWindow {
  readonly page: Page;
  readonly pane: Frame;
  /** CSP violations and uncaught errors so far. */
  readonly complaints: string[];
  /** Addresses asked for, the two pages apart. */
  readonly requests: string[];
  /** In the window, past the pane. */
  wps<T>(work: (wps: SimulatedWpsWindow['simulatedWps']) => T | Promise<T>): Promise<T>;
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): Promise<unknown>;
}

/** The shipped page for WPS in a frame, beside a simulated WPS 表格 with an empty workbook; `outside`: without one; `docked`: as the ribbon opens it. */
export async function openWpsWindow(
  browser: Browser,
  { width = 320, height = 900, outside = false, docked = true } = {},
): Promise<OpenWpsWindow> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  const pages: Readonly<Record<string, string>> = {
    '/': `<!doctype html><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style><iframe src="taskpane.html"></iframe>`,
    '/taskpane.html': readFileSync(wpsPage(), 'utf8'),
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
      : `if (window === top) { ${simulated()}; ${docked ? asRibbon : ''} } else { ${asInWps} window.wps = parent.simulatedWps.global; }`,
  );
  await page.goto(`${site}/`);
  const pane = page.frames()[1]!;
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

let page: string | null = null;
export function wpsPage(): string {
  if (page === null) {
    execFileSync(process.execPath, ['scripts/offline.mjs', '--page', 'wps', '--if-stale'], { cwd: root });
    page = join(root, 'dist/wps/taskpane.html');
  }
  return page;
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
