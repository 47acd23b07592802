import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PackSummary } from '../../../src/app/live/pack-source';
import type { Data } from '../../../src/core/table/data';
import { newWorkbook } from '../../../src/app/new-workbook';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { root } from '../browser';
import { openPane } from './open-pane';
import { chooseBook, openWord } from './open-word';
import { inPane, picture } from './pane-site';

async function bookOf(data: Data, workbookId = 'other'): Promise<Buffer> {
  const edits = newWorkbook({ pack: builtInPack('kaifu-2018'), sample: true, data, workbookId });
  return Buffer.from(await authorWorkbook(edits, { creator: 'test' }));
}

const names = (page: Page): Promise<string[]> => page.locator('fieldset.choices > label, .choice').allInnerTexts();

inPane('窗格：模板分得清，选错文件说得清', (at) => {
  test('每一年的模板名字个个不同，地区、分值、年份一样而只差文号或版本的也是；选哪个装哪个', async () => {
    const folder = join(root, 'out/pane/packs');
    const { packs } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { packs: PackSummary[] };
    const first = packs.find(({ id }) => id === 'kaifu-2018')!;
    const twins: PackSummary[] = [
      { ...first, id: 'twin-a', version: '9.1.0' },
      { ...first, id: 'twin-b', basis: [{ title: '通知', number: '长财绩〔2031〕9号', seen: true }] },
    ];
    at.site.files.set('/packs/index.json', Buffer.from(JSON.stringify({ packs: [...packs, ...twins] })));
    for (const { id } of twins) at.site.files.set(`/packs/${id}.json`, readFileSync(join(folder, `${first.id}.json`)));
    const { page, complaints } = await openPane(at, { view: 'template', book: '', write: '1', height: 1600 });
    const years = await page.locator('select option').allInnerTexts();
    expect(years.length).toBeGreaterThan(3);
    for (const year of years) {
      await page.locator('select').first().selectOption(year);
      const shown = await names(page);
      expect(shown.length).toBeGreaterThan(0);
      expect(new Set(shown).size).toBe(shown.length);
    }
    await page.locator('select').first().selectOption('2018');
    await picture(page, 320, 'pack-twins');
    expect((await names(page)).filter((name) => name.includes('长财绩〔2031〕9号'))).toHaveLength(1);
    await page.getByText('长财绩〔2031〕9号').first().click();
    await page.locator('.choice.checked', { hasText: '长财绩〔2031〕9号' }).waitFor();
    at.site.files.delete('/packs/index.json');
    expect(complaints).toEqual([]);
    await page.close();
  }, 90_000);

  test.each<[string, Data, string, readonly string[]]>([
    ['别的单位的', { fiscalYear: 2017, budgetUnitName: '岳麓区房产局' }, 'other', ['岳麓区房产局', '征地']],
    ['前年的', { fiscalYear: 2016 }, 'other', ['2016年度', '2017年度', '征地', '选错了文件']],
    ['这一份自己的副本', {}, 'story', ['征地', '不能当作上年的工作簿']],
  ])(
    '装入上年数，选了%s：写着是哪个单位的、这份是哪个单位的，什么也不写',
    async (_, data, id, words) => {
      const { page, complaints } = await openPane(at, { view: 'template', write: '1' });
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '装入上年数' }).click();
      await (await chooser).setFiles({ name: '上年.xlsx', mimeType: '', buffer: await bookOf(data, id) });
      const alert = page.locator('.last-year [role=alert], .last-year[role=alert], [role=alert]').first();
      await alert.waitFor();
      const said = (await page.locator('[role=alert]').allInnerTexts()).join('\n');
      for (const word of words) expect(said).toContain(word);
      expect(await page.locator('.last-receipt').count()).toBe(0);
      await picture(page, 320, `wrong-last-year-${id}-${String(data['fiscalYear'] ?? '')}`);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test('Word：选了别的工作簿，写着它是哪个单位、哪一年的，文档不变', async () => {
    at.site.files.set('/yuelu.xlsx', await bookOf({ budgetUnitName: '岳麓区房产局', actualStaff: 6 }));
    const { page, complaints } = await openWord(at);
    await chooseBook(page, 'yuelu.xlsx');
    await page.getByText('不是写出这份报告的工作簿').waitFor();
    const said = await page.locator('.body').innerText();
    expect(said).toContain('岳麓区房产局');
    expect(said).toContain('2018年度');
    await picture(page, 320, 'wrong-book-word');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);
});
