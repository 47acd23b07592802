import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeCertificate } from '../../../src/server/certificate';
import { panePolicy } from '../../../src/server/security-headers';
import { startSite } from '../../../src/server/static-site';
import { inBrowser, root } from '../browser';
import { serve, type Served } from './support/site';
import { PATIENCE } from './support/window';

const SLOWER = 4;
/** A median is worth quoting from five on: FIRST_VIEW_TIMES=5. */
const TIMES = Number(process.env['FIRST_VIEW_TIMES'] ?? 1);

/** When an element first stands in any frame of the page, in ms after that frame's navigation began. */
async function firstSeen(page: Page, address: string, selector: string): Promise<number> {
  await page.addInitScript((selector) => {
    const look = (): void => {
      if (document.querySelector(selector))
        document.documentElement.setAttribute('data-first', String(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selector);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address, { timeout: PATIENCE });
  for (;;) {
    for (const frame of page.frames()) {
      const seen = await frame.evaluate(() => document.documentElement.getAttribute('data-first')).catch(() => null);
      if (seen !== null) return Number(seen);
    }
    await page.waitForTimeout(100);
  }
}

const middle = (times: readonly number[]): number =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!);

/** A page of tests beside the pane, built as the pane is. Returns its folder. */
function buildBare(name: string): string {
  const out = `out/${name}`;
  const entry = `./test/e2e/workbench/fixture/${name}.tsx`;
  execFileSync(process.execPath, ['scripts/pane.mjs', '--entry', entry, '--out', out, '--office-js', 'local'], {
    cwd: root,
    stdio: 'pipe',
  });
  return out;
}

inBrowser('处理器慢四倍时的第一眼（只报告，不判断快慢）', () => {
  let served: Served;
  let bareServed: Served;
  let bareFolder: string;
  beforeAll(async () => {
    bareFolder = buildBare('bare');
    served = await serve();
    bareServed = await serve(buildBare('bare-office'));
  }, 400_000);
  afterAll(async () => {
    await served?.close();
    await bareServed?.close();
  });

  test(
    '任务窗格的框架、第一批结果，和只有一个按钮的 Fluent 页：等 office.js 的、不等的',
    async () => {
      const bare = await startSite(await makeCertificate(), 3790, () => ({
        folders: { '/': join(root, bareFolder), '/office/': join(root, 'node_modules/@microsoft/office-js/dist') },
        index: '/taskpane.html',
        policy: panePolicy,
      }));
      const pages: readonly (readonly [Served, string, string])[] = [
        [served, `${served.site.page.origin}/`, '.pane .body'],
        [served, `${served.site.page.origin}/`, '.group'],
        [bareServed, `${bareServed.site.page.origin}/`, '.bare'],
        [served, `${bare.origin}/`, '.bare'],
      ];
      const times: number[][] = pages.map(() => []);
      // In turn, so that a machine that slows down meanwhile slows all of them.
      for (let time = 0; time < TIMES; time++)
        for (const [index, [{ browser }, address, selector]] of pages.entries()) {
          const page = await browser.newPage({ ignoreHTTPSErrors: true });
          times[index]!.push(await firstSeen(page, address, selector));
          await page.close();
        }
      await bare.close();
      const [frame, results, inOffice, button] = times.map(middle) as [number, number, number, number];
      process.stdout.write(
        `\n⏱ 慢四倍：任务窗格的框架 ${frame} ms，第一批结果 ${results} ms，是等 office.js 的 Fluent 页 ${inOffice} ms 的 ${(results / inOffice).toFixed(2)} 倍；不等的 Fluent 页 ${button} ms（从各自的页面开始装载算起，${TIMES === 1 ? '只量了一次' : `${TIMES} 次的中位数`}）\n`,
      );
      for (const time of [frame, results, inOffice, button]) expect(time).toBeGreaterThan(0);
    },
    PATIENCE * 6,
  );
});
