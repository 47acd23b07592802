import { axeFindings, holdsAtEveryWidth } from './looks-support';
import { openPane } from './open-pane';
import { inPane } from './pane-site';

inPane('窗格：送出前清单', (at) => {
  test('打开就看现在会写的报告；选了文件看文件：跳号、附件、不同的数各在哪里；Esc 收起，焦点回来', async () => {
    const { page, complaints } = await openPane(at, { view: 'report', height: 1600 });
    const button = page.getByRole('button', { name: '送出前清单' });
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('.checklist');
    await panel.getByText('没有给上年的报告，看不了有没有照抄。').waitFor();
    await panel.getByText('标题编号没有跳号。').waitFor();
    await panel.getByLabel('选材料（报告、别的表）').setInputFiles([
      {
        name: '报告.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('一、概况\n2018年公务接待费决算支出0.84万元。\n三、问题\n情况见附件2。\n'),
      },
      { name: '图.png', mimeType: 'image/png', buffer: Buffer.from('x') },
    ]);
    await panel.getByText('“图.png”不是 .docx、.txt、.xlsx，没有看。').waitFor();
    await panel.getByText('标题编号跳号：这里是“三、”，前面没有“二、”。').waitFor();
    await panel.getByText('正文说到附件2').waitFor();
    expect(await panel.locator('.matrix .differs td').allInnerTexts()).toContainEqual(
      expect.stringContaining('0.84万元'),
    );
    for (const look of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: look });
      await holdsAtEveryWidth(page, (width) => `checklist-${width}-${look}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: '选材料（报告、别的表）' }).focus();
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('送出前清单');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);
});
