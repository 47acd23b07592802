import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { root } from './source-files';

/** The folder as a package has it, in a place with spaces and Chinese; a home of its own for each test. */
let top: string;
let folder: string;
let home: string;

beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'jixiao 安装 '));
  folder = join(top, '单位 的 WPS');
  for (const part of ['et', 'writer']) {
    mkdirSync(join(folder, part), { recursive: true });
    cpSync(join(root, 'scripts/wps', part), join(folder, part), { recursive: true });
    for (const page of ['index.html', 'taskpane.html']) writeFileSync(join(folder, part, page), `${part} ${page}`);
  }
  for (const name of ['install-linux.sh', 'uninstall-linux.sh', 'publish-linux.sh']) {
    const text = readFileSync(join(root, 'scripts/wps', name), 'utf8');
    writeFileSync(
      join(folder, name),
      text.replaceAll('{address}', 'https://jixiao.example.gov.cn/wps/').replaceAll('{version}', '0.1.0'),
    );
  }
});
afterAll(() => rmSync(top, { recursive: true, force: true }));
beforeEach(() => {
  home = mkdtempSync(join(top, '张 三'));
});

const shells = [{ shell: ['sh'] }, { shell: ['bash', '--posix'] }];

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

function run(
  script: string,
  args: readonly string[] = [],
  shell: readonly string[] = ['sh'],
  env: NodeJS.ProcessEnv = { HOME: home },
): Ran {
  const { status, stdout, stderr } = spawnSync(shell[0]!, [...shell.slice(1), join(folder, script), ...args], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

const jsaddons = (): string => join(home, '.local/share/Kingsoft/wps/jsaddons');
const publish = (): string => join(jsaddons(), 'publish.xml');
const bytes = (): string => readFileSync(publish(), 'latin1');
function given(content: string | Buffer): string {
  mkdirSync(jsaddons(), { recursive: true });
  writeFileSync(publish(), content);
  return bytes();
}

/** Names, types and addresses as an XML reader sees them. */
function listed(): readonly string[] {
  const faults: string[] = [];
  const document = new DOMParser({ onError: (_, message) => faults.push(message) }).parseFromString(
    readFileSync(publish(), 'utf8').replace(/^\uFEFF/, ''),
    'text/xml',
  );
  expect(faults).toEqual([]);
  return [...document.documentElement!.getElementsByTagName('*')].map((one) =>
    ['name', 'type', 'url'].map((name) => one.getAttribute(name)).join(' '),
  );
}

const ours = [
  'jixiao-et et https://jixiao.example.gov.cn/wps/et/',
  'jixiao-wps wps https://jixiao.example.gov.cn/wps/writer/',
];

const other = '<jspluginonline name="oa" type="wps" url="http://10.0.0.1/oa/" enable="enable_dev" install="null"/>';
const files: readonly (readonly [string, string | Buffer, readonly string[]])[] = [
  [
    '别人的两条',
    `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${other}\n\t<jsplugin name="别的" type="et" url="别的_1.0"></jsplugin>\n</jsplugins>\n`,
    ['oa wps http://10.0.0.1/oa/', '别的 et 别的_1.0'],
  ],
  ['没有换行结尾', `<jsplugins>\n${other}\n</jsplugins>`, ['oa wps http://10.0.0.1/oa/']],
  ['全在一行', `<?xml version="1.0"?><jsplugins>${other}</jsplugins>`, ['oa wps http://10.0.0.1/oa/']],
  ['Windows 的换行和 BOM', `\uFEFF<jsplugins>\r\n    ${other}\r\n  </jsplugins>\r\n`, ['oa wps http://10.0.0.1/oa/']],
  ['空的一对', '<jsplugins></jsplugins>\n', []],
  ['写成 <jsplugins/>', '<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins/>\n', []],
  ['空文件', '', []],
  ['只有空行', '\n\n', []],
  [
    '注释里有像自己的、像结尾的',
    `<jsplugins>\n  <!-- <jspluginonline name="jixiao-et"/> </jsplugins> -->\n  ${other}\n</jsplugins>\n<!-- 完 -->\n`,
    ['oa wps http://10.0.0.1/oa/'],
  ],
  ['长注释', `<!-- ${'长'.repeat(20_000)} -->\n<jsplugins>\n${other}\n</jsplugins>\n`, ['oa wps http://10.0.0.1/oa/']],
  [
    '名字像自己的',
    `<jsplugins>\n  <jspluginonline name="jixiao-et2" othername="jixiao-et" type="et" url="http://a/"/>\n</jsplugins>\n`,
    ['jixiao-et2 et http://a/'],
  ],
];

describe.each(shells)('$shell', ({ shell }) => {
  test.each(files)('%s：装上，再装一次不变，撤销一个字节不差，再撤销也不动', (_title, content, before) => {
    const was = given(content);
    expect(run('install-linux.sh', [], shell)).toMatchObject({
      code: 0,
      said: expect.stringContaining('已登记：WPS 表格、WPS 文字。') as string,
    });
    expect(listed()).toEqual([...before, ...ours]);
    const installed = bytes();
    expect(readFileSync(`${publish()}.jixiao-bak`, 'latin1')).toBe(was);
    expect(run('install-linux.sh', [], shell).code).toBe(0);
    expect(bytes()).toBe(installed);
    expect(run('uninstall-linux.sh', [], shell)).toMatchObject({
      code: 0,
      said: expect.stringContaining('已撤销') as string,
    });
    expect(bytes()).toBe(was);
    expect(run('uninstall-linux.sh', [], shell)).toMatchObject({
      code: 0,
      said: expect.stringContaining('没有动它') as string,
    });
    expect(bytes()).toBe(was);
    expect(readdirSync(jsaddons())).toEqual(['publish.xml']);
  });

  test('没有 publish.xml：新建；撤销以后又没有了；再撤销也没事', () => {
    expect(run('install-linux.sh', [], shell).code).toBe(0);
    expect(listed()).toEqual(ours);
    expect(run('uninstall-linux.sh', [], shell).code).toBe(0);
    expect(readdirSync(jsaddons())).toEqual([]);
    expect(run('uninstall-linux.sh', [], shell)).toMatchObject({
      code: 0,
      said: expect.stringContaining('没有要撤销的') as string,
    });
  });

  test('不要服务器：网页复制进来，清单里按本地的写法；换版本不留旧的；撤销只删自己的', () => {
    const was = given(`<jsplugins>\n  ${other}\n</jsplugins>\n`);
    mkdirSync(join(jsaddons(), 'jixiao-et_别人的'));
    mkdirSync(join(jsaddons(), 'jixiao-et_0.0.9'));
    cpSync(join(folder, 'et/manifest.xml'), join(jsaddons(), 'jixiao-et_0.0.9/manifest.xml'));
    expect(run('install-linux.sh', ['--local'], shell).code).toBe(0);
    expect(listed()).toEqual(['oa wps http://10.0.0.1/oa/', 'jixiao-et et file://', 'jixiao-wps wps file://']);
    expect(readdirSync(jsaddons()).sort()).toEqual(
      ['jixiao-et_0.1.0', 'jixiao-et_别人的', 'jixiao-wps_0.1.0', 'publish.xml', 'publish.xml.jixiao-bak'].sort(),
    );
    expect(readdirSync(join(jsaddons(), 'jixiao-et_0.1.0')).sort()).toEqual([
      'index.html',
      'manifest.xml',
      'ribbon.xml',
      'taskpane.html',
    ]);
    expect(run('uninstall-linux.sh', [], shell).code).toBe(0);
    expect(readdirSync(jsaddons()).sort()).toEqual(['jixiao-et_别人的', 'publish.xml'].sort());
    expect(bytes()).toBe(was);
  });
});

test('装好以后别的加载项也装了、WPS 重排过：撤销只去掉自己的', () => {
  given(`<jsplugins>\n  ${other}\n</jsplugins>\n`);
  run('install-linux.sh');
  const reordered = `<jsplugins><jspluginonline url="https://jixiao.example.gov.cn/wps/et/" enable="enable_dev" name='jixiao-et' type="et"></jspluginonline>${other}\n    <jspluginonline\n      name = "jixiao-wps"\n      type="wps" url="x"/>\n<jspluginonline name="新的" type="et" url="http://b/"/></jsplugins>`;
  given(reordered);
  expect(run('uninstall-linux.sh').code).toBe(0);
  expect(bytes()).toBe(
    Buffer.from(`<jsplugins>${other}\n<jspluginonline name="新的" type="et" url="http://b/"/></jsplugins>`).toString(
      'latin1',
    ),
  );
  expect(existsSync(`${publish()}.jixiao-bak`)).toBe(true);
});

test('换地址再装：只有新地址；留着的是装以前的样子', () => {
  const was = given(`<jsplugins>\n  ${other}\n</jsplugins>\n`);
  run('install-linux.sh');
  expect(run('install-linux.sh', ['--url', 'http://127.0.0.1:3889']).code).toBe(0);
  expect(listed()).toEqual([
    'oa wps http://10.0.0.1/oa/',
    'jixiao-et et http://127.0.0.1:3889/et/',
    'jixiao-wps wps http://127.0.0.1:3889/writer/',
  ]);
  expect(readFileSync(`${publish()}.jixiao-bak`, 'latin1')).toBe(was);
});

test.each([
  ['写到一半的', '<jsplugins>\n  <jspluginonline name="oa"'],
  ['不是加载项清单', '<plugins></plugins>'],
  ['两份接在一起', '<jsplugins></jsplugins><jsplugins></jsplugins>'],
  ['后面还有别的', '<jsplugins></jsplugins>\nabc'],
])('坏文件（%s）：不动，说清楚，退出码 3；撤销也不动', (_title, content) => {
  const was = given(content);
  for (const script of ['install-linux.sh', 'uninstall-linux.sh'])
    expect(run(script)).toMatchObject({ code: 3, said: expect.stringContaining('没有动它') as string });
  expect(bytes()).toBe(was);
  expect(readdirSync(jsaddons())).toEqual(['publish.xml']);
});

test.each([
  ['publish.xml 没有了', null, '没有“'],
  ['里面没有自己的', '<jsplugins>\n</jsplugins>\n', '没有动它'],
])('--local 装过，%s：撤销说删掉了文件夹；再撤销不再说', (_title, content, words) => {
  expect(run('install-linux.sh', ['--local']).code).toBe(0);
  rmSync(publish());
  if (content !== null) given(content);
  const first = run('uninstall-linux.sh');
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining('--local 放进来的文件夹删掉了') as string });
  expect(first.said).toContain(words);
  expect(first.said).not.toContain('没有要撤销的');
  expect(readdirSync(jsaddons()).filter((name) => name.startsWith('jixiao-'))).toEqual([]);
  expect(run('uninstall-linux.sh').said).not.toContain('删掉了');
});

