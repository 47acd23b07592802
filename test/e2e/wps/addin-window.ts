import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import { complaintsOf, root } from '../browser';
import { asChromium78 } from '../offline/chromium-78';

/** Its folder in the package. */
export type Addin = 'et' | 'writer';

/** `first`: the button that opens the pane. */
const pagesOf = {
  et: { pane: 'wps', ribbon: 'wps-ribbon', simulated: 'simulator/src/wps/main.ts', first: '校验' },
  writer: {
    pane: 'wps-writer',
    ribbon: 'wps-writer-ribbon',
    simulated: 'simulator/src/wps/writer/main.ts',
    first: '更新清单',
  },
} as const;

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

const asAddin = (addin: Addin): string => `(async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.id = 'ribbon';
  frame.hidden = true;
  frame.src = '${addin}/index.html';
  await new Promise((done) => { frame.onload = done; });
  simulatedWps.addin = simulatedWps.load({ ...addinFiles, page: frame.contentWindow });
})()`;

export interface AddinWish {
  readonly width?: number;
  readonly height?: number;
  /** The pane's page without WPS. */
  readonly outside?: boolean;
  /** false: a pane that WPS does not know. */
  readonly docked?: boolean;
  readonly dark?: boolean;
  /** "Class.Member"s that this build of WPS 表格 does not have. */
  readonly lacks?: readonly string[];
  /** The build of the simulated WPS 文字. */
  readonly build?: object;
  /** What is done to the pane's page on its way. */
  readonly changed?: (html: string) => string;
  /** In the window, before the pane comes. */
  readonly before?: (page: Page) => Promise<void>;
}

/** What simulator/src/wps puts into the window, as far as both programs have it. */
export interface AddinWindow<Simulated> {
  readonly page: Page;
  readonly pane: Frame;
  /** CSP violations and uncaught errors so far. */
  readonly complaints: string[];
  /** Addresses asked for, the add-in's own pages apart. */
  readonly requests: string[];
  /** In the window, past the pane. */
  wps<T>(work: (wps: Simulated) => T | Promise<T>): Promise<T>;
  /** The user presses the button of that label in the ribbon. */
  press(label: string): Promise<void>;
  /** Of the ribbon, as WPS reads it. */
  buttons(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** The shipped add-in beside its simulated program, its pane opened from the ribbon. */
export async function openAddin<Simulated>(
  browser: Browser,
  addin: Addin,
  {
    width = 320,
    height = 900,
    outside = false,
    docked = true,
    dark = false,
    lacks = [],
    build = {},
    changed = (html) => html,
    before,
  }: AddinWish = {},
): Promise<AddinWindow<Simulated>> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const requests: string[] = [];
  const style = '<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}iframe[hidden]{display:none}</style>';
  const pages: Readonly<Record<string, string>> = {
    '/': `<!doctype html>${style}<body>${docked && !outside ? '' : `<iframe src="${addin}/taskpane.html"></iframe>`}</body>`,
    [`/${addin}/taskpane.html`]: changed(readFileSync(panePage(addin), 'utf8')),
    [`/${addin}/index.html`]: addinFile(addin, 'index.html'),
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
      : `if (window === top) { window.wpsLacks = ${JSON.stringify(lacks)}; window.writerBuild = ${JSON.stringify(build)}; ${simulated(addin)}; ${asWindow} } else { ${asInWps} window.wps = parent.simulatedWps.global; }`,
  );
  await page.goto(`${site}/`);
  if (!outside) await before?.(page);
  const press = (label: string): Promise<void> =>
    page.evaluate(`simulatedWps.addin.press(${JSON.stringify(label)})`) as Promise<void>;
  if (docked && !outside) {
    const files = { manifest: addinFile(addin, 'manifest.xml'), ribbon: addinFile(addin, 'ribbon.xml') };
    await page.evaluate(`window.addinFiles = ${JSON.stringify(files)}`);
    await page.evaluate(asAddin(addin));
    await press(pagesOf[addin].first);
  }
  const frame = await page.waitForSelector('iframe:not([hidden])');
  const pane = (await frame.contentFrame())!;
  return {
    page,
    pane,
    complaints,
    requests,
    press,
    wps: <T>(work: (wps: Simulated) => T | Promise<T>) =>
      page.evaluate(`(${work.toString()})(window.simulatedWps)`) as Promise<T>,
    buttons: () => page.evaluate('simulatedWps.addin.buttons()'),
  };
}

const built = new Set<string>();
function fresh(page: string): void {
  if (built.has(page)) return;
  execFileSync(process.execPath, ['scripts/offline.mjs', '--page', page, '--if-stale'], { cwd: root });
  built.add(page);
}

/** The pane of the shipped add-in. */
export function panePage(addin: Addin): string {
  fresh(pagesOf[addin].pane);
  return join(root, `dist/wps/${addin}/taskpane.html`);
}

/** The text of what else is in its folder. */
export function addinFile(addin: Addin, name: 'index.html' | 'manifest.xml' | 'ribbon.xml' | 'icon.svg'): string {
  fresh(pagesOf[addin].ribbon);
  return readFileSync(join(root, `dist/wps/${addin}`, name), 'utf8');
}

const scripts = new Map<Addin, string>();
/** A script that puts the simulated program into a page. */
export function simulated(addin: Addin): string {
  const script =
    scripts.get(addin) ??
    buildSync({
      entryPoints: [join(root, pagesOf[addin].simulated)],
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
  scripts.set(addin, script);
  return script;
}
