import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-files';

const parts = ['et', 'writer'];
let folder: string;
let pages: string;
let out: string;
let address: string;
let output: string;

/** @param line as it is printed, "npm run package -- …" or its options alone */
function pack(line: string, ...more: string[]): { readonly code: number | null; readonly output: string } {
  const args = line
    .replace(/^npm run package -- /, '')
    .trim()
    .split(' ');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'package.mjs'), ...args, ...more],
    { cwd: root, encoding: 'utf8' },
  );
  return { code: status, output: stdout + stderr };
}

const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const listOf = (path: string): readonly string[] =>
  readdirSync(join(out, path), { recursive: true }).map(String).sort();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-wps-only-'));
  pages = join(folder, 'pages');
  for (const part of parts) {
    cpSync(join(root, 'scripts/wps', part), join(pages, part), { recursive: true });
    cpSync(join(root, 'assets/icon.svg'), join(pages, part, 'icon.svg'));
    for (const page of ['index', 'taskpane'])
      writeFileSync(join(pages, part, `${page}.html`), `<!doctype html>${part}`);
  }
  writeFileSync(join(pages, 'install.html'), '<!doctype html>安装');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  address = `http://127.0.0.1:${port}/wps/`;
  out = join(folder, 'package');
  const done = pack(`npm run package -- --wps-url ${address}`, '--wps', pages, '--out', out);
  output = done.output;
  expect(done).toMatchObject({ code: 0 });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('只给 WPS 的包：没有 Office 的任何东西，输出和说明都说明白', () => {
  for (const path of ['manifest.xml', 'sideload', '安装说明.txt', 'site/taskpane.html', 'site/packs', 'site/assets'])
    expect([path, existsSync(join(out, path))]).toEqual([path, false]);
  expect(listOf('site').filter((path) => !path.startsWith('wps'))).toEqual(
    ['index.html', 'licenses.txt', 'version.json', 'web.config'].sort(),
  );
  expect(listOf('server')).toEqual(['nginx.conf', 'serve.cjs']);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(JSON.parse(read('site/version.json'))).toMatchObject({ version, wpsUrl: address });
  expect(output).toContain('没有 Office 加载项的 manifest.xml、窗格和安装脚本');
  const notes = read('部署说明.txt');
  for (const words of ['没有 Office 加载项：没有 manifest.xml', '没有在任何一个版本的 WPS 里看过', address])
    expect(notes).toContain(words);
  expect(notes + read('WPS/安装说明（WPS）.txt')).not.toMatch(/undefined|null|\{\w+\}/);
  // Every file that the notes name is there.
  const named = [...notes.matchAll(/(?:site|server|WPS|空白工作簿|命令行)\/[\w.]*/g)].map(([path]) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(out, path)))).toEqual([]);
  expect(readdirSync(join(out, '空白工作簿')).length).toBeGreaterThan(3);
  expect(read('server/nginx.conf')).toMatch(/listen \d+;/);
  expect(read('server/nginx.conf')).not.toContain('ssl');
});

test('校验值照说明里的命令核对得过', () => {
  const [, command] = /Linux：(sha256sum -c SHA256SUMS)/.exec(read('部署说明.txt'))!;
  const { status, stdout } = spawnSync('sh', ['-c', command!], { cwd: out, encoding: 'utf8' });
  expect([status, stdout.split('\n').filter((line) => line !== '' && !line.endsWith(': OK'))]).toEqual([0, []]);
});

test('照说明里的那一行运行：首页、安装页、清单和 WPS 要的都取得到；首页指到的也都在', async () => {
  const line = /^ {4}(node server\/serve\.cjs .*?)\r?$/m.exec(read('WPS/安装说明（WPS）.txt'))![1]!;
  const server = spawn(process.execPath, line.split(' ').slice(1), { cwd: out, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (piece: Buffer) => piece.toString().includes('"started"') && resolve());
      server.once('exit', reject);
    });
    const base = address.slice(0, -4);
    const status = async (url: string): Promise<number> => (await fetch(url)).status;
    const first = await (await fetch(base)).text();
    const linked = [...first.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    expect(linked).toEqual(['网页版.html', 'wps/install.html']);
    expect(await status(`${base}wps/install.html`)).toBe(200);
    const page = await fetch(address);
    expect([await page.text(), page.headers.get('content-security-policy')]).toEqual([
      expect.stringContaining('安装'),
      expect.stringContaining('http://127.0.0.1:58890'),
    ]);
    const list = await (await fetch(`${address}jsplugins.xml`)).text();
    const urls = [...list.matchAll(/url="([^"]*)"/g)].map(([, url]) => url!);
    expect(urls).toEqual(parts.map((part) => `${address}${part}/`));
    for (const url of urls)
      for (const name of ['manifest.xml', 'ribbon.xml', 'index.html', 'taskpane.html', 'icon.svg'])
        expect([url, name, await status(url + name)]).toEqual([url, name, 200]);
  } finally {
    server.kill();
  }
}, 60_000);

test('管理员指南里印的那一行，照样打得出', () => {
  const guide = readFileSync(join(root, 'docs/for-administrators.md'), 'utf8');
  const lines = guide.match(/^npm run package -- --wps-url .*$/gm)!;
  expect(lines).toHaveLength(1);
  const printed = join(folder, 'printed');
  expect(pack(lines[0]!.replace(/--out \S+/, ''), '--wps', pages, '--out', printed)).toMatchObject({ code: 0 });
  expect(readFileSync(join(printed, 'WPS/jsplugins.xml'), 'utf8')).toContain('http://10.20.30.40:8080/wps/et/');
}, 120_000);

test('https 的地址：照一般的网站放，要证书', () => {
  const secure = join(folder, 'https');
  const url = 'https://oa.example.gov.cn/jixiao/wps/';
  expect(pack(`--wps-url ${url}`, '--wps', pages, '--out', secure)).toMatchObject({ code: 0 });
  const text = (path: string): string => readFileSync(join(secure, path), 'utf8');
  expect(text('部署说明.txt')).toContain('放到 https://oa.example.gov.cn/jixiao/，网站路径为 /jixiao/');
  expect(text('server/nginx.conf')).toMatch(/listen 443 ssl;[^]*location \/jixiao\/ \{/);
  expect(text('WPS/安装说明（WPS）.txt')).toContain('照“部署说明.txt”放好 site');
}, 120_000);

test.each([
  [
    '给 Office 的选项',
    '--wps-url http://10.1.1.1/wps/ --relay --share \\\\fs\\a',
    '--share、--relay 是给 Office 加载项的',
  ],
  ['不是 /wps/', '--wps-url http://10.1.1.1/jixiao/', '要以 /wps/ 结尾'],
  ['什么地址也没有', '--out x', '单位只用 WPS 的，只写 --wps-url'],
  ['不是网址', '--wps-url 10.1.1.1/wps/', '--wps-url 要写 http'],
])('%s：一句话，退出码 2', (_title, line, words) => {
  const { code, output: said } = pack(line);
  expect(said).toContain(words);
  expect([code, said.trim().split('\n').length]).toEqual([2, 1]);
});
