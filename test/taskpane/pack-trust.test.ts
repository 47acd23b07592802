/** @jest-environment node */
import { createPublicKey } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchedPacks } from '../../src/taskpane/fetched-packs';
import { noTrust, trustKey, type PackTrust } from '../../src/taskpane/pack-trust';
import { root } from '../house/source-files';

let folder: string;
let server: Server;
let address: string;
let key: PackTrust;

function run(script: string, ...args: string[]): { code: number | null; output: string } {
  const path = join(root, 'scripts', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-trust-'));
  expect(run('sign-packs.mjs', '--new-key', join(folder, 'office.pem'))).toMatchObject({ code: 0 });
  const jwk = createPublicKey(readFileSync(join(folder, 'office.pub.pem'))).export({ format: 'jwk' });
  key = trustKey(jwk as JsonWebKey);
  server = createServer((request, response) => {
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
    ['模板文件被换', () => append('kaifu-2018.json', ' '), noTrust, 'pack.changed'],
    ['清单不是 JSON', () => writeFileSync(path('index.json'), '{'), noTrust, 'pack.unreadable'],
    ['没有清单', () => rmSync(path('index.json')), noTrust, 'pack.unreadable'],
  ])('%s', async (_title, change, trust, code) => {
    change();
    expect(await codeOf(load(trust === 'key' ? key : trust))).toBe(code);
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
