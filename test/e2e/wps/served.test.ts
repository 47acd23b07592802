import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { makeCertificate } from '../../../src/server/certificate';
import { inBrowser, launch, root } from '../browser';
import { startServer, type Server } from '../package/published';
import { addinFile, panePage, simulated, type Addin } from './addin-window';

/** What the pages of a package meet where they may lie: on a server by https or plain http on the same computer, or on the disk. */
inBrowser('WPS 的网页放在三种地方', () => {
  let top: string;
  let browser: Browser;
  const servers: Server[] = [];
  const places: Record<string, string> = {};

  beforeAll(async () => {
    top = mkdtempSync(join(tmpdir(), 'jixiao-served-'));
    const certificate = await makeCertificate();
    const [cert, key] = [join(top, 'cert.pem'), join(top, 'key.pem')];
    writeFileSync(cert, certificate.cert);
    writeFileSync(key, certificate.key);
    const out = packaged();
    const common = ['--dir', 'site', '--host', '127.0.0.1', '--port', '0', '--quiet'];
    servers.push(await startServer(out, [...common, '--cert', cert, '--key', key]));
    servers.push(await startServer(out, [...common, '--http']));
    places['https'] = `https://localhost:${servers[0]!.port}/wps/`;
    places['127.0.0.1'] = `http://127.0.0.1:${servers[1]!.port}/wps/`;
    const disk = join(top, '单位 的 WPS');
    cpSync(join(out, 'WPS'), disk, { recursive: true });
    places['磁盘'] = `${pathToFileURL(disk).href}/`;
    browser = await launch(certificate.keyHash);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    for (const server of servers) await server.end('SIGTERM');
    rmSync(top, { recursive: true, force: true });
  });

  /** The pages as built, in a package whose pane for Office is none: nobody looks at it here. */
  function packaged(): string {
    const [pane, out] = [join(top, 'pane'), join(top, 'package')];
    mkdirSync(join(pane, 'packs'), { recursive: true });
    writeFileSync(join(pane, 'taskpane.html'), '<!doctype html><html><head></head></html>');
    writeFileSync(join(pane, 'packs', 'index.json'), '{"packs":[]}');
    writeFileSync(join(pane, 'chunks.json'), '{"chunks":[],"groups":[]}');
    for (const addin of ['et', 'writer'] as const) {
      panePage(addin);
      addinFile(addin, 'index.html');
    }
    execFileSync(process.execPath, ['scripts/offline.mjs', '--page', 'wps-install', '--if-stale'], { cwd: root });
    const args = ['--base-url', 'https://jixiao.example.gov.cn/', '--pane', pane, '--wps', 'dist/wps', '--out', out];
    execFileSync(process.execPath, ['scripts/package.mjs', ...args], { cwd: root, stdio: 'pipe' });
    return out;
  }

  async function opened(): Promise<{ context: BrowserContext; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: 360, height: 900 }, reducedMotion: 'reduce' });
    const complaints: string[] = [];
    await context.exposeFunction('tellViolation', (what: string) => complaints.push(what));
    await context.addInitScript(`document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      tellViolation(violatedDirective + ' ' + blockedURI));`);
    return { context, complaints };
  }

  /** What shows that the pane has spoken with its program. */
  const firstSeen: Readonly<Record<Addin, string>> = {
    et: '.choice.checked .picture',
    writer: 'text=没有打开的文档',
  };
  const cases = ['https', '127.0.0.1', '磁盘'].flatMap((where) =>
    (['et', 'writer'] as const).map((addin) => [where, addin] as const),
  );

  test.each(cases)(
    '%s，%s：读清单和功能区，按下按钮，窗格打开，没有被安全策略拦下的',
    async (where, addin) => {
      const place = `${places[where]!}${addin}/`;
      const { context, complaints } = await opened();
      await context.addInitScript(`${simulated(addin)}; delete window.fetch; window.wps = simulatedWps.global;`);
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(message));
      /** As WPS itself fetches it, past any page. */
      const read = async (name: string): Promise<string> => {
        if (where === '磁盘') return readFileSync(fileURLToPath(place + name), 'utf8');
        const answer = await context.request.get(place + name, { ignoreHTTPSErrors: true });
        expect([name, answer.status(), answer.headers()['cache-control']]).toEqual([name, 200, 'no-cache']);
        return answer.text();
      };
      const files = { manifest: await read('manifest.xml'), ribbon: await read('ribbon.xml') };
      expect(await read('icon.svg')).toContain('<svg');
      await page.goto(`${place}index.html`);
      const address = await page.evaluate<string>(`(() => {
      const addin = simulatedWps.load({ ...${JSON.stringify(files)}, page: window });
      addin.press(addin.buttons()[0].label);
      return simulatedWps.panes.list[0].address;
    })()`);
      expect(address).toBe(decodeURI(`${place}taskpane.html`));
      await page.goto(address);
      await page.locator(firstSeen[addin]).first().waitFor();
      expect(await page.locator('#guard').count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  test('不在 WPS 里打开窗格的页面：服务器上的指到网页版，磁盘上的只说名字', async () => {
    const { context } = await opened();
    const page = await context.newPage();
    await page.goto(`${places['https']!}et/taskpane.html`);
    await page.locator('#guard').waitFor();
    const href = await page.locator('#guard a').evaluate((link: HTMLAnchorElement) => link.href);
    expect(decodeURI(href)).toBe(places['https']!.replace('wps/', '网页版.html'));
    await page.goto(`${places['磁盘']!}et/taskpane.html`);
    await page.getByText('网页版（管理员发的“网页版.html”）').waitFor();
    expect(await page.locator('#guard a').count()).toBe(0);
    await context.close();
  }, 60_000);

  test.each(['https', '127.0.0.1'])(
    '%s：安装页打得开，服务器的策略许它问本机的 WPS 服务',
    async (where) => {
      const { context, complaints } = await opened();
      const page = await context.newPage();
      const asked: string[] = [];
      await context.route(/58890|58891/, (route) => {
        asked.push(new URL(route.request().url()).host);
        return route.abort();
      });
      await page.goto(`${places[where]!}install.html`);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(500);
      expect(asked).toContain('127.0.0.1:58890');
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
