import { createHash, generateKeyPairSync } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
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
    '<!doctype html><html><head><script defer src="js/taskpane.0123456789.js"></script></head></html>',
  );
  writeFileSync(join(pane, 'js', 'taskpane.0123456789.js'), 'void 0;');
  writeFileSync(join(pane, 'packs', 'index.json'), '{"packs":[]}');
  writeFileSync(join(pane, 'chunks.json'), '{"chunks":[],"groups":[]}');
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
  ['支持页不是 https', ['--base-url', base, '--support-url', 'http://a.b/'], '--support-url 要写 https://'],
  ['编号不是 GUID', ['--base-url', base, '--id', '123'], '--id 要写成 GUID'],
  ['共享文件夹写成盘符', ['--base-url', base, '--share', 'D:\\加载项'], '--share 要写成'],
  ['公钥不是公钥', ['--base-url', base, '--pack-key', 'package.json'], '--pack-key 要给一个 P-256 公钥文件'],
])('%s：一句话说明，退出码 2', (_title, args, sentence) => {
  const { code, output } = pack(...args);
  expect(output).toContain(sentence);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

describe('打好的包', () => {
  let out: string;
  const zipName = (): string => readdirSync(out).find((name) => name.endsWith('.zip'))!;
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

  test('版本号四段；编号由地址算出，脚本里是同一个', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(read('manifest.xml')).toContain(`<Version>${version}.0</Version>`);
    const id = /<Id>(.*)<\/Id>/.exec(read('manifest.xml'))![1]!;
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(readFileSync(join(root, 'manifest.xml'), 'utf8')).not.toContain(id);
    for (const script of ['keys.ps1', 'install-mac.sh', 'uninstall-mac.sh'])
      expect(read(`sideload/${script}`)).toContain(`'${id}'`);
    expect(JSON.parse(read('site/version.json'))).toEqual({
      version,
      baseUrl: base,
      officeJs: 'global',
      relay: false,
      id,
      packs: [],
    });
  });

  test('另一个地址另一个编号；支持页和帮助页可以是单位自己的', () => {
    const other = join(folder, 'other');
    const args = [
      '--support-url',
      'https://bureau.example.gov.cn/支持',
      '--help-url',
      'https://bureau.example.gov.cn/help',
    ];
    expect(pack('--base-url', 'https://b.example.gov.cn/', '--pane', pane, '--out', other, ...args).code).toBe(0);
    const manifest = readFileSync(join(other, 'manifest.xml'), 'utf8');
    expect(/<Id>(.*)<\/Id>/.exec(manifest)![1]).not.toBe(/<Id>(.*)<\/Id>/.exec(read('manifest.xml'))![1]);
    expect(manifest).toContain('<SupportUrl DefaultValue="https://bureau.example.gov.cn/%E6%94%AF%E6%8C%81"/>');
    expect(manifest).toContain('id="Help.Url" DefaultValue="https://bureau.example.gov.cn/help"');
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
    const scripts = readdirSync(join(out, 'sideload')).sort();
    expect(scripts).toEqual(['install-mac.sh', 'install.ps1', 'keys.ps1', 'uninstall-mac.sh', 'uninstall.ps1']);
    for (const name of scripts.filter((one) => one.endsWith('.ps1')))
      expect(read(`sideload/${name}`).charCodeAt(0)).toBe(0xfeff);
    expect(read('安装说明.txt')).toContain(base);
  });

  test('Mac：装上、撤销，撤销以后不留东西；程序没打开过时说明白', () => {
    const home = join(folder, '家');
    const run = (script: string): { status: number | null; text: string } => {
      const { status, stdout, stderr } = spawnSync('bash', [join(out, 'sideload', script)], {
        env: { ...process.env, HOME: home },
        encoding: 'utf8',
      });
      return { status, text: stdout + stderr };
    };
    mkdirSync(home);
    expect(run('install-mac.sh')).toMatchObject({
      status: 3,
      text: expect.stringContaining('请先各打开一次') as string,
    });
    const documents = join(home, 'Library/Containers/com.microsoft.Excel/Data/Documents');
    mkdirSync(documents, { recursive: true });
    expect(run('install-mac.sh')).toMatchObject({
      status: 0,
      text: expect.stringContaining('Excel：已装上') as string,
    });
    const [name] = readdirSync(join(documents, 'wef'));
    expect(readFileSync(join(documents, 'wef', name!), 'utf8')).toBe(read('manifest.xml'));
    expect(run('uninstall-mac.sh')).toMatchObject({
      status: 0,
      text: expect.stringContaining('Excel：已撤销') as string,
    });
    expect(readdirSync(join(documents, 'wef'))).toEqual([]);
  });

  test('服务器配置、声明、物料清单、说明都在，压缩包里是同一份', () => {
    const files = unzipSync(readFileSync(join(out, zipName())));
    const sums = read('SHA256SUMS')
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    expect(Object.keys(files).sort()).toEqual([...sums, 'SHA256SUMS'].sort());
    expect(sums).toEqual(
      expect.arrayContaining([
        ...['server/nginx.conf', 'server/Containerfile', 'server/serve.cjs', 'site/web.config', 'site/licenses.txt'],
        ...['部署说明.txt', '第三方软件声明.txt', 'sbom.cdx.json'],
      ]),
    );
    for (const [path, bytes] of Object.entries(files))
      expect([path, Buffer.from(bytes).equals(readFileSync(join(out, path)))]).toEqual([path, true]);
    const [sum, name] = read(`${zipName()}.sha256`).trim().split('  ');
    expect([sum, name]).toEqual([
      createHash('sha256')
        .update(readFileSync(join(out, zipName())))
        .digest('hex'),
      zipName(),
    ]);
    const bill = JSON.parse(read('sbom.cdx.json')) as { bomFormat: string; components: { name: string }[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.components.map((component) => component.name)).toEqual(
      expect.arrayContaining(['react', 'react-dom', 'exceljs', 'docx']),
    );
    expect(bill.components.map((component) => component.name)).not.toContain('jest');
  });

  test('命令行也在包里，是 npm 装得上的一个文件', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(readdirSync(join(out, '命令行'))).toEqual([`jixiao-${version}.tgz`]);
    const { status, stdout } = spawnSync('tar', ['-tzf', join(out, '命令行', `jixiao-${version}.tgz`)], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining([
        'package/package.json',
        'package/bin/jixiao.cjs',
        'package/dist/cli/jixiao.cjs',
        'package/templates/kaifu-2018/pack.yaml',
        'package/第三方软件声明.txt',
      ]),
    );
  });

  test('再打一次，每个字节都一样', () => {
    const again = join(folder, 'again');
    expect(pack('--base-url', base, '--pane', pane, '--out', again).code).toBe(0);
    expect(readFileSync(join(again, `${zipName()}.sha256`), 'utf8')).toBe(read(`${zipName()}.sha256`));
  });

  test('共享文件夹：一个登记，一个撤销；Windows 的编码', () => {
    const shared = join(folder, 'shared');
    expect(pack('--base-url', base, '--pane', pane, '--out', shared, '--share', '\\\\fs01\\加载项').code).toBe(0);
    const text = (name: string): string =>
      new TextDecoder('utf-16le').decode(readFileSync(join(shared, 'sideload', name)));
    const key =
      '[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\{c0a7b6de-3f0b-4f3c-8f5e-6a0f6f3b5d21}]';
    expect(text('登记共享文件夹.reg')).toContain(
      `${key}\r\n"Id"="{c0a7b6de-3f0b-4f3c-8f5e-6a0f6f3b5d21}"\r\n"Url"="\\\\\\\\fs01\\\\加载项"`,
    );
    expect(text('撤销共享文件夹.reg')).toContain(key.replace('[', '[-'));
  });

  test('用单位的公钥打包：页面里有它，别的没有变', () => {
    const keyed = join(folder, 'keyed');
    const pem = join(folder, 'office.pub.pem');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(pem, publicKey.export({ type: 'spki', format: 'pem' }));
    expect(pack('--base-url', base, '--pane', pane, '--out', keyed, '--pack-key', pem).code).toBe(0);
    const html = readFileSync(join(keyed, 'site', 'taskpane.html'), 'utf8');
    const content = /<meta name="jixiao-pack-key" content="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"');
    expect(JSON.parse(content)).toEqual(publicKey.export({ format: 'jwk' }));
    expect(read('site/taskpane.html')).not.toContain('jixiao-pack-key');
  });

  test('再打一次覆盖自己的，不动别人的文件夹', () => {
    expect(pack('--base-url', base, '--pane', pane, '--out', out).code).toBe(0);
    const { code, output } = pack('--base-url', base, '--pane', pane, '--out', pane);
    expect(output).toContain('已经有别的文件，没有动它');
    expect(code).not.toBe(0);
    expect(existsSync(join(pane, 'taskpane.html'))).toBe(true);
  });

  test('页面引用的文件不在时不打包；补上以后同一个文件夹能再打', () => {
    rmSync(join(pane, 'js', 'taskpane.0123456789.js'));
    const { code, output } = pack('--base-url', base, '--pane', pane, '--out', join(folder, 'broken'));
    expect(output).toContain('包里缺少这些文件：js/taskpane.0123456789.js');
    expect(code).not.toBe(0);
    writeFileSync(join(pane, 'js', 'taskpane.0123456789.js'), 'void 0;');
    expect(pack('--base-url', base, '--pane', pane, '--out', join(folder, 'broken')).code).toBe(0);
  });
});
