import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { offlinePagePolicy } from '../../src/server/security-headers';
import { root } from './source-files';

const base = 'https://jixiao.example.gov.cn/app/';
const parts = ['et', 'writer'];
let folder: string;
let out: string;

/** A pane and pages for WPS that were built before: what matters here is where they go. */
function built(withWriter = true): readonly string[] {
  const [pane, wps] = [join(folder, 'pane'), join(folder, withWriter ? 'wps' : 'wps-et')];
  mkdirSync(join(pane, 'packs'), { recursive: true });
  writeFileSync(join(pane, 'taskpane.html'), '<!doctype html><html><head></head></html>');
  writeFileSync(join(pane, 'packs', 'index.json'), '{"packs":[]}');
  writeFileSync(join(pane, 'chunks.json'), '{"chunks":[],"groups":[]}');
  for (const part of parts) {
    cpSync(join(root, 'scripts/wps', part), join(wps, part), { recursive: true });
    cpSync(join(root, 'assets/icon.svg'), join(wps, part, 'icon.svg'));
    writeFileSync(join(wps, part, 'index.html'), `<!doctype html>${part}`);
    if (part === 'et' || withWriter) writeFileSync(join(wps, part, 'taskpane.html'), `<!doctype html>${part}`);
  }
  writeFileSync(join(wps, 'install.html'), '<!doctype html>安装');
  return ['--base-url', base, '--pane', pane, '--wps', wps];
}

function pack(...args: string[]): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'package.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const listOf = (path: string): readonly string[] =>
  readdirSync(join(out, path), { recursive: true }).map(String).sort();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-wps-'));
  out = join(folder, 'package');
  expect(pack(...built(), '--out', out)).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = ['icon.svg', 'index.html', 'manifest.xml', 'ribbon.xml', 'taskpane.html'];
const served = [
  ...parts,
  ...parts.flatMap((part) => pages.map((page) => join(part, page))),
  'install.html',
  'jsplugins.xml',
];

test('包里的 WPS 文件夹，和服务器上的 wps：两处的网页一样，脚本和说明只在包里', () => {
  expect(listOf('site/wps')).toEqual([...served].sort());
  expect(listOf('WPS')).toEqual(
    [...served, 'install-linux.sh', 'publish-linux.sh', 'uninstall-linux.sh', '安装说明（WPS）.txt'].sort(),
  );
  for (const path of served.filter((one) => /\./.test(one)))
    expect([path, read(`WPS/${path}`)]).toEqual([path, read(`site/wps/${path}`)]);
  const sums = read('SHA256SUMS');
  const zipped = Object.keys(
    unzipSync(
      readFileSync(
        join(
          out,
          readdirSync(out).find((name) => name.endsWith('.zip'))!,
        ),
      ),
    ),
  );
  for (const path of [
    'WPS/et/ribbon.xml',
    'WPS/安装说明（WPS）.txt',
    'site/wps/writer/taskpane.html',
    'site/wps/jsplugins.xml',
  ]) {
    expect(sums).toContain(`  ${path}\n`);
    expect(zipped).toContain(path);
  }
});

test('jsplugins.xml、脚本、说明里都是单位自己的地址，一个占位也没有留下', () => {
  const list = new DOMParser().parseFromString(read('site/wps/jsplugins.xml'), 'text/xml').documentElement!;
  const entries = [...list.getElementsByTagName('jspluginonline')].map((one) =>
    Object.fromEntries(['name', 'type', 'url'].map((name) => [name, one.getAttribute(name)])),
  );
  expect([list.nodeName, entries]).toEqual([
    'jsplugins',
    [
      { name: 'jixiao-et', type: 'et', url: `${base}wps/et/` },
      { name: 'jixiao-wps', type: 'wps', url: `${base}wps/writer/` },
    ],
  ]);
  for (const { url } of entries)
    expect(existsSync(join(out, 'site', url!.slice(base.length), 'ribbon.xml'))).toBe(true);
  const notes = read('WPS/安装说明（WPS）.txt');
  expect(notes.charCodeAt(0)).toBe(0xfeff);
  for (const words of [
    `JSPluginsServer=${base}wps/jsplugins.xml`,
    `${base}wps/install.html`,
    '没有在任何一个版本的 WPS 里看过',
  ])
    expect(notes).toContain(words);
  for (const name of listOf('WPS').filter((one) => /\.(sh|txt|xml)$/.test(one)))
    expect([name, /\{(address|version)\}/.test(read(`WPS/${name}`))]).toEqual([name, false]);
  expect(read('部署说明.txt')).toContain('没有在 WPS 里看过，网页版才是准的');
  expect(read('部署说明.txt')).toContain(`用 ${base}网页版.html，`);
  expect(read('部署说明.txt')).not.toContain('给 WPS 的地址');
  expect(existsSync(join(out, 'site/index.html'))).toBe(false);
});

