import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Bodies, wantedEncoding } from '../../src/server/static/bodies';
import { listSite } from '../../src/server/static/site-index';
import { ask, makeFolder, sampleSite, serveFolder, type Served } from './support/served-site';

const { folder, remove } = makeFolder();
const outside = makeFolder({ 'secret.txt': '机密' });
let served: Served;
const get = (path: string, headers: Record<string, string> = {}) => ask(served.port, path, { headers });

beforeAll(async () => {
  symlinkSync(join(outside.folder, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(outside.folder, join(folder, 'linked'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git', 'config'), '机密');
  writeFileSync(join(folder, '.env'), '机密');
  served = await serveFolder(folder);
});
afterAll(async () => {
  await served.stop();
  remove();
  outside.remove();
});

describe('发布出来的文件', () => {
  test.each([
    ['/', 'taskpane.html', 'text/html; charset=utf-8', 'no-cache', 'cross-origin'],
    ['/taskpane.html?view=report', 'taskpane.html', 'text/html; charset=utf-8', 'no-cache', 'cross-origin'],
    ['/wps/', 'wps/install.html', 'text/html; charset=utf-8', 'no-cache', 'same-origin'],
    ['/help/', 'help/index.html', 'text/html; charset=utf-8', 'no-cache', 'cross-origin'],
    [
      '/js/taskpane.0123456789.js',
      'js/taskpane.0123456789.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
      'same-origin',
    ],
    [
      '/css/taskpane.abcdef0123.css',
      'css/taskpane.abcdef0123.css',
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
      'same-origin',
    ],
    ['/packs/index.json', 'packs/index.json', 'application/json; charset=utf-8', 'no-cache', 'same-origin'],
    ['/office/office.js', 'office/office.js', 'text/javascript; charset=utf-8', 'no-cache', 'same-origin'],
    ['/assets/icon-16.png', 'assets/icon-16.png', 'image/png', 'public, max-age=86400', 'cross-origin'],
    [
      encodeURI('/samples/长沙开福区.xlsx'),
      'samples/长沙开福区.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'no-cache',
      'same-origin',
    ],
  ])('%s：内容、类型、缓存、能被谁取用', async (path, file, type, cache, policy) => {
    const { status, headers, body } = await get(path);
    expect([
      status,
      headers['content-type'],
      headers['cache-control'],
      headers['cross-origin-resource-policy'],
    ]).toEqual([200, type, cache, policy]);
    expect(body.toString()).toBe(sampleSite[file]);
  });

  test('每个回答都带安全头，找不到的也是；不带 X-Frame-Options 和服务器名', async () => {
    for (const path of ['/', '/nothing', '/healthz', '/%zz']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com;",
      );
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self' https://excel.cloud.microsoft");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer']);
      expect([
        headers['x-frame-options'],
        headers['server'],
        headers['x-powered-by'],
        headers['strict-transport-security'],
      ]).toEqual(Array(4).fill(undefined));
    }
  });

  test('HEAD 与 GET 的头相同，没有正文', async () => {
    const [head, full] = [
      await ask(served.port, '/packs/index.json', { method: 'HEAD' }),
      await get('/packs/index.json'),
    ];
    expect(head.body).toHaveLength(0);
    const { date: _a, ...left } = head.headers;
    const { date: _b, ...right } = full.headers;
    expect(left).toEqual(right);
  });

  test.each([
    ['OPTIONS', 204],
    ['POST', 405],
    ['PUT', 405],
    ['DELETE', 405],
    ['TRACE', 405],
  ])('%s：%i，说明可以用什么', async (method, status) => {
    const answer = await ask(served.port, '/taskpane.html', { method });
    expect([answer.status, answer.headers['allow']]).toEqual([status, 'GET, HEAD, OPTIONS']);
  });
});

describe('拿不到的', () => {
  test.each([
    ['往上走', '/../secret.txt'],
    ['编码了的往上走', '/%2e%2e/%2e%2e/etc/passwd'],
    ['斜杠也编码', '/js/..%2f..%2f..%2fetc%2fpasswd'],
    ['反斜杠', '/..%5c..%5cwindows%5cwin.ini'],
    ['盘符', '/c:/windows/win.ini'],
    ['NTFS 流', '/taskpane.html::$DATA'],
    ['空字符', '/taskpane.html%00.png'],
    ['编码两次', '/%252e%252e/secret.txt'],
    ['完整网址', 'http://elsewhere.example/taskpane.html'],
    ['没有斜杠', 'taskpane.html'],
    ['指到外面的符号链接', '/link.txt'],
    ['符号链接的文件夹', '/linked/secret.txt'],
    ['点开头的文件', '/.env'],
    ['点开头的文件夹', '/.git/config'],
    ['编码的点', '/%2eenv'],
    ['文件夹清单', '/js/'],
    ['文件夹', '/js'],
    ['大小写不同', '/TASKPANE.HTML'],
    ['尾巴上的斜杠', '/taskpane.html/'],
    ['不成编码', '/%ff%fe'],
  ])('%s：%s', async (_title, path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toMatch(/机密|root:|taskpane\./);
  });

  test('太长的网址：414；太大的请求头：431', async () => {
    expect((await get(`/${'a'.repeat(3000)}`)).status).toBe(414);
    expect((await get('/', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431);
  });

  test('符号链接在启动时说一声', () => {
    expect(served.lines).toContainEqual({ event: 'links-skipped', count: 2, first: 'link.txt' });
  });

  test('不是 HTTP 的请求不影响别人', async () => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(served.port, '127.0.0.1', () => socket.write('你好\r\n\r\n'));
      let text = '';
      socket.on('data', (piece) => (text += piece.toString()));
      socket.on('close', () => done(text));
    });
    expect(answer).toContain('400');
    expect((await get('/')).status).toBe(200);
  });
});

