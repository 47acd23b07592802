import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { newWorkbook } from '../../src/app/new-workbook';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { Data } from '../../src/core/table/data';
import { plainValue } from '../../src/core/fields/field-value';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { bindWorkbook } from '../../src/app/open-workbook';
import { writeReports } from '../../src/app/write-report';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { App } from '../../src/taskpane/app';
import { Preferences } from '../../src/taskpane/preferences';
import { authoredHost } from '../support/authored-host';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
const packs = { list: async () => [], load: async (id: string) => (id === pack.id ? pack : null) };
const edits = (data: Data, workbookId: string) => newWorkbook({ pack, sample: false, data, workbookId });

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
});

async function draw(data: Data): Promise<WorkbookSession> {
  const session = new WorkbookSession({
    host: await authoredHost(edits({ fiscalYear: 2018, ...data }, 'now')),
    packs,
    clock: handClock(),
    newId: () => 'now',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await show(session, () => session.start());
  return session;
}

async function show(session: WorkbookSession, start: () => Promise<void> = async () => undefined): Promise<void> {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  const tools = {
    session,
    packs,
    preferences: new Preferences(null),
    readLastYear: async (bytes: Uint8Array, file: string) => readWorkbook(bytes, file),
    reportFiles: {
      open: async (bytes: Uint8Array, file: string) => openDocumentFile(bytes, file, makeTableXml),
    },
  };
  await act(async () => {
    root!.render(
      <App tools={tools} theme={{ isDark: () => false, subscribe: () => () => undefined }} view="template" />,
    );
    await start();
  });
  await until(() => document.querySelector('input[type=file]') !== null);
}

async function until(done: () => boolean): Promise<void> {
  for (let n = 0; n < 100 && !done(); n++) await act(async () => new Promise((next) => setTimeout(next, 20)));
  expect(done()).toBe(true);
}

const panel = (): HTMLElement => document.querySelector<HTMLElement>('.last-year')!;
const button = (name: RegExp): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('button')].find((one) => name.test(one.textContent));

async function choose(name: string, bytes: Uint8Array): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  // jsdom's files lack arrayBuffer, which every browser since Chromium 76 has.
  const file = Object.assign(new File([], name), { arrayBuffer: async () => new Uint8Array(bytes).buffer });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
}

const lastBook = async (data: Data): Promise<Uint8Array> =>
  authorWorkbook(
    edits({ fiscalYear: 2017, 'vehicleOperation.final': 2.86, 'officialReception.final': 1.12, ...data }, 'last'),
    { creator: '测试' },
  );

test('选文件、看清单、两边的数都在、写入、说结果和来源', async () => {
  const session = await draw({ 'officialReception.priorFinal': 1.21 });
  const value = (id: string): string | null => plainValue(session.getSnapshot().book!.workbook.table.value(id));
  await choose('2017自评.xlsx', await lastBook({}));
  await until(() => panel().querySelector('h2') !== null);
  expect(panel().querySelector('h2')!.textContent).toBe('新填 1 项，与表上不同 1 项');
  expect(document.activeElement).toBe(panel().querySelector('h2'));
  expect(panel().querySelector('.check-line')!.textContent).toBe('公务接待上年决算数：表上 1.21万元，上年表 1.12万元');
  expect(panel().querySelector<HTMLInputElement>('.check-line input')!.checked).toBe(false);
  expect(panel().querySelector('.figure-line')!.textContent).toBe('公车运行维护上年决算数2.86万元');
  expect(value('vehicleOperation.priorFinal')).toBeNull();

  await act(async () => button(/^装入 1 项$/)!.click());
  await until(() => panel().textContent.includes('已装入'));
  expect(panel().textContent).toBe('已装入 1 项上年数，来自“2017自评.xlsx”。');
  expect([value('vehicleOperation.priorFinal'), value('officialReception.priorFinal')]).toEqual(['2.86', '1.21']);
  expect(document.activeElement?.textContent).toBe('装入上年数');
});

