import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ReportSession } from '../../src/app/report-session/report-session';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import type { DocumentHost } from '../../src/hosts/port/document-host';
import { Problem } from '../../src/core/problem/further-problem';
import { WordApp } from '../../src/taskpane/word/word-app';
import { chosenFile } from '../app/report-session/session-setup';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';
import { exampleBook, exampleReport } from '../support/linked-report';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
let report: Uint8Array;
let book: Uint8Array;
beforeAll(async () => {
  report = await exampleReport(await exampleBook({ actualStaff: 7 }), '2019-05-12T02:31:00.000Z');
  book = await exampleBook();
});

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
});

async function draw(
  own: Partial<DocumentHost> = {},
): Promise<{ readonly session: ReportSession; readonly went: string[] }> {
  const file = openDocumentFile(report, '自评报告.docx', makeTableXml);
  const went: string[] = [];
  const goTo: NonNullable<DocumentHost['goTo']> = async (control, range) => {
    const { text } = (await file.read()).found.controls.find(({ key }) => key === control)!;
    went.push(range ? text.slice(range.start, range.end) : text.slice(0, 6));
  };
  const session = new ReportSession({
    host: { ...file, goTo, ...own },
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
      <WordApp session={session} theme={{ isDark: () => false, subscribe: () => () => undefined }} view="links" />,
    );
    await session.start();
  });
  await until(() => document.querySelector('.body h1, .trouble') !== null);
  return { session, went };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 300 && !holds(); turn++) await act(() => new Promise((done) => setTimeout(done, 10)));
  expect(holds()).toBe(true);
}

const text = (selector: string): string =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('|');
const lineOf = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('.link-button')].find((one) =>
    one.getAttribute('aria-label')!.startsWith(name),
  )!;
const button = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === name)!;
const key = async (element: Element, name: string): Promise<void> =>
  act(
    async () =>
      void element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })),
  );
const search = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[type=search]')!;
async function type(words: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(search(), words);
    search().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('一节一张表：每行三格，焦点停的地方把整行念出来；换行只有一个 Tab 停', async () => {
  const { session } = await draw();
  await act(() => session.takeWorkbook(chosenFile(book)));
  const tables = [...document.querySelectorAll('[role=table]')];
  expect(tables.map((one) => one.getAttribute('aria-label'))).toContain('一、部门、单位基本情况');
  for (const table of tables) {
    expect(table.querySelectorAll('[role=columnheader]')).toHaveLength(3);
    for (const row of table.querySelectorAll('.link-row'))
      expect(row.querySelectorAll('[role=rowheader], [role=cell]')).toHaveLength(3);
  }
  expect(lineOf('实际在职人数').getAttribute('aria-label')).toBe('实际在职人数，基础数据表 D5，待更新，原 7人，新 8人');
  expect(lineOf('编制数').getAttribute('aria-label')).toBe('编制数，基础数据表 B5，一致，9人');
  expect(document.querySelectorAll('.groups [data-row][tabindex="0"]')).toHaveLength(1);
});

test('Enter 转到文中；向右键打开，Esc 收起回到行上；Delete 先问，断开后说不再更新', async () => {
  const { went } = await draw();
  const row = lineOf('实际在职人数');
  await act(async () => row.focus());
  await key(row, 'Enter');
  expect(went).toEqual(['7人']);
  await key(row, 'ArrowRight');
  expect(row.getAttribute('aria-expanded')).toBe('true');
  await key(document.querySelector('.link-detail button')!, 'Escape');
  expect(row.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(row);
  await key(row, 'ArrowDown');
  expect(document.activeElement).toBe(lineOf('借用人员'));
  await key(row, 'Delete');
  expect(text('.confirm')).toContain('文字不变');
  await act(async () => button('断开').click());
  await until(() => lineOf('实际在职人数').getAttribute('aria-label')!.includes('不再更新'));
});

test('查找：向下键到结果，Esc 清空；没有的说没有，“清除查找”回到框里', async () => {
  await draw();
  const all = document.querySelectorAll('.link-row').length;
  await type('285.6');
  expect(text('.found')).toContain('找到 1 处');
  await key(search(), 'ArrowDown');
  expect(document.activeElement?.getAttribute('aria-label')).toContain('基本支出决算');
  await key(search(), 'Escape');
  expect(search().value).toBe('');
  await type('没有这个数');
  expect(text('[role=status].waiting')).toContain('没有名称或数值含“没有这个数”的链接；按单元格找，要先读取工作簿。');
  await act(async () => button('清除查找').click());
  expect(document.activeElement).toBe(search());
  expect(document.querySelectorAll('.link-row')).toHaveLength(all);
});

test('没有读取工作簿：说清楚，一步到更新清单；没有链接：说怎么办', async () => {
  const { session } = await draw();
  expect(text('.not-read')).toContain('还没有读取工作簿，看不出哪些要更新。');
  expect(text('.link-place')).not.toContain('上次写入');
  await act(async () => button('去读取').click());
  await until(() => document.querySelector('#tab-ledger')!.getAttribute('aria-selected') === 'true');
  await act(() => session.unlinkAll());
  await act(async () => document.querySelector<HTMLElement>('#tab-links')!.click());
  await until(() => text('h1') === '还没有连着工作簿的数字');
  expect(text('.summary p')).toContain('新建一份连着工作簿的报告');
});

test('文档读不出来：从“更多”也能粘贴链接数据，粘错了当场说；取消后回到“更多”', async () => {
  await draw({ read: () => Promise.reject(new Problem('host.document-protected', {})) });
  const more = document.querySelector<HTMLElement>('[aria-label=更多]')!;
  await act(async () => more.click());
  await act(async () => button('粘贴链接数据').click());
  await until(() => document.querySelector('.paste textarea') !== null);
  const box = document.querySelector<HTMLTextAreaElement>('.paste textarea')!;
  expect(document.activeElement).toBe(box);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(box, '不是链接数据');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => button('读取').click());
  await until(() => text('.promise .trouble') !== '');
  await key(box, 'Escape');
  await until(() => document.querySelector('.paste') === null);
  expect(document.activeElement).toBe(more);
});
