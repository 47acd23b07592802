import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditLog } from '../../src/relay/server/audit';
import { BucketsByAddress } from '../../src/relay/server/limits';
import { RelayRoutes } from '../../src/relay/server/routes';
import type { RelaySettings } from '../../src/relay/server/settings';
import { eventually } from '../support/eventually';
import { ask, makeFolder, serveFolder, type Answer, type Served } from '../server/support/served-site';

const { folder, remove } = makeFolder();
const running: Served[] = [];
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop();
});
afterAll(remove);

const own = { 'x-jixiao-relay': '1' };
const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const reasonOf = ({ status, body }: Answer): [number, string] => [
  status,
  (JSON.parse(body.toString()) as { refused: string }).refused,
];

async function relay(settings: Partial<RelaySettings> = {}, args: readonly string[] = []): Promise<Served> {
  const served = await serveFolder(folder, ['--relay', ...args], { waitMs: 100, sweepMs: 20, ...settings });
  running.push(served);
  return served;
}

interface Box {
  readonly path: string;
  readonly a: Record<string, string>;
  readonly b: Record<string, string>;
}

/** How much there is of everything, as the server last said. */
const counts = ({ lines }: Served) => lines.filter(({ event }) => event === 'relay-counts').at(-1);

async function openBox({ port }: Served, from = '10.0.0.1'): Promise<Box> {
  const [id, a, b] = [
    randomBytes(16).toString('hex'),
    randomBytes(32).toString('hex'),
    randomBytes(32).toString('hex'),
  ];
  const { status } = await ask(port, '/relay/box', {
    method: 'POST',
    headers: { ...own, 'x-forwarded-for': from },
    body: `${id} ${hash(a)} ${hash(b)}`,
  });
  expect(status).toBe(201);
  return {
    path: `/relay/box/${id}`,
    a: { ...own, authorization: `Bearer ${a}` },
    b: { ...own, authorization: `Bearer ${b}` },
  };
}

const put = ({ port }: Served, { path, a }: Box, sequence: number | string, body: string | Buffer): Promise<Answer> =>
  ask(port, `${path}/a`, { method: 'PUT', headers: { ...a, 'x-jixiao-sequence': String(sequence) }, body });

