import { DocumentHalf } from './support/document';
import { inBrowser } from '../browser';
import { inBothWindows } from './support/in-window';
import { serve, type Served } from './support/site';
import { PATIENCE } from './support/window';

const STAFFING = 'jx:1:staffing';

inBothWindows('工作台：Word 的窗口', (at) => {
  test(
    '不是文档的文件：说打不开，原来的还在',
    async () => {
      const [chooser] = await Promise.all([
        at.excel.page.waitForEvent('filechooser'),
        at.excel.page.locator('[data-command="open-document"]').click(),
      ]);
      await chooser.setFiles({ name: '不是.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('你好') });
      await at.excel.page.waitForSelector('dialog.message');
      expect(await at.excel.page.locator('dialog.message').innerText()).toContain('另存为 .docx');
      await at.excel.command('confirm').click();
      expect(await at.word.text(STAFFING)).toContain('在职人数8人');
    },
    PATIENCE,
  );

  test(
    '新建：空白的一页，打字、存、再开',
    async () => {
      await at.word.command('new').click();
      await at.word.isOpen('文档1');
      await at.excel.page.locator('.word .sheet').click();
      await at.excel.page.keyboard.type('第一行');
      await at.excel.page.keyboard.press('Enter');
      await at.excel.page.keyboard.type('第二行');
      expect(await at.word.text()).toBe('第一行\n第二行');
      const again = await DocumentHalf.open(at.excel, '新.docx', await at.word.save());
      expect(await again.text()).toBe('第一行\n第二行');
    },
    PATIENCE,
  );

  test(
    '太旧的 Word：说缺什么、要用哪个版本、旧版本用什么，不垮',
    async () => {
      await at.word.tab('simulate');
      await at.word.command('profile').selectOption('Word 2016');
      const pane = await at.word.pane('.trouble');
      const text = (await pane.locator('.trouble').innerText()).replace(/\s/g, '');
      expect(text).toContain(
        '这个版本的Word不支持需要的功能（WordApi1.3）。请用Office2021或更新的版本；旧版本和WPS请用网页版，或工作簿自带的公式。',
      );
      expect(text).toContain('代码host.unsupported');
      expect(decodeURI((await pane.locator('.trouble a').getAttribute('href'))!)).toBe('网页版.html');
    },
    PATIENCE,
  );

  test(
    '摆放：窗口小就轮流看，任务窗格能拖到 270–500',
    async () => {
      const shown = async () =>
        Promise.all(['.workbench.excel', '.workbench.word'].map((half) => at.excel.page.locator(half).isVisible()));
      expect(await shown()).toEqual([true, true]);
      await at.excel.page.setViewportSize({ width: 1000, height: 700 });
      await at.excel.page.locator('.workbench.excel').waitFor({ state: 'hidden' });
      expect(await shown()).toEqual([false, true]);
      await at.excel.page.locator('[data-command="show-book"]').click();
      expect(await shown()).toEqual([true, false]);
      const width = () =>
        at.excel.page.locator('.excel .side').evaluate((side) => Math.round(side.getBoundingClientRect().width));
      const drag = async (by: number) => {
        const { x, y, height } = (await at.excel.page.locator('.excel .pane-splitter').boundingBox())!;
        await at.excel.page.mouse.move(x + 3, y + height / 2);
        await at.excel.page.mouse.down();
        await at.excel.page.mouse.move(x + 3 + by, y + height / 2, { steps: 4 });
        await at.excel.page.mouse.up();
      };
      expect(await width()).toBe(350);
      await drag(-400);
      expect(await width()).toBe(500);
      await drag(600);
      expect(await width()).toBe(270);
    },
    PATIENCE,
  );
});

inBrowser('工作台：Word 的页面不耽误工作簿', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());

  test(
    '没有打开文档时，文档那一半的程序不装载',
    async () => {
      const page = await served.browser.newPage({ viewport: { width: 1440, height: 900 } });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${served.site.page.origin}/`);
      await page.waitForSelector('.pane-frame', { timeout: PATIENCE });
      await page.waitForTimeout(1000);
      const before = asked.length;
      expect(asked.some((address) => /sample\.docx|document/.test(address))).toBe(false);
      await page.locator('[data-command="open-sample-report"]').click();
      await page.waitForSelector('.word .sheet', { timeout: PATIENCE });
      expect(asked.slice(before).some((address) => /\/js\/[^/]*document[^/]*\.js/.test(address))).toBe(true);
      await page.close();
    },
    PATIENCE,
  );
});