test('勾选的才改；按 Esc 回到按钮，什么也不写', async () => {
  const session = await draw({ 'officialReception.priorFinal': 1.21 });
  await choose('2017自评.xlsx', await lastBook({}));
  await until(() => panel().querySelector('h2') !== null);
  await act(async () => panel().querySelector<HTMLInputElement>('.check-line input')!.click());
  expect(button(/^装入 2 项$/)).toBeDefined();
  await act(
    async () =>
      void panel()
        .querySelector('h2')!
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  );
  expect(panel().textContent).toBe('');
  expect(document.activeElement?.textContent).toBe('装入上年数');
  expect(session.getSnapshot().book!.workbook.table.value('vehicleOperation.priorFinal').is).toBe('blank');
});

test.each<[string, Data, RegExp]>([
  ['不是上一年的', { fiscalYear: 2015 }, /这份表是.* 2015年度的，本表（.+）的上年是 2017年度/],
  ['别的单位的', { budgetUnitName: '区住建局' }, /这份表的单位是“区住建局”，本表的单位是“区征地办”/],
])('%s：先说出来，按钮写“仍然装入”', async (_, data, sentence) => {
  await draw({ budgetUnitName: '区征地办' });
  await choose('错.xlsx', await lastBook(data));
  await until(() => panel().querySelector('h2') !== null);
  expect(panel().querySelector('[role=alert]')!.textContent).toMatch(sentence);
  expect(button(/^仍然装入 \d+ 项$/)).toBeDefined();
});

test('不是工作簿的文件：说清楚，还能再选', async () => {
  await draw({});
  await choose('说明.xlsx', new TextEncoder().encode('这不是工作簿'));
  await until(() => panel().querySelector('[role=alert]') !== null);
  expect(panel().textContent).toMatch(/“说明\.xlsx”.*[。]$/);
  await choose('2017自评.xlsx', await lastBook({}));
  await until(() => panel().querySelector('h2') !== null);
});

describe('上年的报告（.docx）', () => {
  const report = async (): Promise<Uint8Array> => {
    const { table } = bindWorkbook(
      readWorkbook(
        await authorWorkbook(newWorkbook({ pack, sample: true, data: { fiscalYear: 2017 }, workbookId: 'last' }), {
          creator: '测试',
        }),
        'a.xlsx',
      ),
      pack,
      { pack: pack.id, packVersion: pack.version, workbookId: 'last' },
    );
    const [written] = writeReports(pack, table, createNarrativeEngine());
    return authorDocument(written!.report, written!.tables, { creator: '测试' });
  };

  test('列出认出的数和原文，一个也不预选；勾选的才写，锁住，来源看得见', async () => {
    const session = await draw({ priorStaff: 7 });
    const value = (id: string): string | null => plainValue(session.getSnapshot().book!.workbook.table.value(id));
    await choose('2017报告.docx', await report());
    await until(() => panel().querySelector('h2') !== null);
    expect(panel().textContent).toContain('从报告里认出 3 个上年数');
    expect(panel().textContent).toContain('原文：本部门编制数9人，在职人数8人');
    expect(panel().textContent).toContain('表上 7人，报告里 8人');
    const boxes = [...panel().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map((box) => box.checked)).toEqual([false, false, false, false]);
    expect(button(/^装入 \d/)).toBeUndefined();

    await act(async () => boxes[boxes.length - 1]!.click());
    await act(async () => button(/^装入 1 项/)!.click());
    await until(() => (panel().textContent ?? '').includes('已装入 1 项'));
    expect([value('priorStaff'), value('basicExpenditure.priorFinal')]).toEqual(['8', null]);
  });
});

test('装入以后看得见来源和日期；解锁', async () => {
  const session = await draw({});
  await choose('2017自评.xlsx', await lastBook({}));
  await until(() => button(/^装入 \d/) !== undefined);
  await act(async () => button(/^装入 \d/)!.click());
  await until(() => (panel().textContent ?? '').includes('已装入'));
  act(() => root?.unmount());
  document.body.replaceChildren();
  await show(session);
  expect(panel().textContent).toBe(
    '上年数来自“2017自评.xlsx”（2017年度），2019-05-08 装入。2 个数锁在表上，选中时看得见来源。解锁',
  );
  await act(async () => button(/^解锁$/)!.click());
  await until(() => (panel().textContent ?? '').startsWith('上年数已解锁'));
});
