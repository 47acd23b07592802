import { unzipSync } from 'fflate';
import { bureauForm } from '../../support/bureau-form';
import { inOffline } from './in-offline';
import { choose, openOffline, saved, shot } from './offline-page';

inOffline('网页版：财政局发的表', (at) => {
  test('打开原表 → 认领（指不了格的写地址）→ 保存：原表的各部分一个字节也没有变', async () => {
    const { page, complaints } = await openOffline(at.browser, at.file);
    const form = await bureauForm();
    await choose(page, 'workbook', '附件1.xlsx', form);
    await page.getByText('请您看 1 项').waitFor();
    await page.screenshot({ path: shot('adopt') });
    await page.getByRole('button', { name: '“财政供养人员情况 编制数”不是这格' }).click();
    await page.getByLabel('“财政供养人员情况 编制数”在哪一格').fill('b4');
    await page.getByRole('button', { name: '改到这格' }).first().click();
    await page.getByRole('button', { name: '认领 35 项' }).click();
    await page.getByText('附件1 整体支出').first().waitFor();
    const { bytes } = await saved(page, 'workbook');
    const [before, after] = [unzipSync(form), unzipSync(bytes)];
    const changed = Object.keys(before).filter(
      (part) => Buffer.compare(before[part]!, after[part] ?? Buffer.alloc(0)) !== 0,
    );
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml']);
    expect(complaints).toEqual([]);
  }, 240_000);
});
