/** @jest-environment node */
import { createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchedPacks } from '../../src/taskpane/fetched-packs';
import { noTrust } from '../../src/taskpane/pack-trust';
import type { SeenIndex } from '../../src/taskpane/seen-index';
import { trustKey, type PackTrust } from '../../src/taskpane/signed-index';
import { root } from '../house/source-files';

let folder: string;
let server: Server;
let address: string;
let key: PackTrust;
let jwk: JsonWebKey;

function run(script: string, ...args: string[]): { code: number | null; output: string } {
  const path = join(root, 'scripts', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-trust-'));
  expect(run('sign-packs.mjs', '--new-key', join(folder, 'office.pem'))).toMatchObject({ code: 0 });
  jwk = createPublicKey(readFileSync(join(folder, 'office.pub.pem'))).export({ format: 'jwk' }) as JsonWebKey;
  key = trustKey(jwk, newBrowser());
  server = createServer((request, response) => {
    // While a script runs nothing else does: a kept connection would be over before anybody notices.
    response.setHeader('connection', 'close');
    try {
      response.end(readFileSync(join(folder, request.url!)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/packs`;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

/** A browser that has seen nothing yet. */
function newBrowser(): SeenIndex {
  let newest: string | null = null;
  return { newest: () => newest, keep: (signedAt) => void (newest = signedAt) };
}

const path = (name: string): string => join(folder, 'packs', name);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'loaded',
    (problem: { code: string }) => problem.code,
  );

describe('单位自己的模板', () => {
  beforeAll(() => expect(run('compile-packs.mjs', '--out', join(folder, 'built'))).toMatchObject({ code: 0 }));
  beforeEach(() => {
    rmSync(join(folder, 'packs'), { recursive: true, force: true });
    cpSync(join(folder, 'built'), join(folder, 'packs'), { recursive: true });
    expect(
      run('sign-packs.mjs', '--packs', join(folder, 'packs'), '--key', join(folder, 'office.pem')).output,
    ).toContain('已签名');
  });

  const load = (trust: PackTrust): Promise<unknown> => fetchedPacks(address, trust).load('kaifu-2018');
  const append = (name: string, text: string): void =>
    writeFileSync(path(name), readFileSync(path(name), 'utf8') + text);

  test.each<[string, () => void, PackTrust | 'key', string]>([
    ['签名正确', () => {}, 'key', 'loaded'],
    ['不要求签名', () => rmSync(path('index.json.sig')), noTrust, 'loaded'],
    ['要求签名而没有签名', () => rmSync(path('index.json.sig')), 'key', 'pack.unsigned'],
    ['清单签名以后被改', () => append('index.json', ' '), 'key', 'pack.unsigned'],
    ['签名文件是乱码', () => writeFileSync(path('index.json.sig'), '？？'), 'key', 'pack.unsigned'],
    ['签名文件少了一截', () => writeFileSync(path('index.json.sig'), 'AAAAA'), 'key', 'pack.unsigned'],
    ['签名文件里只有补位', () => writeFileSync(path('index.json.sig'), 'A==='), 'key', 'pack.unsigned'],
    ['签名太短', () => writeFileSync(path('index.json.sig'), 'AAAA'), 'key', 'pack.unsigned'],
    ['签名文件是空的', () => writeFileSync(path('index.json.sig'), ''), 'key', 'pack.unsigned'],
    ['签名文件是登录页', () => writeFileSync(path('index.json.sig'), '<!doctype html>'), 'key', 'pack.unsigned'],
    ['模板文件被换', () => append('kaifu-2018.json', ' '), noTrust, 'pack.changed'],
    ['清单不是 JSON', () => writeFileSync(path('index.json'), '{'), noTrust, 'pack.unreadable'],
    ['没有清单', () => rmSync(path('index.json')), noTrust, 'pack.unreadable'],
  ])('%s', async (_title, change, trust, code) => {
    change();
    expect(await codeOf(load(trust === 'key' ? key : trust))).toBe(code);
  });

  describe('见过新的清单以后', () => {
    const sign = (...args: string[]): void =>
      expect(
        run('sign-packs.mjs', '--packs', join(folder, 'packs'), '--key', join(folder, 'office.pem'), ...args).output,
      ).toContain('已签名');
    /** As packs:sign wrote it before there were times. */
    const signWithoutTime = (): void => {
      const { signedAt: _, ...list } = JSON.parse(readFileSync(path('index.json'), 'utf8')) as Record<string, unknown>;
      writeFileSync(path('index.json'), JSON.stringify(list));
      const office = createPrivateKey(readFileSync(join(folder, 'office.pem')));
      const made = signBytes('sha256', readFileSync(path('index.json')), { key: office, dsaEncoding: 'ieee-p1363' });
      writeFileSync(path('index.json.sig'), made.toString('base64'));
    };

    test('旧的不认，说两个时间；同一份、更新的、重新签名的旧模板都认', async () => {
      const seen = newBrowser();
      const opened = (): Promise<string> => codeOf(load(trustKey(jwk, seen)));
      sign('--at', '2027-03-01T00:00:00Z');
      expect([await opened(), await opened()]).toEqual(['loaded', 'loaded']);
      sign('--at', '2027-02-28T23:59:59Z');
      await expect(load(trustKey(jwk, seen))).rejects.toMatchObject({
        code: 'pack.older',
        message: expect.stringMatching(/2027-02-28 23:59:59 UTC.*2027-03-01 00:00:00 UTC.*旧/) as unknown,
      });
      expect(await codeOf(load(trustKey(jwk, newBrowser())))).toBe('loaded');
      sign('--at', '2027-03-02T00:00:00Z');
      expect(await opened()).toBe('loaded');
    });

    test('没有时间的清单：从没见过有时间的就认，见过就不认', async () => {
      const seen = newBrowser();
      sign('--at', '2027-03-01T00:00:00Z');
      signWithoutTime();
      expect(await codeOf(load(trustKey(jwk, seen)))).toBe('loaded');
      sign('--at', '2027-03-01T00:00:00Z');
      expect(await codeOf(load(trustKey(jwk, seen)))).toBe('loaded');
      signWithoutTime();
      expect(await codeOf(load(trustKey(jwk, seen)))).toBe('pack.older');
    });

    test('签名不对的清单不算见过', async () => {
      const seen = newBrowser();
      sign('--at', '2027-03-01T00:00:00Z');
      writeFileSync(path('index.json'), readFileSync(path('index.json'), 'utf8').replace('2027', '2037'));
      expect(await codeOf(load(trustKey(jwk, seen)))).toBe('pack.unsigned');
      expect(seen.newest()).toBeNull();
    });

    test('--at 不是时间：说清楚', () => {
      const args = ['--packs', join(folder, 'packs'), '--key', join(folder, 'office.pem'), '--at', '明天'];
      expect(run('sign-packs.mjs', ...args)).toMatchObject({
        code: 2,
        output: expect.stringContaining('明天') as unknown,
      });
    });
  });

  test('别人的密钥签的不认', async () => {
    expect(run('sign-packs.mjs', '--new-key', join(folder, 'other.pem')).code).toBe(0);
    run('sign-packs.mjs', '--packs', join(folder, 'packs'), '--key', join(folder, 'other.pem'));
    expect(await codeOf(load(key))).toBe('pack.unsigned');
  });

  test('已有的密钥不被覆盖，缺参数时说明用法', () => {
    expect(run('sign-packs.mjs', '--new-key', join(folder, 'office.pem'))).toMatchObject({ code: 2 });
    expect(run('sign-packs.mjs').output).toContain('用法');
  });
});
