import type { Browser } from 'playwright-core';
import { newWorkbook } from '../../../src/app/new-workbook';
import { openWorkbook } from '../../../src/app/open-workbook';
import { textOf } from '../../../src/core/fields/field-value';
import { readCarrier } from '../../../src/core/report/link/carrier';
import type { Data } from '../../../src/core/table/data';
import { a1 } from '../../../src/core/workbook/address';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { bureauForm } from '../../support/bureau-form';
import { builtInPack } from '../../support/built-in-pack';
import { ownMarksIn } from '../../support/own-marks';
import { inBrowser, launch } from '../browser';
import { axeFindings } from '../pane/looks-support';
import { picture } from '../pane/pane-site';
import { installedInWps } from './report-steps';
import { openWpsWindow, type OpenWpsWindow } from './wps-window';

const pack = builtInPack('hunan-2023');

/** A workbook as it is chosen. */
async function chosen(file: string, data: Data, workbookId: string) {
  const bytes = await authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId }), { creator: '' });
  return { name: file, mimeType: '', buffer: Buffer.from(bytes) };
}

/** What the user has open: a bureau's form, cell by cell, merged cells too. */
async function layOut({ page }: OpenWpsWindow, bytes: Uint8Array): Promise<number> {
  const sheets = readPrintedSheets(bytes, '附件1.xlsx').map(({ name, row, column, cells, merges }) => ({
    name,
    merges: merges.map(a1),
    cells: cells.flatMap((line, down) =>
      line.flatMap((cell, right) => {
        if (cell === null) return [];
        const content = typeof cell === 'object' && 'formula' in cell ? cell.formula : cell;
        const [top, left] = [row + down, column + right];
        return [{ address: a1({ top, left, bottom: top, right: left }), content }];
      }),
    ),
  }));
  await page.evaluate(`(${fill.toString()})(${JSON.stringify(sheets)})`);
  return sheets.reduce((all, { cells }) => all + cells.length, 0);
}

/** In the window; a reference of the simulated WPS lives for one turn, and this is one. */
function fill(
  sheets: readonly { name: string; merges: string[]; cells: { address: string; content: unknown }[] }[],
): void {
  interface Range {
    Value2: unknown;
    Merge(): void;
  }
  interface Sheet {
    Name: string;
    Range(address: string): Range;
  }
  const { simulatedWps } = window as unknown as {
    simulatedWps: {
      global: {
        EtApplication(): {
          ActiveWorkbook: { Worksheets: { Count: number; Item(n: number): Sheet; Add(a: null, b: Sheet): Sheet } };
        };
      };
    };
  };
  const { Worksheets: all } = simulatedWps.global.EtApplication().ActiveWorkbook;
  sheets.forEach(({ name, merges, cells }, index) => {
    const sheet = index === 0 ? all.Item(1) : all.Add(null, all.Item(all.Count));
    sheet.Name = name;
    for (const { address, content } of cells) sheet.Range(address).Value2 = content;
    for (const area of merges) sheet.Range(area).Merge();
  });
}

