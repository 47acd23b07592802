import type { Browser } from 'playwright-core';
import { inBrowser, launch } from '../browser';
import { offlineFile } from './offline-page';

/** The built page and a browser to open it in. */
export interface OfflineSite {
  readonly browser: Browser;
  readonly file: string;
}

/** Tests of the offline page that need nothing but it. */
export function inOffline(title: string, define: (at: OfflineSite) => void): void {
  inBrowser(title, () => {
    let browser: Browser | undefined;
    let file = '';
    beforeAll(async () => {
      browser = await launch();
      file = offlineFile();
    }, 240_000);
    afterAll(async () => browser?.close());
    define({
      get browser() {
        return browser!;
      },
      get file() {
        return file;
      },
    });
  });
}
