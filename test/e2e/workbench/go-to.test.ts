import type { Frame } from 'playwright-core';
import { inWindow } from './support/in-window';
import { PATIENCE, says, type WorkbenchWindow } from './support/window';

/** Where the selection stands: "基础数据表 8,5". */
function standsAt({ page }: WorkbenchWindow): Promise<string> {
  return page.evaluate(() => {
    const { model } = window.workbench.book;
    const { sheet, area } = model.selection();
    return `${model.sheet(sheet)?.name} ${area.row},${area.column}`;
  });
}

async function arrives(excel: WorkbenchWindow, field: string): Promise<void> {
  const { sheet, row, column } = await excel.placeOf(field);
  await excel.page.waitForFunction(
    ([sheet, row, column]) => {
      const { model } = window.workbench.book;
      const { sheet: id, area } = model.selection();
      return model.sheet(id)?.name === sheet && area.row === row && area.column === column;
    },
    [sheet, row, column] as const,
    { timeout: PATIENCE },
  );
}

/** Whether cells of the selected row from its beginning to the selected one are all on the screen. */
function rowInSight({ page }: WorkbenchWindow): Promise<{ readonly label: boolean; readonly cell: boolean }> {
  return page.evaluate(() => {
    const { model } = window.workbench.book;
    const { area } = model.selection();
    const seen = model.open.workbook.getActiveSheet().getVisibleRange();
    const isSeen = (column: number): boolean =>
      seen !== null &&
      seen.startColumn <= column &&
      column <= seen.endColumn &&
      seen.startRow <= area.row &&
      area.row <= seen.endRow;
    return { label: isSeen(0), cell: isSeen(area.column) };
  });
}

/** Empties cells as a user does with Delete. */
async function empty(excel: WorkbenchWindow, ...fields: readonly string[]): Promise<void> {
  for (const field of fields) {
    const { sheet, row, column } = await excel.placeOf(field);
    await excel.select(sheet, row, column);
    await excel.page.keyboard.press('Delete');
  }
}

const onSheet = (excel: WorkbenchWindow, name: string, what: 'hide' | 'show' | 'delete'): Promise<void> =>
  excel.page.evaluate(
    ([name, what]) => {
      const sheet = window.workbench.book.model.open.workbook.getSheetByName(name);
      if (!sheet) throw new Error(`no sheet ${name}`);
      if (what === 'hide') sheet.hideSheet();
      else if (what === 'show') sheet.showSheet();
      else window.workbench.book.model.open.workbook.deleteSheet(sheet);
    },
    [name, what] as const,
  );

const row = (pane: Frame, text: string | RegExp) => pane.locator('.row-button', { hasText: text }).first();