/** An accountant goes through every tab; nobody has seen it in a real WPS. */
inBrowser('WPS 表格：每个选项卡', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  test('认领财政局的表 → 粘贴 → 校验 → 评分 → 报告：表上的格不动，报告写在旁边', async () => {
    const opened = await openWpsWindow(browser, { height: 1400 });
    const { page, pane, complaints, requests, wps, bytesOf } = opened;
    await pane.locator('.choice.checked .picture').first().waitFor();
    expect(await layOut(opened, await bureauForm())).toBeGreaterThan(50);
    await wps((simulated) => simulated.saveAs('附件1.xlsx'));
    await pane.getByRole('button', { name: '认领这份表' }).click();
    await pane.getByRole('button', { name: '“财政供养人员情况 编制数”是这格' }).click();
    await picture(page, 320, 'wps-adopt');
    await pane.getByLabel(/另加一张《补充资料》/).check();
    await pane.getByRole('button', { name: '认领 35 项' }).click();
    await pane.locator('.lines').first().waitFor();

    await pane.getByRole('button', { name: '粘贴一批数' }).click();
    await pane
      .getByLabel('粘贴在这里')
      .fill('项目\t2018年决算数（元）\n办公经费\t￥95,000.00\n公用经费支出\t６００，０００');
    await pane.getByText('读到 2 个数，对上 2 个').waitFor();
    await pane.getByLabel('全部勾选').check();
    await pane.getByRole('button', { name: '写入 2 项' }).click();
    await pane.getByText('已写入 2 项').waitFor();

    await pane.getByRole('tab', { name: '校验' }).click();
    await pane.locator('.group').first().waitFor();
    expect(await pane.locator('h1').innerText()).toContain('还没填完');
    await pane.getByRole('tab', { name: '评分' }).click();
    await pane.locator('.score-button').first().waitFor();
    expect((await pane.locator('.body').innerText()).replace(/\s/g, '')).toContain('在职人员控制率88.89%5/5');
    await pane.getByRole('tab', { name: '报告' }).click();
    await pane.getByRole('button', { name: '生成 Word 报告' }).click();
    await pane.getByText('请用 WPS 文字打开它').waitFor();
    const [, report] = await wps(({ disk }) => disk.files().sort((one) => (one.endsWith('.xlsx') ? -1 : 1)));
    expect((await bytesOf(report!))!.length).toBeGreaterThan(5000);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 240_000);

  test('模板：换阶段、上年数、汇总；校验：标记；撤销；报告：送出前清单、送出：每样都成，文件都在旁边', async () => {
    const opened = await installedInWps(browser, { height: 1400 });
    const { page, pane, complaints, requests, wps, type, valueAt, bytesOf } = opened;
    await wps((simulated) => simulated.saveAs('自评/表.xlsx'));
    const folder = await wps(({ disk }) => `${disk.home}/自评`);
    const click = (name: string | RegExp): Promise<void> => pane.getByRole('button', { name }).first().click();
    const said = (text: string | RegExp): Promise<void> => pane.getByText(text).first().waitFor();
    await pane.getByRole('tab', { name: '报告' }).click();
    await click('交给 WPS 文字');
    await said('已交出');
    const link = readCarrier(Buffer.from((await bytesOf('/tmp/jixiao-link-1.txt'))!).toString('utf8'));

    // The workbook as WPS has saved it, before anything is changed in it.
    const year = Number(/(\d{4})年度/.exec(await pane.locator('body').innerText())![1]);
    const saved = await chosen('表.xlsx', { fiscalYear: year }, link.workbookId);
    await click(/^送出$/);
    await pane.getByLabel('选这个工作簿').setInputFiles(saved);
    await pane.getByRole('heading', { name: '可以送出' }).waitFor();
    await click(/^写出全部 \d+ 个文件$/);
    await said(`在工作簿所在的文件夹“${folder}”里`);
    await picture(page, 320, 'wps-hand-in');
    const copy = (await wps(({ disk }) => disk.files())).find((path) => path.endsWith('绩效自评表（报送版）.xlsx'));
    expect(ownMarksIn((await bytesOf(copy!))!)).toEqual([]);
    expect(await axeFindings(pane)).toEqual([]);
    const asked = link.figures.find(({ field }) => field === 'officialReception.final')!.place!;
    const held = (await valueAt(asked.sheet, asked.address)) as number;
    await type(asked.sheet, asked.address, held + 1);
    await said('选了工作簿以后表又改过');
    await type(asked.sheet, asked.address, held);
    await pane.getByText('选了工作簿以后表又改过').waitFor({ state: 'detached' });
    await click('返回报告');
    await click('送出前清单');
    await said('附件的目录、编号和内容对得上');

    await pane.getByRole('tab', { name: '模板' }).click();
    await click('记下');
    await click(/^记为.+数$/);
    await said(/^已记下：/);
    await pane
      .locator('input[type=file]')
      .first()
      .setInputFiles(await chosen('上年.xlsx', { fiscalYear: year - 1 }, 'last'));
    const boxes = pane.locator('.part input[type=checkbox], .last-year input[type=checkbox]');
    await said(/与表上不同 \d+ 项/);
    for (const box of await boxes.all()) await box.check();
    await click(/^装入 \d+ 项$/);
    await said(/^已装入 \d+ 项上年数/);

    await click('汇总各单位的表');
    await pane
      .getByLabel('选文件（可以几个）')
      .setInputFiles([
        await chosen('甲.xlsx', { budgetUnitName: '甲' }, 'a'),
        await chosen('乙.xlsx', { budgetUnitName: '乙' }, 'b'),
      ]);
    await said(/^2 个单位，加了 \d+ 项$/);
    await pane.getByLabel('部门的名称').fill('某局');
    await click('写出部门的工作簿');
    await said('已写好“某局');
    const sum = (await wps(({ disk }) => disk.files())).find((path) => path.includes('/自评/某局'));
    const department = openWorkbook(readWorkbook((await bytesOf(sum!))!, 'x.xlsx'), () => pack, 'x.xlsx');
    expect(textOf(department.table.value('budgetUnitName'))).toBe('某局');

    await pane.getByRole('tab', { name: '校验' }).click();
    await click('标到表上');
    await said('标到表上：已写好');
    await click('从表中清除标记');
    await said('清除标记：已写好');
    const { sheet, address } = link.figures.find(({ field }) => field === 'officialReception.final')!.place!;
    const before = (await valueAt(sheet, address)) as number;
    await type(sheet, address, before + 80);
    await pane.getByRole('button', { name: '撤销' }).first().click();
    await said('已撤销');
    // What the user typed since stays.
    expect(await valueAt(sheet, address)).toBe(before + 80);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 300_000);
});
