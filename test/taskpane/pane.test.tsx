import './node-globals';
import { createRef, act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { newWorkbook } from '../../src/app/new-workbook';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { PackSummary } from '../../src/app/live/pack-source';
import { Problem } from '../../src/core/problem/problem';
import { App } from '../../src/taskpane/app';
import { ErrorBoundary } from '../../src/taskpane/error-boundary';
import { Preferences, type PreferenceKeeper } from '../../src/taskpane/preferences';
import type { ThemeSource } from '../../src/taskpane/theme';
import type { View } from '../../src/taskpane/view';
import { authoredHost, type AuthoredHost } from '../support/authored-host';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
const light: ThemeSource = { isDark: () => false, subscribe: () => () => undefined };
const sample = newWorkbook({ pack, sample: true, data: {}, workbookId: 'pane' });
const summary: PackSummary = {
  id: pack.id,
  title: pack.title,
  region: pack.region,
  years: [2018, 2018] as const,
  version: pack.version,
  sheets: pack.sheets.map((one) => one.title),
  weights: [],
  basis: [],
};

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
  sessionStorage.clear();
});

interface Drawn {
  readonly host: AuthoredHost;
  readonly session: WorkbookSession;
  readonly preferences: Preferences;
  readonly boundary: ErrorBoundary;
}

async function draw(view: View | null, edits = sample, keeper: PreferenceKeeper | null = null): Promise<Drawn> {
  const host = await authoredHost(edits);
  const boundary = createRef<ErrorBoundary>();
  const session = new WorkbookSession({
    host,
    packs: { list: async () => [summary], load: async () => pack },
    clock: handClock(),
    newId: () => 'pane',
    fileName: '自评.xlsx',
    onBug: (error) => boundary.current?.show(error),
  });
  const preferences = new Preferences(keeper);
  const box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  await act(async () => {
    root!.render(
      <ErrorBoundary ref={boundary}>
        <App
          tools={{ session, packs: { list: async () => [summary], load: async () => pack }, preferences }}
          theme={light}
          view={view}
        />
      </ErrorBoundary>,
    );
    await preferences.load();
    await session.start();
  });
  await lazyViews();
  return { host, session, preferences, boundary: boundary.current! };
}

/** Views come by import(): let them arrive. */
async function lazyViews(): Promise<void> {
  for (let n = 0; n < 20 && /正在打开|正在写报告/.test(document.body.textContent); n++)
    await act(async () => new Promise((done) => setTimeout(done, 25)));
}

const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
const buttons = (name: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('button')].filter((one) => one.textContent.includes(name));
const press = (element: HTMLElement | undefined): Promise<void> => act(async () => element!.click());
const key = (element: Element, name: string, init: KeyboardEventInit = {}): Promise<void> =>
  act(
    async () =>
      void element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })),
  );

