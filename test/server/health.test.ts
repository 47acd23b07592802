import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { makeCertificate } from '../../src/server/certificate';
import { readServeOptions } from '../../src/server/serve/options';
import { startServer } from '../../src/server/serve/start';
import { ask, makeFolder, serveFolder, type Served } from './support/served-site';

const { folder, remove } = makeFolder();
const papers = makeFolder({});
afterAll(() => {
  remove();
  papers.remove();
});

describe('/healthz', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveFolder(folder, ['--relay'], { sweepMs: 20 });
  });
  afterAll(() => served.stop());

  test('说好不好，不说有多少：文件、信箱、来访的都不数给外人看', async () => {
    const own = { 'x-jixiao-relay': '1' };
    for (let pair = 0; pair < 3; pair++) await ask(served.port, '/relay/pair', { method: 'POST', headers: own });
    for (const headers of [{}, { 'x-forwarded-for': '10.0.0.1' }] as Record<string, string>[]) {
      const { status, body } = await ask(served.port, '/healthz', { headers });
      expect([status, JSON.parse(body.toString())]).toEqual([
        200,
        { ok: true, stopping: false, relay: { auditing: true } },
      ]);
      expect(body.toString()).not.toMatch(/\d/);
    }
  });

  test('有多少记在服务器自己的日志里', async () => {
    await ask(served.port, '/relay/pair', { method: 'POST', headers: { 'x-jixiao-relay': '1' } });
    await sleep(100);
    const told = served.lines.filter(({ event }) => event === 'relay-counts');
    expect(told.at(-1)).toMatchObject({ openPairings: told.at(-1)!['mailboxes'], bytes: 0 });
    expect(told.at(-1)!['mailboxes']).toBeGreaterThanOrEqual(1);
    // Nothing new happened: nothing more is written.
    await sleep(100);
    expect(served.lines.filter(({ event }) => event === 'relay-counts')).toHaveLength(told.length);
  });

  test('HEAD 也回答，没有正文；别的方法一概不', async () => {
    const head = await ask(served.port, '/healthz', { method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
      const { status, headers } = await ask(served.port, '/healthz', { method });
      expect([method, status, headers['allow']]).toEqual([method, 405, 'GET, HEAD']);
    }
  });
});

describe('头送得慢的，到时间就断', () => {
  const LIMIT = 400;
  const request = 'GET /taskpane.html HTTP/1.1\r\nhost: x\r\n';

  /** How long the server bore with a connection on which `begin` was sent, and then a letter of a header now and then. */
  async function borneFor(open: () => ReturnType<typeof connect>, begin: string): Promise<number> {
    const socket = open();
    socket.on('error', () => undefined).resume();
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    await new Promise<void>((done) => socket.once('ready', () => done()));
    const started = performance.now();
    socket.write(begin);
    const drip = begin === '' ? undefined : setInterval(() => socket.write('x'), 60);
    await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
    clearInterval(drip);
    socket.destroy();
    return performance.now() - started;
  }

  test('http：一个字没送的、送一半的、上一个请求之后的，都一样', async () => {
    const served = await serveFolder(folder, [], {}, { headersTimeout: LIMIT });
    const open = () => connect(served.port, '127.0.0.1');
    for (const begin of ['', request, `${request}\r\n${request}`]) {
      const ms = await borneFor(open, begin);
      expect(ms).toBeGreaterThan(LIMIT * 0.7);
      expect(ms).toBeLessThan(5000);
    }
    await served.stop();
  });

  test('https：握手以后送一半的，也一样', async () => {
    const { cert, key } = await makeCertificate();
    const paths = [join(papers.folder, 'cert.pem'), join(papers.folder, 'key.pem')] as const;
    writeFileSync(paths[0], cert);
    writeFileSync(paths[1], key);
    const args = ['--dir', folder, '--cert', paths[0], '--key', paths[1], '--port', '0', '--host', '127.0.0.1'];
    const running = await startServer(readServeOptions(args), { log: () => undefined, headersTimeout: LIMIT });
    const ms = await borneFor(
      () => connectTls({ port: running.port, host: '127.0.0.1', rejectUnauthorized: false }),
      request,
    );
    expect(ms).toBeLessThan(5000);
    await running.stop();
  });
});
