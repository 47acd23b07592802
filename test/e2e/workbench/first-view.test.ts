import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { makeCertificate } from '../../../src/server/certificate';
import { panePolicy } from '../../../src/server/security-headers';
import { startSite } from '../../../src/server/static-site';
import { inBrowser, root } from '../browser';
import { serve, type Served } from './support/site';
import { PATIENCE } from './support/window';

const SLOWER = 4;
/** A median is worth quoting from five on: FIRST_VIEW_TIMES=5. */
const TIMES = Number(process.env['FIRST_VIEW_TIMES'] ?? 1);

/** The selector's element first stands in a frame of the page: ms after that frame's navigation began. */
type Times = Readonly<Record<string, number>>;

interface Way {
  readonly address: string;
  /** The pane is opened by its button once the workbook stands open and its window is quiet; else with the window. */
  readonly byButton?: boolean;
  readonly selectors: readonly string[];
}

async function firstSeen(browser: Browser, { address, byButton = false, selectors }: Way): Promise<Times> {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.addInitScript((selectors) => {
    const seen: Record<string, number> = {};
    Object.assign(window, { firstSeen: seen });
    const look = (): void => {
      for (const selector of selectors)
        if (!(selector in seen) && document.querySelector(selector)) seen[selector] = performance.now();
      if (Object.keys(seen).length < selectors.length) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selectors);
  await slowDown(page);
  await page.goto(address, { timeout: PATIENCE });
  if (byButton) {
    // Univer does the last of its own start three seconds after it has drawn.
    await page.locator('.workbench canvas').first().waitFor({ timeout: PATIENCE });
    await page.waitForTimeout(5000);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await page.locator('[data-command="view-check"]').click();
  }
  for (;;) {
    for (const frame of page.frames()) {
      const seen = await frame
        .evaluate(() => (window as unknown as { readonly firstSeen: Times }).firstSeen)
        .catch(() => null);
      if (seen && selectors.every((selector) => selector in seen)) {
        await page.close();
        return seen;
      }
    }
    await page.waitForTimeout(100);
  }
}

/** The whole page: the pane's frame has a process of its own, which begins only when it is slowed down too. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const slower = { rate: SLOWER };
  await session.send('Emulation.setCPUThrottlingRate', slower);
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const tell = (id: number, method: string, params = {}): void => {
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    };
    tell(1, 'Emulation.setCPUThrottlingRate', slower);
    tell(2, 'Runtime.runIfWaitingForDebugger');
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
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
      const [ours, other] = [`${served.site.page.origin}/`, `${bareServed.site.page.origin}/`];
      const selectors = ['.pane .body', '.group'];
      const ways = {
        ours: { address: `${ours}?closed`, byButton: true, selectors },
        office: { address: `${other}?closed`, byButton: true, selectors: ['.bare'] },
        oursWithWindow: { address: ours, selectors },
        officeWithWindow: { address: other, selectors: ['.bare'] },
        bare: { address: `${bare.origin}/`, selectors: ['.bare'] },
      } as const satisfies Record<string, Way>;
      const rounds: Record<keyof typeof ways, Times>[] = [];
      // In turn, so that a machine that slows down meanwhile slows all of them.
      for (let time = 0; time < TIMES; time++) {
        const round: Partial<Record<keyof typeof ways, Times>> = {};
        for (const name of Object.keys(ways) as (keyof typeof ways)[])
          round[name] = await firstSeen((/^office/.test(name) ? bareServed : served).browser, ways[name]);
        rounds.push(round as Record<keyof typeof ways, Times>);
      }
      await bare.close();
      const at = (way: keyof typeof ways, selector: string): number => middle(rounds.map((one) => one[way][selector]!));
      const told = (ours: keyof typeof ways, office: keyof typeof ways): string => {
        const [results, fluent] = [at(ours, '.group'), at(office, '.bare')];
        return `框架 ${at(ours, '.pane .body')} ms，第一批结果 ${results} ms，是等 office.js 的 Fluent 页 ${fluent} ms 的 ${(results / fluent).toFixed(2)} 倍`;
      };
      process.stdout.write(
        [
          `\n⏱ 窗格和模拟的 Excel 都慢四倍，从窗格自己的页面开始装载算起，${TIMES === 1 ? '只量了一次' : `${TIMES} 次的中位数`}`,
          `工作簿已经打开，按“校验”：${told('ours', 'office')}`,
          `窗口打开时一起打开，那时表格控件也在启动：${told('oursWithWindow', 'officeWithWindow')}`,
          `不等 office.js 的 Fluent 页 ${at('bare', '.bare')} ms\n`,
        ].join('\n  '),
      );
      for (const round of rounds)
        for (const times of Object.values(round))
          for (const time of Object.values(times)) expect(time).toBeGreaterThan(0);
    },
    PATIENCE * 10,
  );
});
