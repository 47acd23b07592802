import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import type { Frame } from 'playwright-core';
import type { Data } from '../../../src/core/table/data';
import { builtInPack } from '../../support/built-in-pack';
import { inBrowser } from '../browser';
import { serve, type Served } from './support/site';
import { PATIENCE, says, WorkbenchWindow } from './support/window';

/** Written in the pane when it asks for it. */
const REASON = 'changeExplanation.basicExpenditure.reason';

/** What a unit has on its desk: the pack's example, as somebody types it, line by line. */
function onTheDesk(): [field: string, typed: string][] {
  const flat = (data: Data): [string, unknown][] =>
    Object.entries(data).flatMap(([field, value]): [string, unknown][] =>
      Array.isArray(value)
        ? Object.entries(value[0] as Data).map(([column, cell]) => [`${field}.${column}`, cell])
        : [[field, value]],
    );
  return flat(builtInPack('kaifu-2018').sample)
    .filter(([field]) => field !== REASON)
    .map(([field, value]) => [field, String(value).replaceAll('\n', '')]);
}

/** The words of word/document.xml. */
const textOf = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

inBrowser('第一次用的人的一天', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());

  test(
    '装入 → 填完一个单位 → 说明 → 评分 → 报告 → 改一个数：四步以内报告就对了',
    async () => {
      const excel = await WorkbenchWindow.open(served, { empty: true });
      const { page } = excel;
      let pane: Frame = await excel.pane('.picture');
      await pane.locator('select').first().selectOption('2018');
      await pane.getByLabel(/开福区/).check();
      await pane.getByRole('button', { name: /^装入/ }).click();
      await says(pane, /从《.+》开始，还有\d+项/);

      const said = await pane.locator('h1').innerText();
      await excel.standsOn(/《(.+)》/.exec(said)![1]!);
      for (const [field, typed] of onTheDesk()) await excel.type(field, typed);
      await says(pane, '必填项都填了');
      expect(await excel.value('officialReception.final')).toBe(0.94);

      await pane.getByRole('tab', { name: '校验' }).click();
      pane = await excel.pane('.group');
      await says(pane, '还没填完', false);
      await pane.locator('[data-row="basicExpenditureBudgetChange"]').click();
      await pane.locator('.text-box').fill('年中追加人员经费66.40万元，用于调整工资标准。');
      await pane.getByRole('button', { name: '保存说明' }).click();
      await says(pane, '增长30.29%，没有写明原因', false);

      await pane.getByRole('tab', { name: '评分' }).click();
      pane = await excel.pane('.score-button');
      await says(pane, /已评/);

      await pane.getByRole('tab', { name: '报告' }).click();
      pane = await excel.pane('.section');
      const [made] = await Promise.all([
        page.waitForEvent('download'),
        pane.getByRole('button', { name: /生成 ?Word ?报告/ }).click(),
      ]);
      const report = new Uint8Array(readFileSync(await made.path()));
      expect(textOf(report)).toContain('在职人数8人');

      await excel.type('actualStaff', '7');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        pane.getByRole('button', { name: '更新已有报告' }).click(), // 1
      ]);
      await chooser.setFiles({ name: '报告.docx', mimeType: '', buffer: Buffer.from(report) }); // 2
      await says(pane, /工作簿其后有\d+处改动/);
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click(); // 3
      await says(pane, /已更新\d+处/);
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        pane.getByRole('button', { name: /另存|保存/ }).click(), // 4
      ]);
      const updated = textOf(new Uint8Array(readFileSync(await saved.path())));
      expect(updated).toContain('在职人数7人');
      expect(updated).toContain('77.78%');
      expect(updated).not.toContain('88.89%');
      expect([...excel.complaints, ...(await excel.counts()).bugs]).toEqual([]);
      await page.close();
    },
    PATIENCE * 4,
  );
});