test.each([
  ['hello\n', '里面也没有绩效自评助手', '删去'],
  ['<jsplugins>\n<jspluginonline name="jixiao-et" type="et"', '删去 name 是 jixiao-et', '里面也没有'],
])('撤销时清单是坏的（%s）：里面有自己的才说删去哪几行', (content, words, not) => {
  const was = given(content);
  const { code, said } = run('uninstall-linux.sh');
  expect([code, bytes()]).toEqual([3, was]);
  expect(said).toContain(words);
  expect(said).not.toContain(not);
});

test('publish.xml 是链接：改的是它指的文件，链接还在；权限照旧', () => {
  const real = join(home, '真的.xml');
  writeFileSync(real, '<jsplugins>\n</jsplugins>\n', { mode: 0o640 });
  mkdirSync(jsaddons(), { recursive: true });
  symlinkSync(real, publish());
  expect(run('install-linux.sh').code).toBe(0);
  expect(listed()).toEqual(ours);
  expect([lstatSync(publish()).isSymbolicLink(), lstatSync(real).isFile(), lstatSync(real).mode & 0o777]).toEqual([
    true,
    true,
    0o640,
  ]);
  run('uninstall-linux.sh');
  expect(readFileSync(real, 'utf8')).toBe('<jsplugins>\n</jsplugins>\n');
});