test('包里的脚本直接能用：装上、撤销', () => {
  const home = mkdtempSync(join(folder, '家 '));
  const run = (...words: string[]): number | null =>
    spawnSync('sh', [join(out, 'WPS', words[0]!), ...words.slice(1)], {
      env: { PATH: process.env['PATH'], HOME: home },
    }).status;
  const publish = join(home, '.local/share/Kingsoft/wps/jsaddons/publish.xml');
  expect(run('install-linux.sh')).toBe(0);
  expect(readFileSync(publish, 'utf8')).toContain(`url="${base}wps/writer/"`);
  expect(run('install-linux.sh', '--local')).toBe(0);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(readdirSync(join(home, `.local/share/Kingsoft/wps/jsaddons/jixiao-et_${version}`)).sort()).toEqual(pages);
  expect(run('uninstall-linux.sh')).toBe(0);
  expect(existsSync(publish)).toBe(false);
});

test('服务器配置：WPS 的页面用自己的策略，安装页只许问本机的 WPS 服务，清单随时问新', () => {
  const config = new DOMParser().parseFromString(read('site/web.config'), 'text/xml');
  const policyOf = (path: string): string | undefined =>
    [...config.getElementsByTagName('location')]
      .filter((place) => place.getAttribute('path') === path)
      .flatMap((place) => [...place.getElementsByTagName('add')])
      .find((one) => one.getAttribute('name') === 'content-security-policy')
      ?.getAttribute('value') ?? undefined;
  for (const part of parts)
    for (const page of ['index', 'taskpane']) expect(policyOf(`wps/${part}/${page}.html`)).toBe(offlinePagePolicy);
  expect(policyOf('wps/install.html')).toContain('connect-src http://127.0.0.1:58890 https://127.0.0.1:58891');
  expect(policyOf('taskpane.html')).toBeUndefined();
  const nginx = read('server/nginx.conf');
  for (const pattern of ['wps/(et|writer)/(index|taskpane)\\.html$', 'wps/install\\.html$'])
    expect(nginx).toContain(`"~*^/app/.*${pattern}"`);
});

test('文字的窗格还没有时：只有表格，脚本也只登记表格', () => {
  const half = join(folder, 'half');
  expect(pack(...built(false), '--out', half).code).toBe(0);
  expect(readdirSync(join(half, 'WPS')).includes('writer')).toBe(false);
  expect(readFileSync(join(half, 'WPS/jsplugins.xml'), 'utf8')).not.toContain('jixiao-wps');
});

