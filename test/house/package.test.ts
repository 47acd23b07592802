import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { root } from './source-files';

const base = 'https://jixiao.example.gov.cn/app/';
let folder: string;
let pane: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-package-'));
  pane = join(folder, 'pane');
  mkdirSync(join(pane, 'js'), { recursive: true });
  mkdirSync(join(pane, 'packs'));
  writeFileSync(
    join(pane, 'taskpane.html'),
    '<html><head><script defer src="js/taskpane.0123456789.js"></script></head></html>',
  );
  writeFileSync(join(pane, 'js', 'taskpane.0123456789.js'), 'void 0;');
  writeFileSync(join(pane, 'packs', 'index.json'), '{"packs":[]}');
  writeFileSync(join(pane, 'chunks.json'), '[]');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'package.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

test.each([
  ['没有给地址', [], '请用 --base-url 写明加载项放在哪里'],
  ['http 地址', ['--base-url', 'http://jixiao.example.gov.cn/'], '不是 https 网址，Office 不会打开它'],
  ['不是网址', ['--base-url', 'jixiao'], '不是网址'],
  ['带参数', ['--base-url', `${base}?a=1`], '不能有用户名、密码、“?”或“#”'],
  ['没有这样的参数', ['--baseurl', base], '参数不对'],
  ['office.js 的来源', ['--base-url', base, '--office-js', 'mine'], '--office-js 只能是'],
])('%s：一句话说明，退出码 2', (_title, args, sentence) => {
  const { code, output } = pack(...args);
  expect(output).toContain(sentence);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

describe('打好的包', () => {
  let out: string;
  const read = (path: string): string => readFileSync(join(out, path), 'utf8');
  beforeAll(() => {
    out = join(folder, 'package');
    expect(pack('--base-url', base.slice(0, -1), '--pane', pane, '--out', out)).toMatchObject({ code: 0 });
  });

  test('清单里的地址都在单位自己的服务器上，指到的文件都在包里', () => {
    const faults: string[] = [];
    const xml = new DOMParser({ onError: (_, message) => faults.push(message) }).parseFromString(
      read('manifest.xml'),
      'text/xml',
    );
    const values = [...xml.getElementsByTagName('*')].flatMap((element) => element.getAttribute('DefaultValue') ?? []);
    const addresses = values.filter((value) => /^\w+:\/\//.test(value));
    expect(faults).toEqual([]);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !address.startsWith(base))).toEqual([]);
    expect(
      addresses.filter((address) => !existsSync(join(out, 'site', address.slice(base.length).replace(/[?#].*/, '')))),
    ).toEqual([]);
    expect(read('manifest.xml')).not.toContain('localhost');
    expect(xml.getElementsByTagName('AppDomain')[0]?.textContent).toBe('https://jixiao.example.gov.cn');
  });

  test('版本号四段，加载项编号不变', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const id = /<Id>(.*)<\/Id>/.exec(readFileSync(join(root, 'manifest.xml'), 'utf8'))![1]!;
    expect(read('manifest.xml')).toContain(`<Version>${version}.0</Version>`);
    expect(read('manifest.xml')).toContain(`<Id>${id}</Id>`);
    expect(read('sideload/keys.ps1')).toContain(`'${id}'`);
  });

  test('每个文件都有校验值，而且对', () => {
    const sums = read('SHA256SUMS')
      .trim()
      .split('\n')
      .map((line) => line.split('  ') as [string, string]);
    expect(sums.map(([, path]) => path)).toEqual(
      expect.arrayContaining(['manifest.xml', 'site/taskpane.html', 'site/packs/index.json', 'sideload/install.ps1']),
    );
    for (const [sum, path] of sums)
      expect([
        path,
        createHash('sha256')
          .update(readFileSync(join(out, path)))
          .digest('hex'),
      ]).toEqual([path, sum]);
    expect(existsSync(join(out, 'site', 'chunks.json'))).toBe(false);
  });

  test('PowerShell 脚本带 BOM（否则 Windows 自带的 PowerShell 认不出中文），不用 VBScript', () => {
    const scripts = readdirSync(join(out, 'sideload'));
    expect(scripts.sort()).toEqual(['install.ps1', 'keys.ps1', 'uninstall.ps1']);
    for (const name of scripts) expect(read(`sideload/${name}`).charCodeAt(0)).toBe(0xfeff);
    expect(read('安装说明.txt')).toContain(base);
  });

  test('再打一次覆盖自己的，不动别人的文件夹', () => {
    expect(pack('--base-url', base, '--pane', pane, '--out', out).code).toBe(0);
    const { code, output } = pack('--base-url', base, '--pane', pane, '--out', pane);
    expect(output).toContain('已经有别的文件，没有动它');
    expect(code).not.toBe(0);
    expect(existsSync(join(pane, 'taskpane.html'))).toBe(true);
  });

  test('页面引用的文件不在时不打包', () => {
    rmSync(join(pane, 'js', 'taskpane.0123456789.js'));
    const { code, output } = pack('--base-url', base, '--pane', pane, '--out', join(folder, 'broken'));
    expect(output).toContain('包里缺少这些文件：js/taskpane.0123456789.js');
    expect(code).not.toBe(0);
  });
});
