import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../../../src/server/browser';
import { makeCertificate } from '../../../../src/server/certificate';
import { serveWorkbench, type WorkbenchSite } from '../../../../src/server/workbench-site';

export const root = resolve(__dirname, '../../../..');

/** The browser for the tests: as `npm start` finds it. */
export const browserProgram = process.env['CHROMIUM'] ?? findBrowser();

/**
 * Tests in a browser: skipped aloud where there is none, so that a user's `npm test` can pass; a failure on a build server, where a
 * silent skip would be believed for years.
 */
export function inBrowser(title: string, tests: () => void): void {
  if (browserProgram !== null) return describe(title, tests);
  const why = '没有找到 Chrome、Edge 或 Chromium（可用环境变量 JIXIAO_BROWSER 指定），浏览器里的测试没有做';
  if (process.env['CI']) test(`${title}：${why}`, () => expect(browserProgram).not.toBeNull());
  else {
    process.stderr.write(`\n⚠ ${title}：${why}\n`);
    describe.skip(`${title}：${why}`, tests);
  }
}

export interface Served {
  readonly site: WorkbenchSite;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Built, served and with a browser that accepts this one key, as a newcomer's does. */
export async function serve(): Promise<Served> {
  // WORKBENCH_BUILT=1 takes what is there.
  if (process.env['WORKBENCH_BUILT'] !== '1') execFileSync(process.execPath, ['scripts/workbench-build.mjs'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const certificate = await makeCertificate();
  const folders = {
    page: join(root, 'dist/workbench/page'),
    pane: join(root, 'dist/workbench/pane'),
    books: join(root, 'dist/workbench/books'),
    univer: join(root, 'dist/univer'),
    office: join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist'),
    assets: join(root, 'assets'),
  };
  const site = await serveWorkbench(certificate, folders, 3600 + 10 * Number(process.env['JEST_WORKER_ID'] ?? 0));
  const browser = await chromium.launch({
    executablePath: browserProgram ?? '',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--ignore-certificate-errors-spki-list=${certificate.keyHash}`,
    ],
  });
  return {
    site,
    browser,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
