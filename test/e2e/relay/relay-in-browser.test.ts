import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { makeCertificate } from '../../../src/server/certificate';
import { readServeOptions } from '../../../src/server/serve/options';
import { startServer, type Running } from '../../../src/server/serve/start';
import type { ReceiverState, RelayReceiver, RelaySender, SenderState } from '../../../src/hosts/port/report-relay';
import { exampleBook, exampleLink, openExample } from '../../support/linked-report';
import { makeFolder } from '../../server/support/served-site';
import { inBrowser, launch } from '../browser';
import type { RelayPage } from './page';

declare global {
  interface Window {
    relay: RelayPage;
    sender: RelaySender;
    receiver: RelayReceiver;
    /** When this page's end last had each digest, milliseconds since 1970. */
    had: Record<string, number>;
    violations: string[];
  }
}

inBrowser('中转：两个真的网页，https 和严格的 CSP', () => {
  const site = makeFolder({});
  let running: Running;
  let browser: Browser;
  const start = async (port: number): Promise<Running> =>
    startServer(
      readServeOptions([
        '--dir',
        site.folder,
        '--cert',
        join(site.folder, 'cert.txt'),
        '--key',
        join(site.folder, 'key.txt'),
        '--relay',
        '--office-js',
        'local',
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
      ]),
      { log: () => undefined, relaySettings: { waitMs: 3000 } },
    );

  beforeAll(async () => {
    const code = buildSync({
      entryPoints: [join(__dirname, 'page.ts')],
      bundle: true,
      write: false,
      target: 'es2019',
      format: 'iife',
    }).outputFiles[0]!.text;
    writeFileSync(join(site.folder, 'relay.js'), code);
    writeFileSync(
      join(site.folder, 'index.html'),
      '<!doctype html><meta charset="utf-8"><title>窗格</title><script src="relay.js"></script>',
    );
    const certificate = await makeCertificate();
    writeFileSync(join(site.folder, 'cert.txt'), certificate.cert);
    writeFileSync(join(site.folder, 'key.txt'), certificate.key);
    running = await start(0);
    browser = await launch(certificate.keyHash);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop(100);
    rmSync(resolve(site.folder), { recursive: true, force: true });
  });

  /** A pane of its own storage, as Excel's and Word's are. */
  async function open(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(() => {
      window.violations = [];
      window.had = {};
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        window.violations.push(violatedDirective),
      );
    });
    await page.goto(`https://localhost:${running.port}/`);
    return page;
  }
  const excelState = (page: Page): Promise<SenderState> => page.evaluate(() => window.sender.state);
  const wordState = (page: Page): Promise<ReceiverState> => page.evaluate(() => window.receiver.state);

  test('配对、跟随、一秒内知道旧了、服务器重启后接上，CSP 违反 0 次', async () => {
    const before = exampleLink(openExample(await exampleBook()), '2026-03-15T00:00:00Z');
    const after = exampleLink(
      openExample(await exampleBook({ 'officialReception.final': 1.07 })),
      '2026-03-15T00:01:00Z',
    );
    const [excel, word] = [await open(), await open()];
    expect(await excel.evaluate(() => window.relay.isRelayOffered(window.relay.browserRelay()))).toBe(true);
    await excel.evaluate(async () => {
      window.sender = window.relay.createRelaySender(window.relay.browserRelay());
      await window.sender.pair();
    });
    const waiting = await excelState(excel);
    const number = waiting.step === 'waiting' ? waiting.number : '';
    await word.evaluate(async (typed) => {
      window.receiver = window.relay.createRelayReceiver(window.relay.browserRelay());
      window.receiver.subscribe((state) => {
        if (state.step === 'linked' && state.link !== null) window.had[state.link.digest] ??= Date.now();
      });
      await window.receiver.join(typed);
    }, number);
    await excel.waitForFunction(() => window.sender.state.step === 'comparing');
    const comparing = await excelState(excel);
    await word.evaluate(
      (digits) => window.receiver.check(digits),
      comparing.step === 'comparing' ? comparing.digits : '',
    );
    expect((await wordState(word)).step).toBe('checked');
    await excel.evaluate((link) => {
      window.sender.confirm();
      window.sender.offer(link);
    }, before);
    await word.waitForFunction((digest) => digest in window.had, before.digest);

    const took: number[] = [];
    for (const link of [after, before, after, before, after]) {
      await word.evaluate(() => (window.had = {}));
      const offered = await excel.evaluate((next) => {
        const now = Date.now();
        window.sender.offer(next);
        return now;
      }, link);
      await word.waitForFunction((digest) => digest in window.had, link.digest);
      took.push((await word.evaluate((digest) => window.had[digest]!, link.digest)) - offered);
    }
    process.stdout.write(`中转（Chromium，https）：交出到 Word 收到 ${took.join('、')} ms\n`);
    expect(Math.max(...took)).toBeLessThan(1000);

    const { port } = running;
    await running.stop(100);
    await word.waitForFunction(
      () => window.receiver.state.step === 'linked' && window.receiver.state.connection === 'retrying',
    );
    await excel.evaluate((next) => window.sender.offer(next), before);
    await word.evaluate(() => (window.had = {}));
    running = await start(port);
    await word.waitForFunction((digest) => digest in window.had, before.digest, { timeout: 20_000 });
    for (const page of [excel, word]) expect(await page.evaluate(() => window.violations)).toEqual([]);
    await excel.evaluate(() => window.sender.stop());
    await word.waitForFunction(() => window.receiver.state.step === 'ended');
    expect(
      await word.evaluate(() => (window.receiver.state.step === 'ended' ? window.receiver.state.problem?.code : '')),
    ).toBe('host.relay-left');
  }, 60_000);
});
