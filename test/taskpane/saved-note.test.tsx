import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ReportSession } from '../../src/app/report-session/report-session';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { HandedContext } from '../../src/taskpane/handed/handed-place';
import { SavedContext } from '../../src/taskpane/saved/use-saved';
import { WordApp } from '../../src/taskpane/word/word-app';
import { speakOfWps } from '../../src/taskpane/wps/speak';
import { chosenFile } from '../app/report-session/session-setup';
import { openWriterWorld, type OpenWriterWorld } from '../hosts/contract/writer-world';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';
import { exampleBook, exampleReport } from '../support/linked-report';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
let root: Root | null = null;
let world: OpenWriterWorld | null = null;
afterEach(async () => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
  await world?.close();
  world = null;
});

/** The pane of WPS 文字 over a report that a workbook with other figures has moved on from. */
async function draw(): Promise<ReportSession> {
  world = await openWriterWorld(await exampleReport(await exampleBook({ actualStaff: 7 }), '2019-05-12T02:31:00.000Z'));
  const { host, desk } = world;
  const session = new ReportSession({
    host,
    packs: { list: async () => [], load: async (id) => (id === pack.id ? pack : null) },
    clock: handClock(),
    readWorkbook: async (given, name) => readWorkbook(given, name),
    onBug: (error) => {
      throw error;
    },
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => {
    root!.render(
      <SavedContext.Provider value={desk.saved}>
        <HandedContext.Provider value={desk.handed}>
          <WordApp session={session} theme={{ isDark: () => false, subscribe: () => () => undefined }} view="links" />
        </HandedContext.Provider>
      </SavedContext.Provider>,
    );
    await session.start();
  });
  await until(() => text('.body h1') !== '');
  return session;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 300 && !holds(); turn++) await act(() => new Promise((done) => setTimeout(done, 10)));
  expect(holds()).toBe(true);
}

const text = (selector: string): string =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('|');

test('解除全部链接：说写好的那一份里没有链接了，打开着的还连着；不叫人去新建', async () => {
  const session = await draw();
  await act(() => session.unlinkAll());
  await until(() => text('.body').includes('（无链接）'));
  await until(() => text('h1') !== '');
  expect(text('.note')).toContain('链接已全部解除');
  expect(text('.note')).toContain('还连着工作簿');
  expect(text('button')).toContain('打开这一份');
  expect(text('.body')).not.toMatch(/不是由本工具写出|新建|更新后的/);
});

test('写好更新以后又保存了原来的：已更新的话不留着，写好的那一份打得开', async () => {
  const session = await draw();
  await act(async () => session.takeWorkbook(chosenFile(await exampleBook())));
  await act(() => session.apply());
  expect(session.getSnapshot().result?.written).toBeGreaterThan(0);
  await until(() => text('button').includes('打开更新后的'));
  world!.writer.program.typeOver(world!.document, '在职人数', '在岗人数');
  world!.writer.program.save(world!.document);
  await act(() => session.recheck());
  expect(session.getSnapshot().ledger!.changes).toBeGreaterThan(0);
  expect(session.getSnapshot().result).toBeNull();
  await until(() => text('.trouble').includes('有两份内容不同的报告'));
  expect(text('.trouble button')).toBe('打开更新后的');
});

test('一句话在打开着的文档里找不到：说先保存，再点窗格上有的那个按钮', async () => {
  speakOfWps({ app: 'WPS 文字', document: '文档', check: '重新读取' });
  const session = await draw();
  world!.writer.program.typeOver(world!.document, '在职人数', '在岗人数');
  const { key } = session.getSnapshot().reading!.found.controls.find((one) => one.text.includes('在职人数'))!;
  await act(() => session.goTo({ control: key }));
  expect(text('.trouble')).toContain('请先保存（Ctrl+S），再点“重试”');
  expect(text('.trouble button')).toContain('重试');
});