test.each([
  [['--url', 'ftp://a/'], '要以 http:// 或 https:// 开头'],
  [['--url', 'https://a/"/><x'], '不能用的字符'],
  [['--url', 'http://10.1.1.1/jx?a=1'], '请只写到文件夹为止'],
  [['--url', 'http://10.1.1.1/#a'], '不能用的字符'],
  [['--url', 'http:///jx/'], '没有主机名'],
  [['--url'], '后面要写内容'],
  [['--url', 'http://10.1.1.1/wps/', '--local'], '--url 和 --local 只能写一个'],
  [['--local', '--url', 'http://10.1.1.1/wps/'], '--url 和 --local 只能写一个'],
  [['--force'], '不认得'],
  [['--folder', '/nowhere'], '没有 et/index.html'],
])('参数不对（%s）：一句话，退出码 2，什么也没有动', (args, sentence) => {
  expect(run('install-linux.sh', args)).toMatchObject({ code: 2, said: expect.stringContaining(sentence) as string });
  expect(existsSync(publish())).toBe(false);
});

test('没有 HOME：说清楚；写明加载项文件夹的照装', () => {
  expect(run('install-linux.sh', [], ['sh'], {})).toMatchObject({
    code: 2,
    said: expect.stringContaining('没有 HOME') as string,
  });
  const place = join(home, '别处');
  expect(run('install-linux.sh', ['--jsaddons', place], ['sh'], {}).code).toBe(0);
  expect(readFileSync(join(place, 'publish.xml'), 'utf8')).toContain('name="jixiao-et"');
  expect(run('uninstall-linux.sh', ['--jsaddons', place], ['sh'], {}).code).toBe(0);
  expect(readdirSync(place)).toEqual([]);
});

test('只有表格的那一半时，只登记表格', () => {
  const half = join(home, '一半');
  cpSync(join(folder, 'et'), join(half, 'et'), { recursive: true });
  expect(run('install-linux.sh', ['--folder', half]).code).toBe(0);
  expect(listed()).toEqual([ours[0]]);
});

