import { loadavg } from 'node:os';
import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

inWindow('工作台：边填边核', (at) => {
  test(
    '一打开就看到样例里的两处错误',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await says(pane, '先改2处错误');
      await says(pane, '＝3.65万元，相差0.10万元');
      expect(await excel.page.locator('.not-excel').innerText()).toBe(
        '这是模拟的 Excel，用来试用和测试，不是 Microsoft Excel',
      );
    },
    PATIENCE,
  );

  test(
    '改对一格，问题就走；改错，又回来。每次至多 2 次往返，一次也不写',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      for (const [typed, errors] of [
        ['14.2', 1],
        ['142000', 2],
        ['14.20', 1],
      ] as const) {
        await excel.resetCounts();
        await excel.type('officeExpense.final', typed);
        await says(pane, `先改${errors}处错误`);
        const { trips, writes } = await excel.counts();
        expect(writes).toBe(0);
        expect(trips).toBeLessThanOrEqual(2);
      }
    },
    PATIENCE,
  );

  test(
    '从按下 Enter 到窗格里画出新结果：报告中位数',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.page.evaluate(() => {
        // When the browser got the key: the grid's own handlers run first and take their time.
        document.addEventListener(
          'keydown',
          (event) =>
            event.key === 'Enter' &&
            document.documentElement.setAttribute('data-enter', String(performance.timeOrigin + event.timeStamp)),
          true,
        );
      });
      await pane.evaluate(() => {
        const root = document.documentElement;
        const now = (): string => String(performance.timeOrigin + performance.now());
        const look = (): void => {
          const wanted = root.getAttribute('data-wanted');
          if (wanted === null || !document.body.textContent.replace(/\s+/g, '').includes(wanted)) return;
          root.removeAttribute('data-wanted');
          root.setAttribute('data-changed', now());
          // The task behind the next frame: what was changed is on the screen.
          requestAnimationFrame(() => setTimeout(() => root.setAttribute('data-drawn', now())));
        };
        new MutationObserver(look).observe(document.body, { subtree: true, characterData: true, childList: true });
      });
      const changed: number[] = [];
      const drawn: number[] = [];
      for (let edit = 0; edit < 15; edit++) {
        await excel.resetCounts();
        const wanted = `${100_000 + edit}.00万元，同一行`;
        await pane.evaluate((wanted) => {
          document.documentElement.removeAttribute('data-drawn');
          document.documentElement.setAttribute('data-wanted', wanted);
        }, wanted);
        await excel.type('officeExpense.final', `${100_000 + edit}`);
        await pane.waitForSelector('html[data-drawn]', { timeout: PATIENCE });
        const enter = Number(await excel.page.getAttribute('html', 'data-enter'));
        changed.push(Number(await pane.getAttribute('html', 'data-changed')) - enter);
        drawn.push(Number(await pane.getAttribute('html', 'data-drawn')) - enter);
        expect(drawn[edit]).toBeGreaterThan(0);
        const { trips, writes } = await excel.counts();
        expect([writes, trips <= 2]).toEqual([0, true]);
      }
      const words = (times: readonly number[]): string => {
        const sorted = times.slice(2).sort((a, b) => a - b);
        return `中位数 ${Math.round(sorted[6]!)} ms（${Math.round(sorted[0]!)}–${Math.round(sorted.at(-1)!)}）`;
      };
      process.stdout.write(
        `\n⏱ 按下 Enter → 窗格里有新结果：${words(changed)}；→ 画出来：${words(drawn)}；13 次，负载 ${loadavg()[0]!.toFixed(1)}\n`,
      );
    },
    PATIENCE * 2,
  );

  test(
    '接连改两格：最后的状态算数，一次也不写',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.resetCounts();
      await excel.type('officeExpense.final', '15');
      await excel.type('officeExpense.final', '14.2');
      await says(pane, '先改1处错误');
      const { trips, writes } = await excel.counts();
      expect(writes).toBe(0);
      expect(trips).toBeLessThanOrEqual(4);
    },
    PATIENCE,
  );

  test(
    '粘贴 10 000 格：窗格照常，一次也不写',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      await excel.page.evaluate(() => {
        const { model } = window.workbench.book;
        const id = model.addSheet('粘贴处');
        model.activate(id);
      });
      await excel.select('粘贴处', 0, 0);
      await excel.page.evaluate(async () => {
        const lines = Array.from({ length: 1000 }, (_, row) =>
          Array.from({ length: 10 }, (_, column) => row * 10 + column).join('\t'),
        );
        await navigator.clipboard.writeText(lines.join('\n'));
        window.workbench.focusGrid();
      });
      await excel.resetCounts();
      await excel.page.keyboard.press('Control+v');
      await excel.page.waitForFunction(
        () => {
          const { model } = window.workbench.book;
          const id = model.sheets().find((one) => model.sheet(one)?.name === '粘贴处');
          return id !== undefined && model.cell(id, 999, 9).value === 9999;
        },
        undefined,
        { timeout: PATIENCE },
      );
      await excel.page.waitForTimeout(500);
      const { trips, writes } = await excel.counts();
      expect(writes).toBe(0);
      expect(trips).toBeLessThanOrEqual(6);
      await excel.type('officeExpense.final', '14.2');
      await says(pane, '先改1处错误');
    },
    PATIENCE * 2,
  );

  test(
    '插入行、改表名：名称跟着走，问题不变；删掉名称：说绑定断了，不垮',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.unprotect();
      const before = await excel.placeOf('officeExpense.final');
      for (const row of [8, 8]) await excel.insertRowAbove('基础数据表', row);
      await excel.renameSheet('基础数据表', '基础数据表（改名）');
      await excel.page.waitForFunction(
        () => window.workbench.book.host.book.findSheet('基础数据表（改名）') !== null,
        undefined,
        { timeout: PATIENCE },
      );
      const moved = await excel.placeOf('officeExpense.final');
      expect([moved.sheet, moved.row]).toEqual(['基础数据表（改名）', before.row + 2]);
      await excel.type('officeExpense.final', '14.2');
      await says(pane, '先改1处错误');
      await says(pane, '基础数据表（改名）');
      await excel.page.evaluate(() => window.workbench.book.model.deleteName('jx.officeExpense.final', null));
      await excel.type('officialReception.final', '0.95');
      await says(pane, /办公经费[^。]*(名称|对不上|找不到|绑定|删)/);
    },
    PATIENCE * 2,
  );
});
