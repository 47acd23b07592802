import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeCertificate } from '../../../../src/server/certificate';
import { serveWorkbench, type WorkbenchSite } from '../../../../src/server/workbench-site';
import { launch, root } from '../../browser';

export interface Served {
  readonly site: WorkbenchSite;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Built, served and with a browser that accepts this one key, as a newcomer's does.
 * @param pane folder of another add-in than ours, from the root
 */
export async function serve(pane = 'dist/workbench/pane'): Promise<Served> {
  // WORKBENCH_BUILT=1 takes what is there.
  if (process.env['WORKBENCH_BUILT'] !== '1')
    execFileSync(process.execPath, ['scripts/workbench-build.mjs'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const certificate = await makeCertificate();
  const folders = {
    page: join(root, 'dist/workbench/page'),
    pane: join(root, pane),
    books: join(root, 'dist/workbench/books'),
    univer: join(root, 'dist/univer'),
    office: join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist'),
    assets: join(root, 'assets'),
  };
  const site = await serveWorkbench(certificate, folders, 3600 + 10 * Number(process.env['JEST_WORKER_ID'] ?? 0));
  const browser = await launch(certificate.keyHash);
  return {
    site,
    browser,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