/** As an ordinary user: nothing is read-only to root. */
function runPlainly(script: string, args: readonly string[] = []): Ran {
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  if (uid !== undefined) {
    chmodSync(top, 0o755);
    spawnSync('chown', ['-R', `${uid}`, home]);
  }
  const { status, stdout, stderr } = spawnSync('sh', [join(folder, script), ...args], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: home },
    encoding: 'utf8',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  return { code: status, said: stdout + stderr };
}

/** A sentence of ours, and no line of a program. */
const refused = (sentence: string): object => ({
  code: 3,
  said: expect.stringMatching(new RegExp(`^[^\\n]*${sentence}[^\\n]*\\n$`)) as string,
});
const scripts = ['install-linux.sh', 'uninstall-linux.sh'];

test('publish.xml 是只读的：一句话，什么也不留下；改成可写就装得上，上次留下的也不碍事', () => {
  const was = given(`<jsplugins>\n  ${other}\n</jsplugins>\n`);
  chmodSync(publish(), 0o444);
  for (const script of scripts) expect(runPlainly(script)).toMatchObject(refused('是只读的，没有动它'));
  expect([bytes(), readdirSync(jsaddons())]).toEqual([was, ['publish.xml']]);
  chmodSync(publish(), 0o644);
  for (const left of ['.jixiao-part', '.jixiao-bak']) writeFileSync(publish() + left, '上次', { mode: 0o444 });
  expect(runPlainly('install-linux.sh').code).toBe(0);
  expect(listed()).toContain(ours[0]);
  expect(runPlainly('uninstall-linux.sh').code).toBe(0);
  expect([bytes(), readdirSync(jsaddons())]).toEqual([was, ['publish.xml']]);
});

test('写不进、读不出、不是文件：一句话，退出码 3，什么也没有动', () => {
  const was = given('<jsplugins>\n</jsplugins>\n');
  chmodSync(jsaddons(), 0o555);
  for (const script of scripts) expect(runPlainly(script)).toMatchObject(refused('没有权限往文件夹'));
  chmodSync(jsaddons(), 0o755);
  chmodSync(publish(), 0o200);
  for (const script of scripts) expect(runPlainly(script)).toMatchObject(refused('读不出来'));
  chmodSync(publish(), 0o644);
  expect([bytes(), readdirSync(jsaddons())]).toEqual([was, ['publish.xml']]);
  rmSync(publish());
  mkdirSync(publish());
  for (const script of scripts) expect(runPlainly(script)).toMatchObject(refused('不是文件'));
  rmSync(publish(), { recursive: true });
  symlinkSync(join(home, '没有'), publish());
  for (const script of scripts) expect(runPlainly(script)).toMatchObject(refused('它指的文件不在'));
  rmSync(jsaddons(), { recursive: true });
  writeFileSync(jsaddons(), '');
  expect(runPlainly('install-linux.sh')).toMatchObject(refused('建不了文件夹'));
});

test.each(['"', "'"])('网址里有 > 的旧的一条（%s）：换掉，不留第二条', (quote) => {
  given(
    `<jsplugins>\n  <jspluginonline url=${quote}http://a/?x>y/${quote} name=${quote}jixiao-et${quote} type="et"/>\n  ${other}\n</jsplugins>\n`,
  );
  expect(run('install-linux.sh').code).toBe(0);
  expect(listed()).toEqual(['oa wps http://10.0.0.1/oa/', ...ours]);
});

test('--help：说用法，退出码 0，什么也没有动；没有 HOME 时撤销也说清楚', () => {
  for (const script of scripts) {
    const { code, said } = run(script, ['--help']);
    expect([code, said]).toEqual([0, expect.stringContaining(`sh ${script}`)]);
    expect(said).not.toMatch(/^#|set -eu/m);
  }
  expect(existsSync(jsaddons())).toBe(false);
  expect(run('uninstall-linux.sh', [], ['sh'], {})).toMatchObject({
    code: 2,
    said: expect.stringContaining('没有 HOME') as string,
  });
});

test('只复制了一个脚本：一句话说少了什么，退出码 2，什么也没有动', () => {
  const alone = join(top, '只有脚本');
  mkdirSync(alone, { recursive: true });
  for (const name of ['install-linux.sh', 'uninstall-linux.sh']) {
    cpSync(join(folder, name), join(alone, name));
    const { status, stdout, stderr } = spawnSync('sh', [join(alone, name)], {
      env: { PATH: process.env['PATH'], HOME: home },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`“${alone}”里没有 publish-linux.sh：请把整个 WPS 文件夹复制过来再运行，没有改动任何东西。\n`);
  }
  expect(readdirSync(home)).toEqual([]);
});