describe('只有两个窗格能用自己的信箱', () => {
  test('写的只能写自己的一边，读的只能读对方的一边；没有钥匙的都不行', async () => {
    const served = await relay();
    const box = await openBox(served);
    expect((await put(served, box, 1, '密文')).status).toBe(204);
    const read = await ask(served.port, `${box.path}/a?after=0`, { headers: box.b });
    expect([
      read.status,
      read.headers['x-jixiao-sequence'],
      read.body.toString(),
      read.headers['cache-control'],
    ]).toEqual([200, '1', '密文', 'no-store']);
    expect((await ask(served.port, `${box.path}/a?after=0`, { headers: box.a })).status).toBe(405);
    expect(
      (
        await ask(served.port, `${box.path}/a`, {
          method: 'PUT',
          headers: { ...box.b, 'x-jixiao-sequence': '2' },
          body: 'x',
        })
      ).status,
    ).toBe(405);
    const stranger = { ...own, authorization: `Bearer ${'0'.repeat(64)}` };
    for (const headers of [stranger, own, { ...own, authorization: 'Bearer x' }])
      expect(reasonOf(await ask(served.port, `${box.path}/a?after=0`, { headers }))).toEqual([403, 'token']);
    expect((await ask(served.port, `${box.path}/a`, { method: 'DELETE', headers: stranger })).status).toBe(403);
  });

  test('别人不能用另外的钥匙重开同一个信箱；自己可以再开一次，信还在', async () => {
    const served = await relay();
    const [id, a, b] = [randomBytes(16).toString('hex'), 'a'.repeat(64), 'b'.repeat(64)];
    const open = (keys: string) =>
      ask(served.port, '/relay/box', { method: 'POST', headers: own, body: `${id} ${keys}` });
    expect((await open(`${a} ${b}`)).status).toBe(201);
    expect((await open(`${a} ${b}`)).status).toBe(200);
    expect(reasonOf(await open(`${b} ${b}`))).toEqual([409, 'taken']);
    for (const keys of ['', a, `${a} ${b} ${b}`, `${a} ${b}\n`, '{"json":1}'])
      expect((await open(keys)).status).toBe(400);
  });

  test('别的网站的脚本用不了：没有自己的头，或浏览器说来自别处', async () => {
    const served = await relay();
    expect(reasonOf(await ask(served.port, '/relay/pair', { method: 'POST' }))).toEqual([403, 'foreign-page']);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(
        (await ask(served.port, '/relay/pair', { method: 'POST', headers: { ...own, 'sec-fetch-site': site } })).status,
      ).toBe(403);
    const preflight = await ask(served.port, '/relay/pair', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    expect(
      (await ask(served.port, '/relay/pair', { method: 'POST', headers: { ...own, 'sec-fetch-site': 'same-origin' } }))
        .status,
    ).toBe(201);
  });

  test('编号只能变大：重送、倒退、不像编号的都不收', async () => {
    const served = await relay();
    const box = await openBox(served);
    expect((await put(served, box, 5, 'a')).status).toBe(204);
    for (const old of [5, 4, 1]) {
      const answer = await put(served, box, old, 'b');
      expect([...reasonOf(answer), answer.headers['x-jixiao-sequence']]).toEqual([409, 'sequence', '5']);
    }
    for (const strange of ['0', '-1', '1.5', '1e3', '', '九', '1'.repeat(16)].map((text) => encodeURIComponent(text)))
      expect((await put(served, box, strange, 'b')).status).toBe(400);
    expect((await ask(served.port, `${box.path}/a?after=x`, { headers: box.b })).status).toBe(400);
  });
});

describe('上限', () => {
  test('一封信太大：413，不收完就断开', async () => {
    const served = await relay({ maxBytes: 1000 });
    const box = await openBox(served);
    expect((await put(served, box, 1, Buffer.alloc(1000))).status).toBe(204);
    expect(reasonOf(await put(served, box, 2, Buffer.alloc(1001)))).toEqual([413, 'size']);
    const chunked = await ask(served.port, `${box.path}/a`, {
      method: 'PUT',
      headers: { ...box.a, 'x-jixiao-sequence': '3', 'transfer-encoding': 'chunked' },
      body: 'x',
    });
    expect(reasonOf(chunked)).toEqual([411, 'length']);
    expect((await put(served, box, 4, 'still here')).status).toBe(204);
  });

  test('说了长度却慢慢送、送一半就走：占的地方会还', async () => {
    const served = await relay({ maxTotalBytes: 5000, maxBytes: 4000 });
    const box = await openBox(served);
    const socket = connect(served.port, '127.0.0.1');
    const lines = [
      `PUT ${box.path}/a HTTP/1.1`,
      'host: x',
      ...Object.entries(box.a).map(([name, value]) => `${name}: ${value}`),
      'x-jixiao-sequence: 1',
      'content-length: 4000',
      '',
      'half',
    ];
    await new Promise<void>((done) => socket.write(lines.join('\r\n'), () => done()));
    await sleep(100);
    expect(reasonOf(await put(served, box, 2, Buffer.alloc(2000)))).toEqual([503, 'full']);
    socket.destroy();
    await eventually(async () => expect((await put(served, box, 2, Buffer.alloc(2000))).status).toBe(204));
  });

  test('所有信箱加起来有上限；换成短的、信箱到期就腾出来', async () => {
    const served = await relay({ maxTotalBytes: 5000, idleMs: 400 });
    const [one, two, three] = [
      await openBox(served, '10.0.0.1'),
      await openBox(served, '10.0.0.2'),
      await openBox(served, '10.0.0.3'),
    ];
    expect((await put(served, one, 1, Buffer.alloc(2500))).status).toBe(204);
    expect((await put(served, two, 1, Buffer.alloc(1200))).status).toBe(204);
    expect(reasonOf(await put(served, three, 1, Buffer.alloc(2000)))).toEqual([503, 'full']);
    expect((await put(served, one, 2, Buffer.alloc(100))).status).toBe(204);
    expect((await put(served, three, 1, Buffer.alloc(1800))).status).toBe(204);
    await eventually(() => expect(counts(served)).toMatchObject({ mailboxes: 0, bytes: 0 }));
    expect((await ask(served.port, `${one.path}/a?after=0`, { headers: one.b })).status).toBe(404);
  });

  test('信箱数、配对数有上限', async () => {
    const served = await relay({ maxBoxes: 3, maxPairings: 2 });
    const from = (address: string) => ({ ...own, 'x-forwarded-for': address });
    const pair = (address: string) => ask(served.port, '/relay/pair', { method: 'POST', headers: from(address) });
    expect([(await pair('10.0.0.1')).status, (await pair('10.0.0.2')).status]).toEqual([201, 201]);
    const third = await pair('10.0.0.3');
    expect([...reasonOf(third), Number(third.headers['retry-after']) > 0]).toEqual([503, 'full', true]);
    await openBox(served, '10.0.0.3');
    const body = `${'1'.repeat(32)} ${'2'.repeat(64)} ${'3'.repeat(64)}`;
    const wish = { method: 'POST', headers: from('10.0.0.4'), body };
    expect(reasonOf(await ask(served.port, '/relay/box', wish))).toEqual([503, 'full']);
  });

  test('一个地址请求太多：429，过一会儿又可以；别的地址不受影响', async () => {
    const served = await relay({ requests: { burst: 5, perSecond: 20 } });
    const from = (address: string) =>
      ask(served.port, '/relay/about.json', { headers: { 'x-forwarded-for': `1.2.3.4, ${address}` } });
    // Enough of them that a busy machine, which takes a second for all, still has too many.
    const many = await Promise.all(Array.from({ length: 40 }, () => from('10.0.0.1')));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4);
    expect((await from('10.0.0.2')).status).toBe(200);
    await sleep(150);
    expect((await from('10.0.0.1')).status).toBe(200);
  });

  test('代理写了端口的（IIS）：同一个地址换端口还是同一个人', async () => {
    const served = await relay({ requests: { burst: 2, perSecond: 0 } });
    const from = async (address: string) =>
      (await ask(served.port, '/relay/about.json', { headers: { 'x-forwarded-for': address } })).status;
    expect([await from('10.0.0.1:50001'), await from('10.0.0.1:50002'), await from('10.0.0.1:50003')]).toEqual([
      200, 200, 429,
    ]);
    expect([await from('[2001:db8::1]:50001'), await from('[2001:db8::1]:50002'), await from('2001:db8::1')]).toEqual([
      200, 200, 429,
    ]);
  });

  test('没有代理时，来访者自己写的 X-Forwarded-For 不算', async () => {
    const audit = await AuditLog.open({ folder: null, days: 1, plainAddresses: false, log: () => undefined });
    const routes = new RelayRoutes(audit, () => undefined, false, { requests: { burst: 2, perSecond: 0 } });
    const server = createServer((request, response) => void routes.answer(request, response, 'about.json'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const from = async (address: string) => (await ask(port, '/', { headers: { 'x-forwarded-for': address } })).status;
    expect([await from('10.0.0.1'), await from('10.0.0.2'), await from('10.0.0.3')]).toEqual([200, 200, 429]);
    routes.stop();
    server.close();
  });

  test('同一个信箱写得太快：429', async () => {
    const served = await relay({ writes: { burst: 3, perSecond: 1 } });
    const box = await openBox(served);
    const statuses = [];
    for (let sequence = 1; sequence <= 5; sequence++) statuses.push((await put(served, box, sequence, 'x')).status);
    expect(statuses).toEqual([204, 204, 204, 429, 429]);
    expect((await put(served, await openBox(served), 1, 'x')).status).toBe(204);
  });

  test('猜配对号：试错几次就停', async () => {
    const served = await relay({ wrongNumbers: { burst: 4, perSecond: 0 } });
    const statuses = [];
    for (let tried = 0; tried < 6; tried++)
      statuses.push(
        (await ask(served.port, `/relay/pair/${tried}${tried}${tried}xyz`, { method: 'POST', headers: own })).status,
      );
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429]);
  });

  test('等着的人：同一边又来一个，先来的马上得到回答；没有消息到时间就回 204', async () => {
    const served = await relay({ waitMs: 400 });
    const box = await openBox(served);
    const started = performance.now();
    const first = ask(served.port, `${box.path}/a?after=0`, { headers: box.b }).then(
      ({ status }) => [status, performance.now() - started] as const,
    );
    await sleep(50);
    const second = ask(served.port, `${box.path}/a?after=0`, { headers: box.b }).then(
      ({ status }) => [status, performance.now() - started] as const,
    );
    const [[statusOne, tookOne], [statusTwo, tookTwo]] = await Promise.all([first, second]);
    expect([statusOne, statusTwo]).toEqual([204, 204]);
    expect(tookOne).toBeLessThan(350);
    expect(tookTwo).toBeGreaterThan(390);
  });

  test('记住的地址有上限，来得再多内存也不涨', () => {
    const buckets = new BucketsByAddress({ burst: 5, perSecond: 0.001 }, 100);
    for (let address = 0; address < 10_000; address++) buckets.take(`10.0.${address >> 8}.${address & 255}`, address);
    expect(buckets.size).toBeLessThanOrEqual(100);
  });
});