test('少一个 WPS 要读的文件就不打包，说是哪个；名字写错也不打', () => {
  const args = built();
  const wps = args.at(-1)!;
  rmSync(join(wps, 'et/ribbon.xml'));
  const missing = pack(...args, '--out', join(folder, 'broken'));
  expect(missing.output).toContain('WPS 的包里缺少这些文件：et/ribbon.xml');
  expect(missing.code).not.toBe(0);
  built();
  writeFileSync(join(wps, 'writer/manifest.xml'), '<JsPlugin><Name>别的</Name></JsPlugin>');
  expect(pack(...args, '--out', join(folder, 'broken')).output).toContain(
    'writer/manifest.xml 里的名字不是 jixiao-wps',
  );
  expect(pack('--base-url', base, '--wps', folder).output).toContain('里没有 et/taskpane.html');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** This machine as another one of the office sees it, where it has a network. */
const inOffice = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.each([
  ['本机', '127.0.0.1', '--host 127.0.0.1'],
  ['内网的服务器', inOffice ?? '127.0.0.1', inOffice === undefined ? '' : '--host 0.0.0.0'],
])(
  '--wps-url，%s：清单、脚本、说明都是这个地址；照说明里的那一行运行，WPS 要的都取得到',
  async (_title, host, listens) => {
    const port = await freePort();
    const address = `http://${host}:${port}/wps/`;
    const place = join(folder, `http-${port}`);
    expect(pack(...built(), '--wps-url', address.slice(0, -1), '--out', place)).toMatchObject({
      code: 0,
      output: expect.stringContaining(address) as string,
    });
    const text = (path: string): string => readFileSync(join(place, path), 'utf8');
    const site = address.slice(0, -'wps/'.length);
    for (const words of [
      `网页的地址是 ${address} `,
      `给 WPS 的地址：${site}`,
      `用 ${site}网页版.html`,
      '其余各节不用做',
    ])
      expect(text('部署说明.txt')).toContain(words);
    const notes = text('WPS/安装说明（WPS）.txt');
    for (const words of [`JSPluginsServer=${address}jsplugins.xml`, `打开 ${address}install.html`, listens])
      expect(notes).toContain(words);
    const home = mkdtempSync(join(folder, '家 '));
    spawnSync('sh', [join(place, 'WPS/install-linux.sh')], { env: { PATH: process.env['PATH'], HOME: home } });
    const registered = readFileSync(join(home, '.local/share/Kingsoft/wps/jsaddons/publish.xml'), 'utf8');
    const [command, ...words] = /^ {4}(node server\/serve\.cjs .*?)\r?$/m.exec(notes)![1]!.split(' ');
    expect(command).toBe('node');
    const server = spawn(process.execPath, words, { cwd: place, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await new Promise<void>((resolve, reject) => {
        server.stdout.on('data', (piece: Buffer) => piece.toString().includes('"started"') && resolve());
        server.once('exit', reject);
      });
      const status = async (url: string): Promise<number> => (await fetch(url)).status;
      expect(await status(`${address}install.html`)).toBe(200);
      expect(await (await fetch(address)).text()).toContain('安装');
      const first = await (await fetch(site)).text();
      expect(first).toContain('把绩效自评助手装进 WPS');
      const linked = [...first.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
      expect(linked.map((href) => [href, existsSync(join(place, 'site', href))])).toEqual([['wps/install.html', true]]);
      const listed = await (await fetch(`${address}jsplugins.xml`)).text();
      for (const list of [listed, registered]) {
        const urls = [...list.matchAll(/url="([^"]*)"/g)].map(([, url]) => url!);
        expect(urls).toEqual(parts.map((part) => `${address}${part}/`));
        for (const url of urls)
          for (const page of pages) expect([url, page, await status(url + page)]).toEqual([url, page, 200]);
      }
    } finally {
      server.kill();
    }
  },
  120_000,
);

test.each([
  ['ftp://10.1.1.1/', '--wps-url 要写 http'],
  ['http://10.1.1.1/wps/?a=1', '请只写到文件夹为止'],
  ['http://a:b@10.1.1.1/', '请只写到文件夹为止'],
])('--wps-url %s：一句话，退出码 2', (address, words) => {
  expect(pack('--base-url', base, '--wps-url', address)).toMatchObject({
    code: 2,
    output: expect.stringContaining(words) as string,
  });
});

test.each(['http://10.20.30.40:8080/', 'http://localhost'])('--base-url %s：说 WPS 的 http 网址写在哪里', (address) => {
  expect(pack('--base-url', address).output).toMatch(/Office 不会打开它.*写在 --wps-url/);
});

test('管理员指南里印的 serve.cjs 那两行，和包里说明的一样', () => {
  const guide = readFileSync(join(root, 'docs/for-administrators.md'), 'utf8');
  const printed = [...guide.matchAll(/--wps-url (http:\S+?)`[^]*?`(node server\/serve\.cjs [^`]* --http [^`]*)`/g)];
  expect(printed).toHaveLength(2);
  for (const [at, [, address, line]] of printed.entries()) {
    const place = join(folder, `guide-${at}`);
    expect(pack(...built(), '--office-js', 'local', '--wps-url', address!, '--out', place).code).toBe(0);
    expect(readFileSync(join(place, 'WPS/安装说明（WPS）.txt'), 'utf8')).toContain(`    ${line}\r\n`);
  }
}, 120_000);

test('https 的包，说明里说 http 怎么办；放在别的路径的，说放哪些文件', () => {
  const notes = read('WPS/安装说明（WPS）.txt');
  expect(notes).toContain('--wps-url http://10.20.30.40:8080/wps/');
  expect(notes).not.toMatch(/检查表第七节(?!（)/);
  const elsewhere = join(folder, 'elsewhere');
  expect(pack(...built(), '--wps-url', 'http://oa.example.gov.cn/jixiao', '--out', elsewhere).code).toBe(0);
  expect(readFileSync(join(elsewhere, 'WPS/安装说明（WPS）.txt'), 'utf8')).toContain('放到单位网站的这个地址');
});