inWindow('工作台：转到单元格', (at) => {
  test(
    '鼠标：点一条问题，停在那一格，行名也在眼前；窗口窄也一样',
    async () => {
      const { excel } = at;
      await excel.page.setViewportSize({ width: 1280, height: 700 });
      const pane = await excel.pane('.group');
      await row(pane, '＝').click();
      await arrives(excel, 'threePublicExpenses.final');
      await excel.page.waitForTimeout(400);
      expect(await rowInSight(excel)).toEqual({ label: true, cell: true });
      await says(pane, '已转到');
    },
    PATIENCE,
  );

  test(
    '键盘：上下键走，Enter 转过去并说出来，F6 回来接着走',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await pane.locator('[data-row="head:error"]').focus();
      await excel.page.keyboard.press('ArrowDown');
      const first = await pane.evaluate(() => (document.activeElement as HTMLElement).dataset['row']);
      await excel.page.keyboard.press('Enter');
      await arrives(excel, 'threePublicExpenses.final');
      await pane.getByText(/^已转到 基础数据表 F7，按 F6 回到本窗格$/).waitFor({ state: 'attached' });
      await excel.page.keyboard.press('F6');
      await pane.waitForFunction(
        (row) => document.hasFocus() && (document.activeElement as HTMLElement).dataset['row'] === row,
        first,
      );
      await excel.page.keyboard.press('ArrowDown');
      await excel.page.keyboard.press('Enter');
      await excel.page.waitForFunction(() => document.activeElement?.tagName !== 'IFRAME', undefined, {
        timeout: PATIENCE,
      });
      expect(await standsAt(excel)).not.toBe('基础数据表 6,5');
      await excel.page.keyboard.press('F6');
      await excel.page.keyboard.press('ArrowUp');
      await excel.page.keyboard.press('Enter');
      await arrives(excel, 'threePublicExpenses.final');
    },
    PATIENCE,
  );

  test(
    '下一个空格：从站着的地方往下，到头再从头；空的再多，校验里也只有一行',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const fields = ['authorizedPosts', 'actualStaff', 'publicOutlay.final', 'initialBudget'];
      await empty(excel, ...fields);
      await pane.locator('[data-row="head:notice"]').click();
      await says(pane, '还有4个必填项没有填');
      expect(await pane.locator('.row', { hasText: '必填项没有填' }).count()).toBe(1);
      const next = pane.getByRole('button', { name: '转到下一个空项' }).first();
      const order: string[] = [];
      await excel.select('基础数据表', 0, 0);
      for (let press = 0; press < 5; press++) {
        const before = await standsAt(excel);
        if (press % 2 === 0) await next.click();
        else {
          await next.focus();
          await excel.page.keyboard.press('Enter');
        }
        await excel.page.waitForFunction((before) => {
          const { model } = window.workbench.book;
          const { sheet, area } = model.selection();
          return `${model.sheet(sheet)?.name} ${area.row},${area.column}` !== before;
        }, before);
        order.push(await standsAt(excel));
      }
      const places = new Map<string, string>();
      for (const field of fields) {
        const { sheet, row, column } = await excel.placeOf(field);
        places.set(`${sheet} ${row},${column}`, field);
      }
      const visited = order.map((one) => places.get(one));
      expect(visited.slice(0, 3)).toEqual(['authorizedPosts', 'actualStaff', 'publicOutlay.final']);
      expect(visited.slice(3)).toEqual(['initialBudget', 'authorizedPosts']);
    },
    PATIENCE * 2,
  );

  test(
    '表藏起来了：说出来、怎么办，取消隐藏后点重试就到；行藏起来了也说；表删掉了，重试就重新读',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await pane.locator('.context .icon-button').click();
      await pane.getByLabel('边填边核').uncheck();
      await excel.page.evaluate(() => {
        const { book } = window.workbench.book.host;
        for (const sheet of book.model.sheets()) book.extras.of(sheet).protection = null;
        window.workbench.book.model.activate(book.sheetOf('评分表'));
      });
      await onSheet(excel, '基础数据表', 'hide');
      await row(pane, '＝').click();
      await says(pane, '工作表“基础数据表”是隐藏的，不能跳过去。请在工作表标签上点右键→取消隐藏后再试');
      await onSheet(excel, '基础数据表', 'show');
      await pane.getByRole('button', { name: '重试' }).click();
      await arrives(excel, 'threePublicExpenses.final');
      expect(await pane.locator('.trouble').count()).toBe(0);

      const { row: at7 } = await excel.placeOf('threePublicExpenses.final');
      await excel.page.evaluate((at7) => {
        const { model, host } = window.workbench.book;
        model.setRowHidden(host.book.sheetOf('基础数据表'), at7, 1, true);
      }, at7);
      await row(pane, '＝').focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '它在隐藏的行里（或被筛选掉了），看不见');
      await excel.page.evaluate((at7) => {
        const { model, host } = window.workbench.book;
        model.setRowHidden(host.book.sheetOf('基础数据表'), at7, 1, false);
      }, at7);
      await pane.getByRole('button', { name: '重试' }).click();
      await pane.locator('.trouble').waitFor({ state: 'detached' });

      await onSheet(excel, '基础数据表', 'delete');
      await row(pane, '＝').focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '找不到工作表“基础数据表”，它可能被删除或改了名');
      await pane.getByRole('button', { name: '重试' }).click();
      await says(pane, '找不到工作表“基础数据表”', false);
    },
    PATIENCE * 2,
  );
});
