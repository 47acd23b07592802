import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { generate } from 'selfsigned';
import { makeCertificate } from '../../src/server/certificate';
import { readServeOptions } from '../../src/server/serve/options';
import { StartError } from '../../src/server/serve/start-error';
import { makeFolder } from './support/served-site';

const root = resolve(__dirname, '../..');
const { folder, remove } = makeFolder();
const papers = makeFolder({ 'empty/readme.txt': '空', 'notes.txt': '不是证书' });
const paper = (name: string): string => join(papers.folder, name);
afterAll(() => {
  remove();
  papers.remove();
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** `npm run serve` as an administrator types it; `meanwhile` runs once it says that it serves. */
function serve(
  args: readonly string[],
  meanwhile: (started: { port: number; stop: () => void }) => unknown = ({ stop }) => stop(),
): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, 'scripts/serve.mjs'), ...args], { cwd: root });
    let [out, error, told] = ['', '', false];
    const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
      const port = /"event":"started","port":(\d+)/.exec(out)?.[1];
      if (port === undefined || told) return;
      told = true;
      // Signals are listened to right after the line.
      setTimeout(
        () => void Promise.resolve(meanwhile({ port: Number(port), stop: () => child.kill('SIGTERM') })).catch(failed),
        100,
      );
    });
    child.stderr.on('data', (piece: Buffer) => (error += piece.toString()));
    child.once('error', failed);
    child.once('close', (code) => {
      clearTimeout(limit);
      done({ code, out, error });
    });
  });
}

describe('参数', () => {
  test.each([
    ['没有文件夹', [], '请用 --dir 写明要发布的文件夹'],
    ['没有证书', ['--dir', 'x'], 'Office 只打开 https 的窗格'],
    ['只有证书', ['--dir', 'x', '--cert', 'a'], 'Office 只打开 https 的窗格'],
    ['代理和证书都写了', ['--dir', 'x', '--behind-proxy', '--cert', 'a'], '不要再写 --cert'],
    ['http 和代理都写了', ['--dir', 'x', '--behind-proxy', '--http'], '只能写一个'],
    ['http 和证书都写了', ['--dir', 'x', '--http', '--key', 'a'], '--http 用的是 http'],
    ['http 上的中转', ['--dir', 'x', '--http', '--relay'], '--relay 要 https'],
    [
      '端口不是数',
      ['--dir', 'x', '--behind-proxy', '--port', '八千'],
      '--port 要一个 0 到 65535 的整数，得到的是“八千”',
    ],
    ['端口太大', ['--dir', 'x', '--behind-proxy', '--port', '70000'], '--port 要一个'],
    ['来源', ['--dir', 'x', '--behind-proxy', '--office-js', 'mine'], '--office-js 只能是'],
    ['来源是对象自带的名字', ['--dir', 'x', '--behind-proxy', '--office-js', 'toString'], '--office-js 只能是'],
    [
      '名单里有 http',
      ['--dir', 'x', '--behind-proxy', '--frame-ancestors', 'http://a.cn'],
      '“http://a.cn”不是 https 网址',
    ],
    [
      '名单里夹带指令',
      ['--dir', 'x', '--behind-proxy', '--frame-ancestors', 'https://a.cn;script-src *'],
      '不是 https 网址',
    ],
    ['HSTS 不是数', ['--dir', 'x', '--behind-proxy', '--hsts', '一年'], '--hsts 要一个'],
    ['审计却没有中转', ['--dir', 'x', '--behind-proxy', '--audit-dir', 'a'], '--audit-dir 要与 --relay 一起用'],
    ['没有这个参数', ['--dir', 'x', '--behind-proxi'], '参数不对：--behind-proxi'],
    ['多余的词', ['--dir', 'x', '--behind-proxy', '多余'], '参数不对：多余'],
    ['缺值', ['--dir'], '参数不对：--dir'],
  ])('%s：说清楚，退出码 2', (_title, args, sentence) => {
    let caught: unknown;
    try {
      readServeOptions(args);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(StartError);
    expect(caught).toMatchObject({ exitCode: 2, message: expect.stringContaining(sentence) as unknown });
  });

  test('默认：https 听全部网卡，代理后面只听本机；不发 HSTS；没有中转；名单是 Office 的', () => {
    expect(readServeOptions(['--dir', 'x', '--cert', 'c', '--key', 'k'])).toMatchObject({
      host: null,
      port: 8443,
      hstsSeconds: null,
      relay: null,
      officeJs: 'global',
    });
    expect(readServeOptions(['--dir', 'x', '--behind-proxy'])).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      tls: null,
      isBehindProxy: true,
    });
    expect(readServeOptions(['--dir', 'x', '--http'])).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      tls: null,
      isBehindProxy: false,
    });
    expect(readServeOptions(['--dir', 'x', '--behind-proxy', '--office-js', '21vianet']).frameAncestors).toContain(
      'https://*.officewebapps.cn',
    );
    expect(readServeOptions(['--dir', 'x', '--behind-proxy', '--frame-ancestors', 'none']).frameAncestors).toEqual([]);
    expect(readServeOptions(['--dir', 'x', '--behind-proxy', '--relay'])).toMatchObject({
      relay: { auditDir: null, auditDays: 190, auditAddresses: false },
    });
  });
});