describe('没有变的不再传', () => {
  test('ETag：一样回 304，变了回新的', async () => {
    const first = await get('/packs/index.json');
    const etag = first.headers.etag!;
    expect((await get('/packs/index.json', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/packs/index.json', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get('/packs/index.json', { 'if-none-match': '"x"' })).status).toBe(200);
    const kept = await get('/packs/index.json', { 'if-none-match': etag });
    expect([kept.body.length, kept.headers['cache-control'], kept.headers.etag]).toEqual([0, 'no-cache', etag]);
  });

  test('Last-Modified：没有 ETag 条件时才看', async () => {
    const { headers } = await get('/packs/index.json');
    const since = headers['last-modified']!;
    expect((await get('/packs/index.json', { 'if-modified-since': since })).status).toBe(304);
    expect((await get('/packs/index.json', { 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200);
    expect((await get('/packs/index.json', { 'if-modified-since': since, 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('ETag 只看内容：两台服务器、退回旧版本都相同', async () => {
    const other = makeFolder();
    const second = await serveFolder(other.folder);
    expect((await ask(second.port, '/packs/index.json')).headers.etag).toBe(
      (await get('/packs/index.json')).headers.etag,
    );
    await second.stop();
    other.remove();
  });
});

describe('压缩', () => {
  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip, br', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('接受 %s：用 %s，解开与原文相同', async (accept, encoding, unpack) => {
    const { headers, body } = await get('/js/taskpane.0123456789.js', { 'accept-encoding': accept });
    expect([headers['content-encoding'], headers['vary']]).toEqual([encoding, 'accept-encoding']);
    expect(body.length).toBeLessThan(500);
    expect(unpack(body).toString()).toBe(sampleSite['js/taskpane.0123456789.js']);
  });

  test.each(['/assets/icon-16.png', '/css/taskpane.abcdef0123.css', encodeURI('/samples/长沙开福区.xlsx')])(
    '%s 太小或已经压缩过，原样发送',
    async (path) => {
      expect((await get(path, { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBeUndefined();
    },
  );

  test('旁边现成的 .br、.gz 直接用；比原文旧的不用', async () => {
    const site = makeFolder({
      'index.html': '<p>',
      'a.js': 'x'.repeat(3000),
      'a.js.br': '现成的',
      'b.js': 'y'.repeat(3000),
      'b.js.gz': '过时的',
    });
    utimesSync(join(site.folder, 'b.js.gz'), 1, 1);
    const server = await serveFolder(site.folder);
    const packed = async (path: string, accept: string) =>
      (await ask(server.port, path, { headers: { 'accept-encoding': accept } })).body;
    expect((await packed('/a.js', 'br')).toString()).toBe('现成的');
    expect(gunzipSync(await packed('/b.js', 'gzip')).toString()).toBe('y'.repeat(3000));
    await server.stop();
    site.remove();
  });

  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['identity', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['GZIP', 'gzip'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['gzip;q=坏', 'identity'],
  ])('Accept-Encoding %s → %s', (accept, encoding) => {
    expect(wantedEncoding(accept)).toBe(encoding);
  });

  test('存在内存里的有上限，旧的让位', async () => {
    const site = makeFolder({
      'a.js': 'a'.repeat(40_000),
      'b.js': 'b'.repeat(40_000),
      'c.js': 'c'.repeat(40_000),
      'd.js': 'd'.repeat(300_000),
    });
    const { files } = await listSite(site.folder);
    const bodies = new Bodies({ keepBytes: 160_000 });
    for (const name of ['a.js', 'b.js', 'c.js', 'a.js', 'd.js', 'b.js', 'c.js'])
      expect((await bodies.get(files.get(name)!, 'identity', files)).bytes.toString()[0]).toBe(name[0]);
    expect(bodies.bytes).toBeLessThanOrEqual(160_000);
    site.remove();
  });
});

describe('断点续传', () => {
  const path = encodeURI('/samples/长沙开福区.xlsx');
  test.each([
    ['bytes=0-9', 206, 'bytes 0-9/5000', 10],
    ['bytes=4990-', 206, 'bytes 4990-4999/5000', 10],
    ['bytes=-5', 206, 'bytes 4995-4999/5000', 5],
    ['bytes=4000-99999', 206, 'bytes 4000-4999/5000', 1000],
    ['bytes=5000-', 416, 'bytes */5000', 0],
    ['bytes=-0', 416, 'bytes */5000', 0],
    ['bytes=9-1', 200, undefined, 5000],
    ['bytes=0-1,5-6', 200, undefined, 5000],
    ['chars=0-1', 200, undefined, 5000],
  ])('%s：%i', async (range, status, contentRange, length) => {
    const answer = await get(path, { range });
    expect([answer.status, answer.headers['content-range'], answer.body.length]).toEqual([
      status,
      contentRange,
      length,
    ]);
  });

  test('If-Range：版本变了给全文', async () => {
    const { etag } = (await get(path)).headers;
    expect((await get(path, { range: 'bytes=0-9', 'if-range': etag! })).status).toBe(206);
    expect((await get(path, { range: 'bytes=0-9', 'if-range': '"old"' })).status).toBe(200);
  });
});

describe('不停机更新', () => {
  test('换了内容、加了文件、删了文件：一秒后就是新的', async () => {
    const site = makeFolder({ 'index.html': '一', 'old.js': 'old' });
    const server = await serveFolder(site.folder);
    expect((await ask(server.port, '/')).body.toString()).toBe('一');
    writeFileSync(join(site.folder, 'index.html'), '二');
    writeFileSync(join(site.folder, 'new.js'), 'new');
    rmSync(join(site.folder, 'old.js'));
    // Deleted within the second: not found, not an error.
    expect((await ask(server.port, '/old.js')).status).toBe(404);
    await sleep(1100);
    expect((await ask(server.port, '/')).body.toString()).toBe('二');
    expect((await ask(server.port, '/new.js')).body.toString()).toBe('new');
    expect((await ask(server.port, '/old.js')).status).toBe(404);
    await server.stop();
    site.remove();
  });

  test('--dir 是指向某个版本的链接：换链接就换版本，整个文件夹不在时说不健康，回来就好', async () => {
    const [one, two] = [makeFolder({ 'index.html': '第一版' }), makeFolder({ 'index.html': '第二版' })];
    const place = makeFolder({});
    const current = join(place.folder, 'current');
    symlinkSync(one.folder, current);
    const server = await serveFolder(current);
    expect((await ask(server.port, '/')).body.toString()).toBe('第一版');
    symlinkSync(two.folder, `${current}.next`);
    renameSync(`${current}.next`, current);
    await sleep(1100);
    expect((await ask(server.port, '/')).body.toString()).toBe('第二版');
    rmSync(current);
    await sleep(1100);
    expect([(await ask(server.port, '/')).status, (await ask(server.port, '/healthz')).status]).toEqual([404, 503]);
    symlinkSync(one.folder, current);
    await sleep(1100);
    expect([(await ask(server.port, '/')).body.toString(), (await ask(server.port, '/healthz')).status]).toEqual([
      '第一版',
      200,
    ]);
    await server.stop();
    for (const each of [one, two, place]) each.remove();
  });

  test('硬链接是文件，照常发布', async () => {
    const site = makeFolder({ 'index.html': '一' });
    linkSync(join(site.folder, 'index.html'), join(site.folder, 'copy.html'));
    expect([...(await listSite(site.folder)).files.keys()].sort()).toEqual(['copy.html', 'index.html']);
    site.remove();
  });
});

test('日志：一行一个请求，没有来访者的地址、参数和他自己编的路径', async () => {
  served.lines.length = 0;
  await get(encodeURI('/taskpane.html?view=report&name=张三'), {
    'user-agent': 'someone',
    'x-forwarded-for': '10.1.2.3',
  });
  await get(encodeURI('/我的身份证号430/secret'));
  await sleep(20);
  const text = served.lines.map((line) => JSON.stringify(line)).join('\n');
  expect(served.lines).toContainEqual(
    expect.objectContaining({ event: 'request', method: 'GET', path: 'taskpane.html', status: 200 }),
  );
  expect(served.lines).toContainEqual(expect.objectContaining({ path: '(其他)', status: 404 }));
  expect(text).not.toMatch(/10\.1\.2\.3|127\.0\.0\.1|张三|%E5|身份证|someone|view=/);
});
