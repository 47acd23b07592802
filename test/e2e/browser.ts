import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../src/server/browser';

export const root = resolve(__dirname, '../..');

/** The browser for the tests: as `npm start` finds it. */
const browserProgram = process.env['CHROMIUM'] ?? findBrowser();

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

/** A headless browser of its own; `keyHash`: of the one certificate that it accepts besides the public ones; `more`: switches of Chromium. */
export function launch(keyHash?: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: browserProgram ?? '',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(keyHash === undefined ? [] : [`--ignore-certificate-errors-spki-list=${keyHash}`]),
      ...more,
    ],
  });
}

/** Uncaught errors, errors on the console and violations of the page's policy, from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}
