import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWps, type OpenWps, type WpsWish } from '../../../simulator/wps';
import { ribbonCallbacks } from '../../../src/hosts/wps/ribbon';
import { wpsAround } from '../../../src/hosts/wps/program';
import { foldPane, isInWps } from '../../../src/hosts/wps/task-pane';

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
  const page = ribbonCallbacks({ addin, address, title: '绩效自评助手', onFailure: (error) => failures.push(error) });
  const folder = addin === 'et' ? 'et' : 'writer';
  const files = { manifest: read(`${folder}/manifest.xml`), ribbon: read(`${folder}/ribbon.xml`), page };
  return wps.program.load(files);
}

const panes = (): readonly boolean[] => wps.program.panes.list.map(({ visible }) => visible);
const turn = (): Promise<void> => Promise.resolve();

test('按一下打开，再按收起，再按还是那一个', async () => {
  const addin = start();
  expect(addin.name).toBe('jixiao-et');
  addin.press('绩效自评');
  expect(wps.program.panes.list[0]).toMatchObject({
    address: 'https://a.gov.cn/jixiao/wps/et/taskpane.html',
    width: 360,
    dock: 2,
  });
  await turn();
  addin.press('绩效自评');
  expect(panes()).toEqual([false]);
  await turn();
  addin.press('绩效自评');
  expect(panes()).toEqual([true]);
  await turn();
  expect(foldPane('et')).toBe(true);
  expect([panes(), failures]).toEqual([[false], []]);
});

test('两个程序的窗格各记各的：文字的按钮不动表格的窗格', async () => {
  start().press('绩效自评');
  await turn();
  expect(foldPane('wps')).toBe(false);
  expect(panes()).toEqual([true]);
});

test.each(['null', 'throws', 'deaf'] as const)('用户关掉的窗格（%s）：再按开一个新的', async (lostPane) => {
  const addin = start({ lostPane });
  addin.press('绩效自评');
  await turn();
  wps.program.panes.close(wps.program.panes.list[0]!);
  addin.press('绩效自评');
  expect([panes(), failures]).toEqual([[false, true], []]);
  await turn();
  addin.press('绩效自评');
  expect(panes()).toEqual([false, false]);
});

test('地址里的中文和空格照原样写，“%”不懂的不动', () => {
  start({}, 'et', 'file:///home/%E5%BC%A0%E4%B8%89/a%20b/et/index.html').press('绩效自评');
  expect(wps.program.panes.list[0]!.address).toBe('file:///home/张三/a b/et/taskpane.html');
});

test('“%”不成编码的地址不动', () => {
  start({}, 'et', 'file:///a/100%/et/index.html').press('绩效自评');
  expect(wps.program.panes.list[0]!.address).toBe('file:///a/100%/et/taskpane.html');
});

test('开不了窗格的版本：说出来，不是没有反应', () => {
  const addin = start();
  delete (globalThis as unknown as { wps: { CreateTaskPane?: unknown } }).wps.CreateTaskPane;
  addin.press('绩效自评');
  expect(failures).toEqual([expect.objectContaining({ code: 'host.unsupported' })]);
});

test('只有 Application、没有 wps 的版本：一样打开、收起，表格一样找得到', async () => {
  const addin = start({ global: 'Application' });
  addin.press('绩效自评');
  expect([panes(), failures, isInWps()]).toEqual([[true], [], true]);
  expect(wpsAround.application().Workbooks!.Count).toBe(1);
  expect(() => wpsAround.events()).not.toThrow();
  await turn();
  expect(foldPane('et')).toBe(true);
  expect(panes()).toEqual([false]);
});

test('WPS 文字的加载项也读得懂，名字是另一个', () => {
  expect(start({}, 'wps').name).toBe('jixiao-wps');
});
