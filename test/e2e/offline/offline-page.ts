import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import type { Browser, Page } from 'playwright-core';
import { complaintsOf } from '../browser';

const root = resolve(__dirname, '../../..');

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const reportType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The built single-file page, made anew where a source is newer. */
export function offlineFile(): string {
  execFileSync(process.execPath, ['scripts/offline.mjs', '--if-stale'], { cwd: root });
  return join(root, 'dist/offline/网页版.html');
}

export interface OpenOffline {
  readonly page: Page;
  /** CSP violations and uncaught errors so far. */
  readonly complaints: string[];
  /** Addresses asked for, the page itself apart. */
  readonly requests: string[];
}

/** The page by file://, with the network off. */
export async function openOffline(
  browser: Browser,
  file: string,
  { width = 1280, height = 800, script = noPickers, dark = false } = {},
): Promise<OpenOffline> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  await context.setOffline(true);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const requests: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== address && !/^(?:data|blob):/.test(request.url())) requests.push(request.url());
  });
  await page.addInitScript(script);
  await page.goto(address);
  await page.waitForSelector('.start');
  return { page, complaints, requests };
}

/** As on most desks: no way to write back to a chosen file. (Native dialogs cannot be driven either.) */
export const noPickers = `delete window.showOpenFilePicker; delete window.showSaveFilePicker;`;

export async function choose(page: Page, kind: 'workbook' | 'report', name: string, bytes: Uint8Array): Promise<void> {
  const extensions = kind === 'workbook' ? '.xlsx' : '.docx,.txt';
  await page
    .locator(`input[type=file][accept="${extensions}"]`)
    .first()
    .setInputFiles({ name, mimeType: kind === 'workbook' ? workbookType : reportType, buffer: Buffer.from(bytes) });
}

/** Presses 保存 on a side and takes what the browser was handed. */
export async function saved(page: Page, kind: 'workbook' | 'report'): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await page.locator(`.desk-side.${kind} .file-bar`).getByRole('button', { name: '保存' }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

export function shot(name: string): string {
  const folder = join(root, 'out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `offline-${name}.png`);
}

/** What a reader of ECMAScript 5 says of a script; empty: it can be read. */
export function faultsAsEs5(script: string): string[] {
  const languageOptions = { ecmaVersion: 5, sourceType: 'script' } as const;
  return new Linter()
    .verify(script, [{ languageOptions, rules: {} }])
    .map(({ message, line }) => `${line}: ${message}`);
}
