import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { makePackage, publish, watch, type Published, type Seen } from '../package/published';
import { axeFindings } from '../pane/looks-support';
import { DocumentHalf } from '../workbench/support/document';
import { inBrowser, root } from '../browser';
import { PATIENCE, says, WorkbenchWindow } from '../workbench/support/window';

/** What Excel shows, without the gap in the middle: people type it as they like. */
async function shownDigits(pane: Frame, label: string): Promise<string> {
  await says(pane, new RegExp(`${label}\\d{6}`));
  return (await pane.locator('.pair-number b').innerText()).replace(/\D/g, '');
}

async function typeDigits(pane: Frame, label: RegExp, digits: string): Promise<void> {
  const box = pane.getByLabel(label);
  await box.fill('');
  await box.pressSequentially(digits);
  await box.press('Enter');
}

const press = (pane: Frame, name: string | RegExp): Promise<void> => pane.getByRole('button', { name }).click();

/** An ignored folder for pictures to look at. */
const pictures = join(root, 'out/screenshots');
mkdirSync(pictures, { recursive: true });

/** Another than that one, and six digits as well. */
const wrong = (digits: string): string => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');

inBrowser('中转：真的 Excel 窗格和 Word 窗格，用打包出来的服务器', () => {
  let published: Published;
  let excel: WorkbenchWindow;
  let word: DocumentHalf;
  let excelPane: Frame;
  let wordPane: Frame;
  let seen: Seen;

  beforeAll(async () => {
    const pane = 'out/pane-relay';
    const [build, out] = [['scripts/pane.mjs', '--out', pane, '--office-js', 'local'], 'out/package-relay'];
    // PACKAGE_BUILT=1 takes what is there.
    const isBuilt = process.env['PACKAGE_BUILT'] === '1';
    if (!isBuilt) execFileSync(process.execPath, build, { cwd: root, stdio: 'pipe' });
    const folder = isBuilt ? join(root, out) : makePackage(out, 'local', ['--relay', '--pane', pane]);
    published = await publish(folder, 'local', ['--relay']);
  }, 400_000);
  afterAll(async () => published?.close());
  beforeEach(async () => {
    const context = await published.browser.newContext({ viewport: { width: 1600, height: 1000 } });
    seen = await watch(context, published);
    // As the workbench's own tests open it, in a window that is watched.
    const browser = { newPage: () => context.newPage() } as unknown as Published['browser'];
    excel = await WorkbenchWindow.open({
      browser,
      site: { page: published.page } as never,
      close: async () => undefined,
    });
    excelPane = await excel.pane('.group');
    word = await DocumentHalf.openSample(excel);
    wordPane = await word.pane();
    await excelPane.getByRole('tab', { name: '报告' }).click();
    await setPaneWidth(excel.page, 350);
  }, PATIENCE * 3);
  afterEach(async () => {
    const faults = [...(await excel.counts()).bugs, ...(await word.bugs()), ...seen.violations, ...seen.elsewhere];
    await excel.page.context().close();
    expect(faults).toEqual([]);
  });

  async function pair(): Promise<void> {
    await press(excelPane, '自动送到 Word（配对）');
    const number = await shownDigits(excelPane, '配对号');
    await press(wordPane, '与 Excel 配对');
    await typeDigits(wordPane, /^配对号/, number);
    const digits = await shownDigits(excelPane, '核对码');
    await says(excelPane, 'Word窗格显示核对通过了吗？');
    await typeDigits(wordPane, /^核对码/, digits);
    await says(wordPane, '核对通过');
    await press(excelPane, '显示了');
    await says(excelPane, '已配对，Word已收到最新的数字');
    await says(wordPane, '已配对，Excel里的改动自动列在这里');
  }

  /** 采用新值 where asked, 更新, and the report is as the workbook. */
  async function update(): Promise<void> {
    await press(wordPane, /^更新 \d+ 处$/);
    await headed(wordPane, /^已更新 \d+ 处/);
  }

  test(
    '照着屏幕输两次数就配好；改一格，Word 窗格一秒内说旧了，更新照常',
    async () => {
      await says(excelPane, '数据不出本机');
      await pair();
      await says(excelPane, '数据加密送到Word');
      await says(wordPane, '数据从Excel加密送来');
      // The workbook has faults that the report does not know of.
      await headed(wordPane, /^报告数字截至/);
      await says(wordPane, /工作簿其后有\d+处改动/);
      await update();
      await watchClock(excel.page, wordPane);
      const took: number[] = [];
      for (const staff of ['7', '6', '5', '8', '7', '6', '5']) {
        const wanted = `→，新${staff}人`;
        await wordPane.evaluate((text) => {
          document.documentElement.removeAttribute('data-seen');
          document.documentElement.setAttribute('data-wanted', text);
        }, wanted);
        await excel.type('actualStaff', staff);
        await wordPane.waitForSelector('html[data-seen]', { timeout: PATIENCE });
        const enter = Number(await excel.page.getAttribute('html', 'data-enter'));
        took.push(Number(await wordPane.getAttribute('html', 'data-seen')) - enter);
        await headed(wordPane, /^报告数字截至/);
        await says(wordPane, /工作簿其后有\d+处改动/);
        await update();
        expect(await word.text('jx:1:staffing')).toContain(`在职人数${staff}人`);
      }
      const sorted = [...took].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)]!;
      process.stdout.write(
        `\n⏱ Excel 按下 Enter → Word 窗格说旧了：中位数 ${Math.round(median)} ms（${Math.round(sorted[0]!)}–${Math.round(sorted.at(-1)!)}），${took.length} 次，负载 ${loadavg()[0]!.toFixed(1)}\n`,
      );
      expect(median).toBeLessThan(1000);
      // A mailbox that is not made yet, or closed by the other side, is no fault.
      expect(excel.complaints.filter((one) => !/^40[49] \S+\/relay\/box\//.test(one))).toEqual([]);
    },
    PATIENCE * 5,
  );

  test(
    '服务器断电再开：两边都说重连中，期间改的数自己补到',
    async () => {
      await pair();
      await published.kill();
      await says(wordPane, '重连中：连不上服务器');
      await excel.type('actualStaff', '6');
      await says(excelPane, '重连中：连不上服务器');
      await published.start();
      await says(wordPane, '→，新6人');
      await says(excelPane, '已配对，Word已收到最新的数字');
    },
    PATIENCE * 3,
  );

  test(
    '核对码不对：不接受，第三次作废；Excel 里取消，什么也没有送出',
    async () => {
      await press(excelPane, '自动送到 Word（配对）');
      const number = await shownDigits(excelPane, '配对号');
      await press(wordPane, '与 Excel 配对');
      await typeDigits(wordPane, /^配对号/, wrong(number));
      await says(wordPane, `没有“${wrong(number)}”这个配对号`);
      await typeDigits(wordPane, /^配对号/, `${number.slice(0, 3)} ${number.slice(3)}`);
      const digits = await shownDigits(excelPane, '核对码');
      for (const left of [2, 1]) {
        await typeDigits(wordPane, /^核对码/, wrong(digits));
        await says(wordPane, `还可以再输${left}次`);
      }
      await typeDigits(wordPane, /^核对码/, wrong(digits));
      await says(wordPane, '核对码不一样，没有配对');
      await press(excelPane, '没有，取消');
      await says(excelPane, '自动送到Word（配对）');
      await says(excelPane, '数据不出本机');
      expect(await wordPane.locator('.apply-bar').count()).toBe(0);
    },
    PATIENCE * 2,
  );

  test(
    '哪一边断开，另一边都知道；断开后可以重新配对',
    async () => {
      await pair();
      await press(wordPane, '断开');
      await says(excelPane, '对方的窗格已经断开');
      await says(excelPane, '已不再送到Word');
      await excelPane.getByRole('button', { name: '重新配对' }).click();
      const number = await shownDigits(excelPane, '配对号');
      await press(wordPane, '与 Excel 配对');
      await typeDigits(wordPane, /^配对号/, number);
      await typeDigits(wordPane, /^核对码/, await shownDigits(excelPane, '核对码'));
      await says(wordPane, '核对通过');
      await press(excelPane, '显示了');
      await says(wordPane, '已配对，Excel里的改动自动列在这里');
      await press(excelPane, '断开');
      await says(wordPane, '对方的窗格已经断开');
    },
    PATIENCE * 3,
  );

  test.each(['light', 'dark'] as const)(
    '%s：每一步 270 和 320 宽都没有横向滚动，axe 没有发现，键盘走得完',
    async (colorScheme) => {
      await excel.page.emulateMedia({ colorScheme });
      const look = async (name: string, pane: Frame): Promise<void> => {
        for (const width of [270, 320]) {
          await setPaneWidth(excel.page, width);
          const overflow = await pane.evaluate(() =>
            Math.max(
              ...[document.documentElement, document.querySelector('.body')!].map(
                (one) => one.scrollWidth - one.clientWidth,
              ),
            ),
          );
          expect([name, width, overflow]).toEqual([name, width, 0]);
        }
        expect([name, await axeFindings(pane as unknown as Page)]).toEqual([name, []]);
        const frame = await pane.frameElement();
        await frame.screenshot({ path: join(pictures, `relay-${name}-${colorScheme}.png`) });
      };
      await look('excel-idle', excelPane);
      await look('word-idle', wordPane);
      // From here on by keys alone.
      await excelPane.getByRole('button', { name: '自动送到 Word（配对）' }).press('Enter');
      const number = await shownDigits(excelPane, '配对号');
      expect(await focusInside(excelPane)).toBe(true);
      await look('excel-number', excelPane);
      await wordPane.getByRole('button', { name: '与 Excel 配对' }).press('Enter');
      await look('word-number', wordPane);
      await excel.page.keyboard.type(number);
      await excel.page.keyboard.press('Enter');
      const digits = await shownDigits(excelPane, '核对码');
      await look('excel-digits', excelPane);
      await wordPane.getByLabel(/^核对码/).waitFor();
      await excel.page.keyboard.type(wrong(digits));
      await excel.page.keyboard.press('Enter');
      await look('word-wrong', wordPane);
      await excel.page.keyboard.press('Control+a');
      await excel.page.keyboard.type(digits);
      await excel.page.keyboard.press('Enter');
      await says(wordPane, '核对通过');
      await look('word-checked', wordPane);
      await excelPane.getByRole('button', { name: '显示了' }).press('Enter');
      await says(excelPane, '已配对，Word已收到最新的数字');
      expect(await focusInside(excelPane)).toBe(true);
      await look('excel-linked', excelPane);
      await headed(wordPane, /^报告数字截至/);
      await look('word-linked', wordPane);
      await excelPane.getByRole('button', { name: '断开' }).press('Enter');
      await says(wordPane, '对方的窗格已经断开');
      await look('word-left', wordPane);
    },
    PATIENCE * 4,
  );
});