describe('起不来的时候', () => {
  beforeAll(async () => {
    const [one, two] = [await makeCertificate(), await makeCertificate()];
    writeFileSync(paper('cert.pem'), one.cert);
    writeFileSync(paper('key.pem'), one.key);
    writeFileSync(paper('other-key.pem'), two.key);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(paper('locked-key.pem'), privateKey);
    const old = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      notBeforeDate: new Date('2020-01-01'),
      notAfterDate: new Date('2021-01-01'),
    });
    writeFileSync(paper('old-cert.pem'), old.cert);
    writeFileSync(paper('old-key.pem'), old.private);
  });

  const tls = (cert: string, key: string): string[] => ['--cert', paper(cert), '--key', paper(key)];
  test.each([
    ['没有文件夹', () => ['--dir', paper('nowhere'), '--behind-proxy'], '找不到文件夹'],
    ['是文件', () => ['--dir', paper('notes.txt'), '--behind-proxy'], '不是文件夹'],
    ['不是打好的包', () => ['--dir', paper('empty'), '--behind-proxy'], '里没有 taskpane.html 或 index.html'],
    ['没有证书文件', () => ['--dir', folder, ...tls('nothing.pem', 'key.pem')], '证书文件“'],
    ['没有私钥文件', () => ['--dir', folder, ...tls('cert.pem', 'nothing.pem')], '私钥文件“'],
    ['不是证书', () => ['--dir', folder, ...tls('notes.txt', 'key.pem')], '两个文件都要 PEM 格式'],
    ['不是一对', () => ['--dir', folder, ...tls('cert.pem', 'other-key.pem')], '不是一对'],
    ['私钥有口令', () => ['--dir', folder, ...tls('cert.pem', 'locked-key.pem')], '设有口令'],
    ['证书过期', () => ['--dir', folder, ...tls('old-cert.pem', 'old-key.pem')], '过期'],
    [
      '没有这个地址',
      () => ['--dir', folder, '--behind-proxy', '--host', '203.0.113.7'],
      '这台机器没有地址“203.0.113.7”',
    ],
    [
      '审计写不进',
      () => ['--dir', folder, '--behind-proxy', '--relay', '--audit-dir', paper('notes.txt')],
      '审计记录写不进',
    ],
  ])('%s：一句话，退出码 3', async (_title, args, sentence) => {
    const { code, error } = await serve(args());
    expect(error).toContain(sentence);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(3);
  });

  test('端口被占用：退出码 3，说怎么办', async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
    const { port } = blocker.address() as AddressInfo;
    const { code, error } = await serve(['--dir', folder, '--behind-proxy', '--port', String(port)]);
    blocker.close();
    expect([code, error]).toEqual([
      3,
      expect.stringContaining(`端口 ${port} 已被别的程序占用。请先停掉它，或用 --port 换一个端口。`),
    ]);
  });
});

test('https 真的起得来；快到期的证书说一声；SIGTERM 后退出码 0', async () => {
  const soon = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    notAfterDate: new Date(Date.now() + 10 * 86_400_000),
  });
  writeFileSync(paper('soon-cert.pem'), soon.cert);
  writeFileSync(paper('soon-key.pem'), soon.private);
  let status = 0;
  const { code, out, error } = await serve(
    [
      '--dir',
      folder,
      '--cert',
      paper('soon-cert.pem'),
      '--key',
      paper('soon-key.pem'),
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--hsts',
      '600',
    ],
    async ({ port, stop }) => {
      status = await new Promise<number>((done, failed) => {
        request(
          { host: '127.0.0.1', port, path: '/', ca: soon.cert, servername: 'localhost', agent: false },
          (response) => {
            expect(response.headers['strict-transport-security']).toBe('max-age=600');
            response.resume();
            done(response.statusCode ?? 0);
          },
        )
          .once('error', failed)
          .end();
      });
      stop();
    },
  );
  expect([status, code]).toEqual([200, 0]);
  expect(out).toContain('"event":"certificate-expires-soon","days":9');
  expect(
    out
      .trim()
      .split('\n')
      .every((line) => typeof JSON.parse(line) === 'object'),
  ).toBe(true);
  expect(error).toContain('正在发布');
});

test('停止时：等着中转消息的窗格马上得到回答，服务器不拖着不走', async () => {
  const headers = { 'x-jixiao-relay': '1' };
  const waited: Promise<number>[] = [];
  const started: number[] = [];
  const { code } = await serve(
    ['--dir', folder, '--behind-proxy', '--port', '0', '--relay'],
    async ({ port, stop }) => {
      const base = `http://127.0.0.1:${port}/relay`;
      const { box, token } = (await (await fetch(`${base}/pair`, { method: 'POST', headers })).json()) as {
        box: string;
        token: string;
      };
      const asked = fetch(`${base}/box/${box}/b?after=0`, {
        headers: { ...headers, authorization: `Bearer ${token}` },
      }).then((response) => response.status);
      waited.push(asked);
      // Browsers open connections ahead of need; nothing is ever sent on this one.
      await new Promise<void>((done) => connect(port, '127.0.0.1', done).on('error', () => undefined));
      await new Promise((done) => setTimeout(done, 200));
      started.push(performance.now());
      stop();
    },
  );
  expect(await Promise.all(waited)).toEqual([503]);
  expect(code).toBe(0);
  expect(performance.now() - started[0]!).toBeLessThan(5000);
});
