import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch } from '../browser';
import { faultsAsEs5, offlineFile, shot } from './offline-page';

const root = resolve(__dirname, '../../..');
const guard = readFileSync(join(root, 'src/taskpane/guard.js'), 'utf8');
const trident = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; rv:11.0) like Gecko';

/** What Trident lacks, taken away before the page's own scripts run: the same guard, the same page. */
const asTrident = `
  delete window.Promise; delete window.Symbol; delete window.CSS;
  delete Object.fromEntries; delete Array.prototype.flat; delete Object.hasOwn; delete String.prototype.replaceAll;
`;

inBrowser('打不开时说什么', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  let offline: string;
  const out = 'out/guard-pane';
  /** What the server does with office.js. */
  let office: 'copy' | 'missing' | 'never' = 'copy';

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/pane.mjs', '--out', out, '--office-js', 'local'], { cwd: root });
    offline = offlineFile();
    const copy = join(root, out, 'office');
    if (!existsSync(copy)) {
      mkdirSync(copy, { recursive: true });
      cpSync(join(root, 'node_modules/@microsoft/office-js/dist'), copy, { recursive: true });
    }
    writeFileSync(join(root, out, '网页版.html'), readFileSync(offline));
    const types: Readonly<Record<string, string>> = {
      '.html': 'text/html; charset=utf-8',
      '.js': 'text/javascript; charset=utf-8',
      '.css': 'text/css',
    };
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
      if (path.startsWith('/office/') && office === 'never') return;
      const file = join(root, out, path);
      if ((path.startsWith('/office/') && office === 'missing') || !existsSync(file))
        return void response.writeHead(404).end();
      response
        .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launch();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  async function open(address: string, wish: { userAgent?: string; script?: string } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 350, height: 700 },
      ...(wish.userAgent && { userAgent: wish.userAgent }),
    });
    const page = await context.newPage();
    if (wish.script) await page.addInitScript(wish.script);
    await page.goto(address, { waitUntil: 'commit' });
    return page;
  }

  test('guard.js 是 ES5，原样和编进单文件的都是', () => {
    expect(faultsAsEs5(guard)).toEqual([]);
    expect(faultsAsEs5('const later = 1;')).not.toEqual([]);
    const [, inlined] = /<script>([\s\S]*?)<\/script>/.exec(readFileSync(offline, 'utf8'))!;
    expect(inlined).toContain('jixiaoGuard');
    expect(faultsAsEs5(inlined!)).toEqual([]);
  });

  test('守门的脚本在页面里排第一', () => {
    const html = readFileSync(join(root, out, 'taskpane.html'), 'utf8');
    expect(/<script[^>]*src="?([^"\s>]+)/.exec(html)![1]).toBe('guard.js');
  });

  test.each([
    ['窗格', '/taskpane.html', '这个版本的 Office 太旧', true],
    ['网页版', '/网页版.html', '这个浏览器太旧', false],
  ])(
    '老内核（Trident）打开%s：说清原因和出路',
    async (name, path, title, hasLink) => {
      const page = await open(origin + encodeURI(path), { userAgent: trident, script: asTrident });
      await page.waitForSelector('#guard');
      const text = await page.locator('#guard').innerText();
      expect(text).toContain(title);
      expect(text).toContain('Trident/7.0');
      expect(await page.locator('#guard a').count()).toBe(hasLink ? 1 : 0);
      await page.screenshot({ path: shot(`guard-old-${name}`) });
      if (hasLink) {
        await page.locator('#guard a').click();
        await page.waitForURL(/%E7%BD%91/);
      }
      await page.context().close();
    },
    60_000,
  );

  test('不在 Office 里打开窗格：说从哪里打开，链接到网页版，链接打得开', async () => {
    office = 'copy';
    const page = await open(`${origin}/taskpane.html`);
    await page.waitForSelector('#guard', { timeout: 30_000 });
    expect(await page.locator('#guard').innerText()).toContain('请在 Excel 或 Word 里打开本窗格');
    await page.screenshot({ path: shot('guard-outside') });
    await page.getByRole('link', { name: '网页版' }).click();
    await page.waitForSelector('.start');
    await page.context().close();
  }, 60_000);

  test('office.js 没有（404）：说没有连上，给出办法', async () => {
    office = 'missing';
    const page = await open(`${origin}/taskpane.html`);
    await page.waitForSelector('#guard');
    expect(await page.locator('#guard').innerText()).toMatch(/没有连上 Office[^]*本地[^]*网页版/);
    await page.screenshot({ path: shot('guard-unreachable') });
    await page.context().close();
  }, 60_000);

  test('office.js 一直不回答：过 20 秒也说出来', async () => {
    office = 'never';
    const page = await open(`${origin}/taskpane.html`);
    await page.waitForSelector('#guard', { timeout: 40_000 });
    expect(await page.locator('#guard').innerText()).toContain('没有连上 Office');
    await page.context().close();
  }, 60_000);

  test('今天的浏览器打开网页版：守门的不出声', async () => {
    const page = await open(origin + encodeURI('/网页版.html'));
    await page.waitForSelector('.start');
    expect(await page.locator('#guard').count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