describe('审计记录', () => {
  test('写谁（代号）什么时候做了什么；没有内容、配对号、信箱名、钥匙和地址；被拒绝的只记次数', async () => {
    const place = makeFolder({});
    const served = await relay({ requests: { burst: 20, perSecond: 0 }, sweepMs: 60_000 }, [
      '--audit-dir',
      place.folder,
    ]);
    const paired = await ask(served.port, '/relay/pair', {
      method: 'POST',
      headers: { ...own, 'x-forwarded-for': '10.9.8.7' },
    });
    const { number, box: pairing, token } = JSON.parse(paired.body.toString()) as Record<string, string>;
    await ask(served.port, `/relay/pair/${number}`, {
      method: 'POST',
      headers: { ...own, 'x-forwarded-for': '10.9.8.7' },
    });
    const box = await openBox(served);
    await put(served, box, 1, '三公经费 35.42 万元');
    for (let knock = 0; knock < 40; knock++) await ask(served.port, '/relay/about.json');
    await ask(served.port, `${box.path}/a`, { method: 'DELETE', headers: { ...box.a, 'x-forwarded-for': '10.9.8.6' } });
    await served.stop();
    running.length = 0;
    const [name, ...others] = readdirSync(place.folder);
    expect([name, others]).toEqual([expect.stringMatching(/^relay-\d{4}-\d\d-\d\d\.jsonl$/), []]);
    const text = readFileSync(join(place.folder, name!), 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['audit-opened', 'pair-opened', 'pair-claimed', 'box-opened', 'box-closed', 'refused']),
    );
    expect(lines.filter(({ event }) => event === 'refused')).toEqual([
      { time: expect.any(String) as unknown, event: 'refused', reason: 'rate', count: 21 },
    ]);
    expect(lines.find(({ event }) => event === 'box-closed')).toMatchObject({ letters: 1 });
    const [opened, claimed] = ['pair-opened', 'pair-claimed'].map(
      (event) => lines.find((line) => line['event'] === event)!['source'],
    );
    expect(opened).toBe(claimed);
    for (const secret of [number, pairing, token, '35.42', '10.9.8.7', box.path.slice(-32)])
      expect(text).not.toContain(secret);
    place.remove();
  });

  test('--audit-addresses：地址照写', async () => {
    const place = makeFolder({});
    const served = await relay({}, ['--audit-dir', place.folder, '--audit-addresses']);
    await ask(served.port, '/relay/pair', { method: 'POST', headers: { ...own, 'x-forwarded-for': '10.9.8.7' } });
    await served.stop();
    running.length = 0;
    expect(readFileSync(join(place.folder, readdirSync(place.folder)[0]!), 'utf8')).toContain('"source":"10.9.8.7"');
    place.remove();
  });

  test('过了保留期的删掉，别的文件不动', async () => {
    const place = makeFolder({
      'relay-2025-12-31.jsonl': '{}',
      'relay-2026-05-05.jsonl': '{}',
      'other-2020-01-01.jsonl': '{}',
      'relay-2026-01-01.jsonl.bak': '{}',
    });
    let now = new Date('2026-07-10T08:00:00Z');
    const audit = await AuditLog.open({
      folder: place.folder,
      days: 190,
      plainAddresses: false,
      log: () => undefined,
      now: () => now,
    });
    expect(readdirSync(place.folder).sort()).toEqual([
      'other-2020-01-01.jsonl',
      'relay-2026-01-01.jsonl.bak',
      'relay-2026-05-05.jsonl',
      'relay-2026-07-10.jsonl',
    ]);
    now = new Date('2026-12-01T08:00:00Z');
    audit.write({ event: 'x' });
    await audit.close();
    expect(readdirSync(place.folder).sort()).toEqual([
      'other-2020-01-01.jsonl',
      'relay-2026-01-01.jsonl.bak',
      'relay-2026-07-10.jsonl',
      'relay-2026-12-01.jsonl',
    ]);
    place.remove();
  });

  test('记录写不下去：说一声，不再接受新的配对，写得下去了就恢复', async () => {
    const place = makeFolder({});
    const folderOfAudit = join(place.folder, 'audit');
    const served = await relay({}, ['--audit-dir', folderOfAudit]);
    const pair = async () => (await ask(served.port, '/relay/pair', { method: 'POST', headers: own })).status;
    rmSync(folderOfAudit, { recursive: true });
    expect(await pair()).toBe(201);
    await eventually(() => expect(served.lines).toContainEqual(expect.objectContaining({ event: 'audit-failed' })));
    expect(await pair()).toBe(503);
    mkdirSync(folderOfAudit);
    await eventually(async () => expect(await pair()).toBe(201));
    place.remove();
  });
});

test('没有 --relay：这些地址不存在', async () => {
  const served = await serveFolder(folder);
  running.push(served);
  for (const path of ['/relay/about.json', '/relay/pair', '/relay/'])
    expect((await ask(served.port, path, { headers: own })).status).toBe(404);
  expect((await ask(served.port, '/relay/pair', { method: 'POST', headers: own })).status).toBe(405);
});
