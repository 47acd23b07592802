import { inBrowser } from '../browser';
import { GuidePictures, wordsSeen } from '../guide-picture';
import { serve, type Served } from './support/site';
import { says, WorkbenchWindow } from './support/window';

const pictures = new GuidePictures('texts-workbench.json');

inBrowser('指南里的图：表和窗格', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());

  test('表在左边，窗格在右边：图里的字还是画面上的字', async () => {
    const excel = await WorkbenchWindow.open(served);
    const pane = await excel.pane('.group');
    await excel.tab('addin');
    await excel.type('officeExpense.final', '142000');
    await says(pane, '可能把元当成了万元，应为14.20万元');
    await excel.select('基础数据表', 0, 0);
    const ribbon = await excel.page.locator('[data-command^="view-"]').allInnerTexts();
    await pictures.hold('workbench', excel.page, `${ribbon.join('\n')}\n${await wordsSeen(pane)}`);
    await excel.page.close();
  }, 240_000);

  test('记下的都是还在画的图', () => pictures.holdAll(['workbench']));
});
