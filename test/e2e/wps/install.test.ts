import { readFileSync } from 'node:fs';
import { inBrowser } from '../browser';
import { readAsEs2018, uncovered } from '../offline/chromium-78';
import { axeFindings } from '../pane/looks-support';
import { picture } from '../pane/pane-site';
import { WpsService } from '../../../simulator/wps-service';
import { installPage, listed, openInstall, serveFolder, type Folder } from './install-page';

/** The shipped page before the stand-in of WPS's local service; nobody has seen it before a real one. */
inBrowser('把加载项装进 WPS 的网页', () => {
  let folder: Folder;
  let address: string;
  let et: string;
  beforeAll(async () => {
    folder = await serveFolder();
    address = `${folder.origin}/wps/install.html`;
    et = `${folder.origin}/wps/et/`;
  });
  afterAll(() => folder.close());

  test('没有装过：两个程序各自装上、卸下，清单照着变，说接下来怎么办；除了 WPS 的服务什么也不问', async () => {
    const open = await openInstall({ address, width: 320 });
    await open.stands('jixiao-et', 'absent');
    await open.card('jixiao-et').getByText('WPS 取得到 manifest.xml、ribbon.xml、index.html。').waitFor();
    await open.card('jixiao-wps').getByText('取来的 manifest.xml、ribbon.xml、index.html 不是加载项的').waitFor();
    // What WPS reads at every start; the pane, of megabytes, it asks for when a button is pressed.
    const looked = folder.sent.filter(({ path }) => !path.endsWith('install.html') && !path.endsWith('.ico'));
    expect(looked.map(({ path }) => path.slice(5)).sort()).toEqual(
      ['et', 'writer'].flatMap((part) => ['index.html', 'manifest.xml', 'ribbon.xml'].map((name) => `${part}/${name}`)),
    );
    expect(looked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(32_000);
    await picture(open.page, 320, 'install-fresh');
    await open.press('jixiao-et', '装上');
    await open.card('jixiao-et').getByText('装上了。').waitFor();
    expect(await open.card('jixiao-et').locator('.outcome').innerText()).toContain('再重启一次 WPS 表格');
    expect(open.service.published).toEqual([listed('jixiao-et', et)]);
    await picture(open.page, 320, 'install-done');
    await open.press('jixiao-wps', '装上');
    await open.stands('jixiao-wps', 'here');
    expect(open.service.published.map(({ url }) => url)).toEqual([et, `${folder.origin}/wps/writer/`]);
    await open.press('jixiao-et', '卸下');
    await open.stands('jixiao-et', 'absent');
    expect(open.service.published).toEqual([listed('jixiao-wps', `${folder.origin}/wps/writer/`)]);
    expect([open.service.refusals, open.complaints]).toEqual([[], []]);
    expect(open.requests.filter((asked) => !asked.startsWith('http://127.0.0.1:58890/'))).toEqual([]);
    await open.close();
  }, 60_000);

  test('只用键盘：装上、说看见了什么、卸下；按过的按钮不丢焦点', async () => {
    const open = await openInstall({ address });
    await open.stands('jixiao-et', 'absent');
    const focused = (): Promise<string> => open.page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (text: string): Promise<void> => {
      for (let step = 0; step < 20 && (await focused()) !== text; step++) await open.page.keyboard.press('Tab');
      expect(await focused()).toBe(text);
    };
    await tabTo('装上');
    await open.page.keyboard.press('Enter');
    await open.card('jixiao-et').getByText('装上了。').waitFor();
    expect(await focused()).toBe('重新装上');
    await tabTo('卸下');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Space');
    await open.card('jixiao-et').locator('.answer').getByText('装好了。').waitFor();
    await open.page.keyboard.press('ArrowDown');
    await open.card('jixiao-et').locator('.answer').getByText('已信任，请重启 WPS 表格').waitFor();
    await open.page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('卸下');
    await open.page.keyboard.press('Space');
    await open.stands('jixiao-et', 'absent');
    expect(await focused()).toBe('卸下');
    await open.page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('装上');
    expect([open.service.published, open.complaints]).toEqual([[], []]);
    await open.close();
  }, 60_000);

  test('已经装上的认得出；重新装上先卸后装', async () => {
    const open = await openInstall({ address, published: [listed('jixiao-et', et)] });
    await open.stands('jixiao-et', 'here');
    await open.stands('jixiao-wps', 'absent');
    open.service.requests.length = 0;
    await open.press('jixiao-et', '重新装上');
    await open.card('jixiao-et').getByText('装上了。').waitFor();
    expect(open.service.requests.filter((asked) => asked.includes('deploy'))).toHaveLength(2);
    expect(open.service.published).toEqual([listed('jixiao-et', et)]);
    await open.close();
  }, 60_000);

  test.each([['refuses'], ['forgets']] as const)(
    '重新装上，WPS %s：旧的没有了是本页卸的，不怪别人；再查、再开都这样说，原因也还在',
    async (enable) => {
      const open = await openInstall({ address, published: [listed('jixiao-et', et)], build: { enable } });
      await open.stands('jixiao-et', 'here');
      const why = { refuses: 'WPS 没有收下，它说：“Failed”', forgets: 'WPS 说收下了，清单里却没有' }[enable];
      const told = async (): Promise<void> => {
        await open.stands('jixiao-et', 'taken-out');
        const card = await open.card('jixiao-et').innerText();
        expect(card).toContain('本页卸下了旧的，没能再装上');
        expect(card).not.toMatch(/自动更新|别人卸/);
      };
      await open.press('jixiao-et', '重新装上');
      await open.card('jixiao-et').getByText(`${why}`).filter({ hasText: '也没有成' }).waitFor();
      await told();
      await open.page.getByRole('button', { name: '再查一遍' }).click();
      await open.page.waitForTimeout(500);
      await told();
      expect(await open.card('jixiao-et').locator('.outcome').innerText()).toContain(why);
      await picture(open.page, 320, `install-taken-out-${enable}`);
      await open.page.reload();
      await told();
      open.service.become({ enable: 'OK' });
      await open.press('jixiao-et', '装上');
      await open.stands('jixiao-et', 'here');
      open.service.update();
      await open.page.getByRole('button', { name: '再查一遍' }).click();
      await open.stands('jixiao-et', 'gone');
      await open.close();
    },
    60_000,
  );

  test('重新装上，WPS 问了、用户说不：等着时不说已装上；请它放回去，用户说好，旧的就回来', async () => {
    const old = listed('jixiao-et', et, { version: '0.0.9' });
    const open = await openInstall({ address, published: [old], build: { enable: 'asks' } });
    await open.stands('jixiao-et', 'here');
    await open.press('jixiao-et', '重新装上');
    await open.card('jixiao-et').getByText('请看一眼 WPS 的窗口').waitFor();
    expect(await open.card('jixiao-et').locator('.state').innerText()).toBe('旧的卸下了，新的还没有装上');
    open.service.answerUser(false);
    await open.card('jixiao-et').getByText('正在请它把原来的放回去').waitFor();
    while (!open.service.isAsking) await open.page.waitForTimeout(50);
    open.service.answerUser(true);
    await open.card('jixiao-et').getByText('原来的放回去了').waitFor();
    await open.stands('jixiao-et', 'here');
    expect(open.service.published).toEqual([old]);
    await open.close();
  }, 60_000);

  test('文件夹缺两个：说是哪两个；WPS 不答话了，不再说取得到；按过的按钮没有了，焦点还在', async () => {
    const half = await serveFolder(undefined, ['manifest.xml', 'index.html']);
    const open = await openInstall({ address: `${half.origin}/wps/install.html` });
    const card = open.card('jixiao-et');
    await card.getByText('取来的 manifest.xml、index.html 不是加载项的').waitFor();
    await card.getByText('WPS 取得到 ribbon.xml。').waitFor();
    await open.service.close();
    await open.press('jixiao-et', '装上');
    await open.stands('jixiao-et', 'unknown');
    expect(await card.innerText()).not.toContain('ribbon.xml');
    expect(await open.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await open.close();
    await half.close();
  }, 60_000);

  test('装的是另一个地址的：说是哪个；WPS 不收，旧的还在；收了，换成这里的', async () => {
    const old = listed('jixiao-et', 'http://127.0.0.1:3889/');
    const open = await openInstall({ address, published: [old], build: { enable: 'refuses' } });
    await open.stands('jixiao-et', 'elsewhere');
    await open.card('jixiao-et').getByText('http://127.0.0.1:3889/').waitFor();
    await picture(open.page, 320, 'install-elsewhere');
    await open.press('jixiao-et', '换成这里的');
    await open.card('jixiao-et').getByText('WPS 没有收下').waitFor();
    expect(open.service.published).toEqual([old]);
    open.service.become({ enable: 'wordless' });
    await open.press('jixiao-et', '换成这里的');
    await open.stands('jixiao-et', 'here');
    expect(open.service.published).toEqual([listed('jixiao-et', et)]);
    await open.close();
  }, 60_000);

  test('WPS 问用户：等着时说去看 WPS 的窗口；点了不允许，没有装；再来，点了允许，装上', async () => {
    const open = await openInstall({ address, build: { enable: 'asks' } });
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.card('jixiao-et').getByText('请看一眼 WPS 的窗口').waitFor();
    open.service.answerUser(false);
    await open.card('jixiao-et').getByText('WPS 没有收下，它说：“Failed”').waitFor();
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.card('jixiao-et').getByText('请看一眼 WPS 的窗口').waitFor();
    open.service.answerUser(true);
    await open.stands('jixiao-et', 'here');
    await open.close();
  }, 60_000);

  test('被更新带走：从前看见过的说装过、哪一天，再装一次', async () => {
    const open = await openInstall({ address });
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.stands('jixiao-et', 'here');
    open.service.update();
    await open.page.getByRole('button', { name: '再查一遍' }).click();
    await open.stands('jixiao-et', 'gone');
    await open.stands('jixiao-wps', 'absent');
    expect(await open.card('jixiao-et').innerText()).toMatch(/\d{4}-\d\d-\d\d 本页还看到它/);
    await open.page.reload();
    await open.stands('jixiao-et', 'gone');
    await open.press('jixiao-et', '装上');
    await open.stands('jixiao-et', 'here');
    // Who takes it out here is not told that it was taken away.
    await open.press('jixiao-et', '卸下');
    await open.stands('jixiao-et', 'absent');
    await open.close();
  }, 60_000);

  test('没有答话：说怎么办；WPS 打开了，再查一遍；叫醒它，自己接上', async () => {
    const open = await openInstall({ address, isAlone: true, width: 320 });
    await open.page.getByText('这台电脑上的 WPS 没有答话').waitFor();
    await open.stands('jixiao-et', 'unknown');
    expect(await open.card('jixiao-et').getByRole('button').count()).toBe(0);
    const wake = open.page.getByRole('link', { name: '叫醒 WPS 的服务' });
    expect(await wake.getAttribute('href')).toBe('ksoWPSCloudSvr://start=RelayHttpServer');
    await picture(open.page, 320, 'install-nobody');
    expect(await axeFindings(open.page)).toEqual([]);
    const { port } = new URL(`http://${open.place}`);
    const later = await WpsService.start({ half: 'all' }, Number(port));
    await open.page.getByRole('button', { name: '再查一遍' }).click();
    await open.page.getByText('WPS 的服务只醒了一半').waitFor();
    // The link starts the service; the page looks again by itself.
    later.become({ half: 'none' });
    await wake.click();
    await open.stands('jixiao-et', 'absent');
    await later.close();
    await open.close();
  }, 60_000);

  test.each([
    [{ cors: 'none' }, '浏览器不让本页读它的回答'],
    [{ cors: 'other' }, '浏览器不让本页读它的回答'],
    [{ half: 'all' }, 'WPS 的服务只醒了一半'],
    [{ half: 'rest' }, 'WPS 的服务只醒了一半'],
    [{ hasNoList: true }, '却不肯给加载项的清单：“Json parse failed.”'],
    [{ version: '<!doctype html>' }, '答话的不像 WPS 的服务'],
    [{ isSilent: true }, 'WPS 的服务接了话，却一直不回'],
  ] as const)(
    '说不上话 %j：%s',
    async (build, words) => {
      const open = await openInstall({ address, build });
      await open.page.getByText(words).waitFor();
      await open.stands('jixiao-et', 'unknown');
      await open.close();
    },
    60_000,
  );

  test.each([
    [{ version: '', listBy: 'GET', emptyAs: 'null' }, '没有说版本，是老版本'],
    [{ version: '1.0.0', emptyAs: '', disabled: 'listed' }, '版本 1.0.0'],
  ] as const)(
    '老版本的服务 %j 也能装、能卸',
    async (build, words) => {
      const open = await openInstall({ address, build });
      await open.page.getByText(words).waitFor();
      await open.stands('jixiao-et', 'absent');
      await open.press('jixiao-et', '装上');
      await open.stands('jixiao-et', 'here');
      await open.press('jixiao-et', '卸下');
      await open.stands('jixiao-et', 'disabled' in build ? 'off' : 'absent');
      expect(open.service.published.filter(({ enable }) => enable !== 'false')).toEqual([]);
      await open.close();
    },
    60_000,
  );

  test('WPS 说收下了，清单里却没有：不说装上了', async () => {
    const open = await openInstall({ address, build: { enable: 'forgets' } });
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.card('jixiao-et').getByText('WPS 说收下了，清单里却没有').waitFor();
    await open.stands('jixiao-et', 'absent');
    await open.close();
  }, 60_000);

  test('装到一半 WPS 不答话了：不说成了也不说没成', async () => {
    const open = await openInstall({ address, build: { enable: 'asks' } });
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.card('jixiao-et').getByText('请看一眼 WPS 的窗口').waitFor();
    await open.service.close();
    await open.card('jixiao-et').getByText('WPS 一直没有回答').waitFor();
    await open.stands('jixiao-et', 'unknown');
    await open.close();
  }, 60_000);

  test('从磁盘上打开：说为什么不能装，能看能卸', async () => {
    const disk = `file://${installPage()}`;
    const open = await openInstall({ address: disk, published: [listed('jixiao-et', et)] });
    await open.stands('jixiao-et', 'elsewhere');
    expect(await open.card('jixiao-et').innerText()).toContain('没有网址，WPS 取不到加载项');
    expect(await open.card('jixiao-et').getByRole('button').allInnerTexts()).toEqual(['卸下']);
    await open.press('jixiao-et', '卸下');
    await open.stands('jixiao-et', 'absent');
    expect([open.service.published, open.complaints]).toEqual([[], []]);
    await open.close();
  }, 60_000);

  test('WPS 的版本号：知道的毛病说出来，不知道的说不知道', async () => {
    const open = await openInstall({ address });
    const box = open.page.getByLabel(/版本号/);
    const known = open.page.locator('.known');
    await box.fill('12.1.0.26895');
    expect(await known.innerText()).toContain('点窗格右上角的“收起”');
    await box.fill('13.0.0.1');
    expect(await known.innerText()).toContain('不知道，不等于不行');
    await box.fill('最新版');
    expect(await known.innerText()).toContain('看不懂');
    await box.fill('');
    expect(await known.innerText()).toBe('');
    await open.close();
  }, 60_000);

  test('复制诊断：说得出要紧的，不说网址和别的加载项', async () => {
    const secret = listed('jixiao-et', 'http://oa.secret.test/wps/et/');
    const others = {
      name: 'secret-oa',
      addonType: 'wps',
      online: 'true',
      url: 'http://oa.secret.test/',
      enable: 'true',
    };
    const open = await openInstall({ address, published: [secret, others] });
    await open.stands('jixiao-et', 'elsewhere');
    await open.page.getByLabel(/版本号/).fill('12.1.0.28043');
    await open.page.getByRole('button', { name: '复制诊断' }).click();
    const text = await open.page.getByRole('textbox', { name: '复制诊断' }).inputValue();
    expect(text).toContain('12.1.0.28043');
    expect(text).toContain('jixiao-et）：elsewhere；已装上，装的是另一个地址的；另一个地址是 http，别的机器');
    expect(text).toContain('别的加载项：1 个');
    expect(text).not.toMatch(/secret/);
    await open.close();
  }, 60_000);

  test('复制过诊断，情况又变了：框里是现在的，请再复制；没有变的不动', async () => {
    const open = await openInstall({ address, published: [listed('jixiao-et', et)] });
    await open.stands('jixiao-et', 'here');
    await open.card('jixiao-et').getByText('WPS 取得到').waitFor();
    await open.card('jixiao-wps').getByText('取来的').waitFor();
    await open.page.getByRole('button', { name: '复制诊断' }).click();
    const box = open.page.getByRole('textbox', { name: '复制诊断' });
    const told = open.page.locator('[aria-labelledby=support] [role=status]');
    const before = await box.inputValue();
    await open.page.getByRole('button', { name: '再查一遍' }).click();
    await open.page.waitForTimeout(500);
    expect(await box.inputValue()).toBe(before);
    await open.page.getByLabel(/版本号/).fill('12.1.0.28043');
    await told.filter({ hasText: '请再点“复制诊断”' }).waitFor();
    expect(await box.inputValue()).toContain('12.1.0.28043');
    await open.service.close();
    await open.page.getByRole('button', { name: '再查一遍' }).click();
    await open.stands('jixiao-et', 'unknown');
    await open.page.waitForFunction(() => document.querySelector('textarea')!.value.includes('：unknown；'));
    await picture(open.page, 320, 'install-copied-before');
    await open.close();
  }, 60_000);

  test.each([320, 1000])(
    '%i 像素，亮、暗：没有横向滚动，axe 没有发现',
    async (width) => {
      for (const dark of [false, true]) {
        const open = await openInstall({
          address,
          width,
          dark,
          published: [listed('jixiao-et', et), listed('jixiao-wps', 'http://127.0.0.1:3889/')],
        });
        await open.stands('jixiao-wps', 'elsewhere');
        await open.card('jixiao-et').getByText('WPS 取得到').waitFor();
        await open.card('jixiao-et').getByRole('radio').nth(1).check();
        await open.page.getByRole('button', { name: '复制诊断' }).click();
        await open.page.screenshot({
          path: `out/screenshots/install-${width}-${dark ? 'dark' : 'light'}.png`,
          fullPage: true,
        });
        const wider = await open.page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect([wider, await axeFindings(open.page)]).toEqual([0, []]);
        await open.close();
      }
    },
    60_000,
  );

  test('页面里每一段脚本都能按 ES2018（Chromium 78）读懂，没有用更新的功能', () => {
    const html = readFileSync(installPage(), 'utf8');
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(2);
    for (const [, script] of scripts) {
      const { faults, names } = readAsEs2018(script!);
      // The pane brings these along; guard.js asks for them before it goes on.
      const brought = /\.(?:at|replaceAll|hasOwn|randomUUID)\(|\bWeakRef\b/.exec(script!)?.[0];
      expect([faults, uncovered(names), brought]).toEqual([[], [], undefined]);
    }
    expect(/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]).toContain(
      'connect-src http://127.0.0.1:58890 https://127.0.0.1:58891;',
    );
  });
});
