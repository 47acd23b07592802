import type { Frame } from 'playwright-core';
import type { CellEdit, Edit } from '../../../src/core/workbook/edit';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

/** A 决算表 as another system prints it, in 元 that it does not say, behind a sheet that is of no use. */
async function ledger(): Promise<Buffer> {
  const sheets: Record<string, readonly (readonly CellEdit[])[]> = {
    封面: [['2018年度部门决算']],
    决算: [
      ['项目', '2018年决算数'],
      ['公务接待费', '36,512.30'],
      ['公务用车运行维护费', '-'],
    ],
  };
  const edits = Object.entries(sheets).flatMap(([sheet, cells]): Edit[] => [
    { edit: 'add-sheet', sheet, visibility: 'visible' },
    { edit: 'set-cells', sheet, row: 1, column: 1, cells },
  ]);
  return Buffer.from(await authorWorkbook(edits, { creator: '' }));
}

const choose = async (pane: Frame, name: string, buffer: Buffer): Promise<void> =>
  pane
    .getByLabel('打开文件（.xlsx、.csv、.txt）')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

inWindow('工作台：从文件取数', (at) => {
  test(
    '选文件、选表、说单位，勾了才写；写入的数看得见从哪里来；旧格式说清楚',
    async () => {
      const { excel } = at;
      const pane = await excel.template();
      await pane.getByRole('button', { name: '粘贴一批数' }).click();
      await choose(pane, '决算.et', Buffer.from('x'));
      await says(pane, '请在Excel或WPS里另存为.xlsx');
      await choose(pane, '决算.xlsx', await ledger());
      await says(pane, '“决算.xlsx”');
      await says(pane, '这张表里没有读到数');
      await pane.getByLabel('哪一张表').selectOption('决算');
      await says(pane, '来源没有写明金额是元还是万元，请先选');
      const box = pane.getByRole('checkbox', { name: /^公务接待本年决算数/ });
      expect(await box.isDisabled()).toBe(true);
      await pane.getByLabel('金额单位').selectOption('元');
      await says(pane, '公务接待本年决算数：0.94万元→3.65123万元');
      await box.check();
      await pane.getByRole('button', { name: '写入 1 项' }).click();
      await says(pane, '已写入1项');
      expect(await excel.value('officialReception.final')).toBe(3.65123);
      await pane.getByRole('button', { name: '粘贴一批数' }).click();
      await pane.getByLabel('粘贴在这里').fill('公务接待费 2018年决算数：2万元');
      await says(pane, '表上的数取自“决算.xlsx”《决算》第2行');
      await pane
        .getByLabel('粘贴在这里')
        .fill('单位：万元\n项目\t2018年决算数\n公务接待\t70000\n公用经费\t1200000\n会议费、培训费\t60000');
      await says(pane, '来源写的不是元，可数这么大不像，请先选');
      expect(await box.isDisabled()).toBe(true);
    },
    PATIENCE * 2,
  );
});