/** The first line of the pane, as it is seen: what is read out comes later. */
async function headed(pane: Frame, wanted: RegExp): Promise<void> {
  await pane.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.body h1')?.textContent ?? ''),
    wanted.source,
    {
      timeout: PATIENCE,
    },
  );
}

/** When the browser got the key, and when the Word pane first shows what is waited for. */
async function watchClock(page: Page, pane: Frame): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener(
      'keydown',
      (event) =>
        event.key === 'Enter' &&
        document.documentElement.setAttribute('data-enter', String(performance.timeOrigin + event.timeStamp)),
      true,
    );
  });
  await pane.evaluate(() => {
    const html = document.documentElement;
    const look = (): void => {
      const wanted = html.getAttribute('data-wanted');
      if (wanted === null || !document.body.textContent.replace(/\s+/g, '').includes(wanted)) return;
      html.removeAttribute('data-wanted');
      html.setAttribute('data-seen', String(performance.timeOrigin + performance.now()));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, characterData: true, childList: true });
  });
}

const focusInside = (pane: Frame): Promise<boolean> =>
  pane.evaluate(() => document.querySelector('.pairing')?.contains(document.activeElement) ?? false);

/** Both panes as wide as said: as by dragging their edge. */
async function setPaneWidth(page: Page, width: number): Promise<void> {
  await page.evaluate((width) => {
    for (const side of document.querySelectorAll<HTMLElement>('.side'))
      side.style.setProperty('--pane-width', `${width}px`);
  }, width);
  await page.waitForTimeout(100);
}
