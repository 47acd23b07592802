import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWps, type OpenWps, type WpsWish } from '../../../simulator/wps';
import { ribbonCallbacks } from '../../../src/hosts/wps/ribbon';
import { wpsAround } from '../../../src/hosts/wps/program';
import { AskedViews } from '../../../src/hosts/wps/asked-view';
import { foldPane, isInWps } from '../../../src/hosts/wps/task-pane';
import { views } from '../../../src/taskpane/view';
import { wordViews } from '../../../src/taskpane/word/word-view';

const root = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, 'scripts/wps', path), 'utf8');

let wps: OpenWps;
let failures: unknown[];
afterEach(() => wps.close());

function start(
  build: WpsWish = {},
  addin: 'et' | 'wps' = 'et',
  address = 'https://a.gov.cn/jixiao/wps/et/index.html?v=1',
) {
  wps = openWps(build);
  failures = [];
  const page = ribbonCallbacks({
    addin,
    views: addin === 'et' ? views : wordViews,
    address,
    title: '绩效自评助手',
    onFailure: (error) => failures.push(error),
  });
  const folder = addin === 'et' ? 'et' : 'writer';
  const files = { manifest: read(`${folder}/manifest.xml`), ribbon: read(`${folder}/ribbon.xml`), page };
  return wps.program.load(files);
}

const fail = (error: unknown): void => {
  throw error;
};

const panes = (): readonly boolean[] => wps.program.panes.list.map(({ visible }) => visible);
const turn = (): Promise<void> => Promise.resolve();

/** What a pane of that program sees of the presses, at each look. */
function watch(addin: 'et' | 'wps' = 'et') {
  const asked = new AskedViews<string>(addin, addin === 'et' ? views : wordViews);
  const turned: string[] = [];
  let look = (): void => undefined;
  const stop = asked.watch(
    (view) => turned.push(view),
    (again) => {
      look = again;
      return () => (look = () => undefined);
    },
  );
  return { turned, stop, look: () => look(), first: asked.first };
}

test('每个按钮打开窗格，窗格知道该翻到哪里；已经开着的不收起，也不另开', async () => {
  const addin = start();
  expect(addin.name).toBe('jixiao-et');
  addin.press('评分');
  expect(wps.program.panes.list[0]).toMatchObject({
    address: 'https://a.gov.cn/jixiao/wps/et/taskpane.html',
    width: 360,
    dock: 2,
  });
  const pane = watch();
  expect([pane.first, pane.turned]).toEqual(['score', []]);
  await turn();
  pane.look();
  expect(pane.turned).toEqual([]);
  addin.press('校验');
  pane.look();
  pane.look();
  // Once more the same: the user may have gone elsewhere by the pane's own tabs.
  addin.press('校验');
  pane.look();
  expect([pane.turned, panes(), failures]).toEqual([['check', 'check'], [true], []]);
});

test('收起以后按哪个按钮，就回到哪一页，还是那一个窗格', async () => {
  const addin = start();
  addin.press('模板');
  const pane = watch();
  await turn();
  expect(foldPane('et')).toBe(true);
  await turn();
  addin.press('报告');
  pane.look();
  expect([panes(), pane.turned, failures]).toEqual([[true], ['report'], []]);
});

test('两个程序合用的存储：一边的按钮不翻另一边的窗格', async () => {
  const addin = start();
  addin.press('模板');
  const writer = watch('wps');
  await turn();
  addin.press('报告');
  writer.look();
  expect([writer.first, writer.turned]).toEqual([null, []]);
});

test('按钮按得快：只翻到最后按的', () => {
  const addin = start();
  addin.press('模板');
  const pane = watch();
  addin.press('校验');
  addin.press('评分');
  pane.look();
  expect(pane.turned).toEqual(['score']);
});

test('没有 PluginStorage 的版本、存储坏了的版本：窗格照样打开，只是不翻', () => {
  const addin = start();
  const storage = wps.program.storage;
  storage.set('jixiao.view.et', { odd: true });
  expect(new AskedViews('et', views).first).toBeNull();
  delete (globalThis as unknown as { wps: { PluginStorage?: unknown } }).wps.PluginStorage;
  addin.press('校验');
  const pane = watch();
  pane.look();
  expect([pane.first, pane.turned, panes(), failures]).toEqual([null, [], [true], []]);
});

test('窗格停下以后不再看；看的时候 WPS 不肯，也不出错', () => {
  const addin = start();
  addin.press('模板');
  const pane = watch();
  pane.stop();
  addin.press('校验');
  pane.look();
  expect(pane.turned).toEqual([]);
  const other = watch();
  (globalThis as unknown as { wps: { PluginStorage: { getItem: unknown } } }).wps.PluginStorage.getItem = () => {
    throw new Error('正在编辑单元格');
  };
  other.look();
  expect(other.turned).toEqual([]);
});

test('按钮的编号读不到的版本：窗格照样打开，翻到哪里不管', () => {
  start();
  const page = ribbonCallbacks({ addin: 'et', views, address: 'https://a/et/index.html', title: 't', onFailure: fail });
  page.OnAction(undefined);
  expect([panes(), new AskedViews('et', views).first]).toEqual([[true], null]);
});

test('两个程序的窗格各记各的：文字的按钮不动表格的窗格', async () => {
  start().press('校验');
  await turn();
  expect(foldPane('wps')).toBe(false);
  expect(panes()).toEqual([true]);
});

test.each(['null', 'throws', 'deaf'] as const)('用户关掉的窗格（%s）：再按开一个新的', async (lostPane) => {
  const addin = start({ lostPane });
  addin.press('校验');
  await turn();
  wps.program.panes.close(wps.program.panes.list[0]!);
  addin.press('评分');
  expect([panes(), failures]).toEqual([[false, true], []]);
  await turn();
  addin.press('校验');
  expect(panes()).toEqual([false, true]);
});

test('地址里的中文和空格照原样写，“%”不懂的不动', () => {
  start({}, 'et', 'file:///home/%E5%BC%A0%E4%B8%89/a%20b/et/index.html').press('校验');
  expect(wps.program.panes.list[0]!.address).toBe('file:///home/张三/a b/et/taskpane.html');
});

test('“%”不成编码的地址不动', () => {
  start({}, 'et', 'file:///a/100%/et/index.html').press('校验');
  expect(wps.program.panes.list[0]!.address).toBe('file:///a/100%/et/taskpane.html');
});

test('开不了窗格的版本：说出来，不是没有反应', () => {
  const addin = start();
  delete (globalThis as unknown as { wps: { CreateTaskPane?: unknown } }).wps.CreateTaskPane;
  addin.press('校验');
  expect(failures).toEqual([expect.objectContaining({ code: 'host.unsupported' })]);
});

test('只有 Application、没有 wps 的版本：一样打开、收起，表格一样找得到', async () => {
  const addin = start({ global: 'Application' });
  addin.press('校验');
  expect([panes(), failures, isInWps()]).toEqual([[true], [], true]);
  expect(wpsAround.application().Workbooks!.Count).toBe(1);
  expect(() => wpsAround.events()).not.toThrow();
  await turn();
  expect(foldPane('et')).toBe(true);
  expect(panes()).toEqual([false]);
});

test('WPS 文字的加载项也读得懂，名字和按钮是另一套', () => {
  const addin = start({}, 'wps');
  expect(addin.name).toBe('jixiao-wps');
  addin.press('文字核对');
  expect(new AskedViews('wps', wordViews).first).toBe('audit');
});