describe('校验', () => {
  test('第一句说下一步，第二句说核了多少；每组都列出来，通过的也在', async () => {
    await draw('check');
    expect(text('h1')).toBe('还有 1 处要说明');
    expect(text('.measure')).toMatch(/^已核 \d+\/\d+ 项，通过 \d+ 项\d+ 项无法核对$/);
    const heads = [...document.querySelectorAll('.head-name')].map((one) => one.textContent);
    expect(heads).toEqual(['需说明', '提示', '无法核对', '通过']);
    expect([...document.querySelectorAll('.head-button')].map((one) => one.getAttribute('aria-expanded'))).toEqual([
      'true',
      'false',
      'false',
      'false',
    ]);
  });

  test('句子里的数字加粗，复制出来没有多余的空格', async () => {
    const { session } = await draw('check');
    const first = session.getSnapshot().book!.run.findings[0]!;
    expect(text('.sentence')).toBe(first.message);
    expect(
      [...document.querySelectorAll('.sentence')[0]!.querySelectorAll('b')].map((one) => one.textContent),
    ).toContain('285.60');
  });

  test('一次只开一行；转到单元格；Ctrl+Enter 保存说明，写进工作簿后变成已说明', async () => {
    const over = newWorkbook({ pack, sample: true, data: { actualStaff: 12 }, workbookId: 'pane' });
    const { host } = await draw('check', over);
    const row = [...document.querySelectorAll('.row')].find((one) => one.textContent.includes('控制率'))!;
    await press(row.querySelector<HTMLElement>('.row-button')!);
    expect(document.querySelectorAll('.row.open')).toHaveLength(1);
    // The row was clicked: it shows its cell as it opens.
    expect(host.wentTo).toEqual(['基础数据表 F5']);
    await press(buttons('转到单元格').pop());
    expect(host.wentTo).toEqual(['基础数据表 F5', '基础数据表 F5']);
    const box = row.querySelector('textarea')!;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(
        box,
        '超编3人为军转安置，已报编办。',
      );
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(text('.explain-head .grey')).toBe('15/200');
    await key(box, 'Enter', { ctrlKey: true });
    await act(async () => new Promise((done) => setTimeout(done, 400)));
    expect(host.calls).toContain('apply');
    expect(row.querySelector('.state')!.textContent).toBe('已说明');
    expect(text('h1')).toBe('还有 1 处要说明');
    expect(sessionStorage).toHaveLength(0);
  });

  test('只看未处理：已说明的不列，标签上不算总数', async () => {
    const { preferences } = await draw('check');
    const before = document.querySelectorAll('.row').length;
    await act(async () => preferences.set({ onlyOpen: true }));
    expect(document.querySelectorAll('.row').length).toBeLessThan(before);
    expect(document.querySelector('.tab-count')).toBeNull();
  });

  test('查找跨所有的组，找不到时直说', async () => {
    await draw('check');
    await press(document.querySelector<HTMLElement>('.tools .icon-button')!);
    const search = document.querySelector<HTMLInputElement>('input[type=search]')!;
    const typeIn = (value: string): Promise<void> =>
      act(async () => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(search, value);
        search.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await typeIn('人员经费：');
    expect(document.querySelectorAll('.row')).toHaveLength(1);
    await typeIn('没有这个词');
    expect(text('.groups')).toBe('没有含“没有这个词”的问题');
  });
});

describe('其他视图', () => {
  test('评分：总分、等级、待评和每一项', async () => {
    await draw('score');
    expect(text('.total')).toBe('81.68分良80（含）～90分');
    expect(text('.measure')).toBe('已评 15/16 项，扣 12.32 分；1 项待评（6 分）');
    expect(document.querySelectorAll('.score-row')).toHaveLength(16);
    await press(buttons('公用经费控制率')[0]);
    expect([...document.querySelectorAll('.trace dt')].map((one) => one.textContent)).toEqual([
      '算式',
      '标准',
      '扣分',
      '得分',
      '依据',
    ]);
    expect(text('.next-step')).toContain('距下一档');
  });

  test('评分：关掉“距下一档”就不显示', async () => {
    const { preferences } = await draw('score');
    await act(async () => preferences.set({ showNextStep: false }));
    await press(buttons('公用经费控制率')[0]);
    expect(document.querySelector('.next-step')).toBeNull();
  });

  test('报告：每节的文字照写出来的样子，数字能按，按了说明来处', async () => {
    await draw('report');
    expect(text('h1')).toMatch(/^报告可以生成/);
    await press(document.querySelectorAll<HTMLElement>('.section .line-button')[1]);
    const figure = [...document.querySelectorAll<HTMLElement>('.figure')].find((one) =>
      one.textContent.startsWith('285.6'),
    )!;
    await press(figure);
    expect(text('.figure-card')).toContain('基本支出本年决算数');
    expect(text('.figure-card')).toContain('原值 285.6');
  });

  test('报告里的“改文字”：转到格子以后，窗格里也说在哪里改', async () => {
    await draw('report');
    for (const line of document.querySelectorAll<HTMLElement>('.section .line-button')) {
      if (buttons('改文字').length === 0) await press(line);
    }
    await press(buttons('改文字')[0]);
    expect(text('.block-head [role=status]')).toMatch(/^已转到 .+ [A-Z]+\d+，请在那里改$/);
  });

  test('模板：先说还缺几项，再到下一个空项', async () => {
    const { host, session } = await draw('template');
    const { book } = session.getSnapshot();
    const place = book!.workbook.table.place('authorizedPosts')!;
    await act(async () =>
      host.type({
        edit: 'set-cells',
        sheet: place.sheet,
        row: Number(place.address.slice(1)),
        column: place.address.charCodeAt(0) - 64,
        cells: [[null]],
      }),
    );
    await act(async () => session.recheck());
    expect(text('h1')).toBe('从《基础数据表》开始，还有1项');
    await press(buttons('转到下一个空项')[0]);
    expect(host.wentTo).toEqual([`${place.sheet} ${place.address}`]);
  });

  test('空工作簿：不论从哪个按钮进来，先装入一套表；装入后就能用', async () => {
    const { session } = await draw('score', []);
    expect(text('h1')).toBe('先装入一套表');
    await act(async () => new Promise((done) => setTimeout(done, 50)));
    await press(buttons('装入 6 张表')[0]);
    await act(async () => new Promise((done) => setTimeout(done, 600)));
    expect(session.getSnapshot().stage).toBe('ready');
    expect(text('.context')).toContain('2018年度');
  });
});

describe('状态', () => {
  test('正在编辑单元格：提示等待，旧结果还在', async () => {
    const { host, session } = await draw('check');
    const rows = document.querySelectorAll('.row').length;
    host.before = () => Promise.reject(new Problem('host.editing'));
    await act(async () => session.recheck());
    expect(text('.note')).toContain('按 Enter 结束输入');
    expect(text('.foot-left')).toBe('等待输入结束');
    expect(document.querySelectorAll('.row')).toHaveLength(rows);
  });

  test('工作表受保护：说怎么办，给技术人员的代码在，结果还在', async () => {
    const { host, session } = await draw('check');
    host.before = () => Promise.reject(new Problem('host.protected', { sheet: '基础数据表' }));
    await act(async () => session.recheck());
    expect(text('.trouble')).toContain('工作表“基础数据表”受保护');
    expect(text('.trouble')).toContain('代码 host.protected');
    expect(document.querySelectorAll('.row').length).toBeGreaterThan(0);
  });

  test('程序错误：换成能复制详情的页面，工作簿不受影响', async () => {
    const { boundary } = await draw('check');
    await act(async () => boundary.show(new TypeError('boom')));
    expect(text('.bug h1')).toBe('程序错误');
    expect(buttons('复制详情')).toHaveLength(1);
  });

  test('偏好存不住也照常能用', async () => {
    const broken: PreferenceKeeper = {
      load: async () => ({ live: 'yes', showNextStep: false }),
      save: async () => undefined,
    };
    const { preferences } = await draw('check', sample, broken);
    expect(preferences.get()).toEqual({ live: true, showNextStep: false, onlyOpen: false, checker: '' });
  });
});
