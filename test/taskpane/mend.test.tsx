import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { newWorkbook } from '../../src/app/new-workbook';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import { fieldEdit } from '../../src/core/edits/cell-edit';
import { textOf } from '../../src/core/fields/field-value';
import { Problem } from '../../src/core/problem/problem';
import type { Edit } from '../../src/core/workbook/edit';
import { App } from '../../src/taskpane/app';
import { Preferences } from '../../src/taskpane/preferences';
import { authoredHost, type AuthoredHost } from '../support/authored-host';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
const packs = { list: async () => [], load: async () => pack };
const field = 'changeExplanation.personnelExpenses.reason';
const wrong = '人员经费比本年预算减少63.10万元，年中提高工资标准。';
const right = '人员经费比本年预算增加63.10万元，年中提高工资标准。';

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
}

async function draw(reason: string): Promise<Drawn> {
  const host = await authoredHost(newWorkbook({ pack, sample: true, data: { [field]: reason }, workbookId: 'mend' }));
  const session = new WorkbookSession({
    host,
    packs,
    clock: handClock(),
    newId: () => 'mend',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  const preferences = new Preferences(null);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => {
    root!.render(
      <App
        tools={{ session, packs, preferences }}
        theme={{ isDark: () => false, subscribe: () => () => undefined }}
        view="check"
      />,
    );
    await preferences.load();
    await session.start();
  });
  await until(() => document.querySelector('.row-button') !== null);
  return { host, session };
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !holds(); n++) await act(async () => new Promise((done) => setTimeout(done, 25)));
  expect(holds()).toBe(true);
}

const row = (words: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('.row')].find((one) =>
    one.querySelector('.sentence')!.textContent.includes(words),
  );
const button = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('.mend-box button')].find((one) => one.textContent === name)!;
const press = (element: HTMLElement): Promise<void> => act(async () => element.click());
const open = (words: string): Promise<void> => press(row(words)!.querySelector<HTMLElement>('.row-button')!);
const inCell = ({ session }: Drawn): string => textOf(session.getSnapshot().book!.workbook.table.value(field));
const cellEdit = ({ session }: Drawn, text: string): Edit =>
  fieldEdit(session.getSnapshot().book!.workbook.table, field, text)!;

async function type(text: string): Promise<void> {
  const box = document.querySelector<HTMLTextAreaElement>('.mend-box textarea')!;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('与数字不符的说明：显示改好的句子，只有要改的字划线；点一下写回那一格，别处不动，这一条就没有了', async () => {
  const drawn = await draw(wrong);
  await open('写“减少63.10万元”');
  const text = document.querySelector('.mend-text')!;
  expect(text.textContent).toBe('人员经费比本年预算减少增加63.10万元，年中提高工资标准。');
  expect([text.querySelector('del')!.textContent, text.querySelector('ins')!.textContent]).toEqual(['减少', '增加']);
  const before = drawn.host.edits.length;
  await press(button('改用建议写法'));
  await until(() => row('写“减少63.10万元”') === undefined);
  expect(inCell(drawn)).toBe(right);
  expect(drawn.host.edits.slice(before)).toEqual([cellEdit(drawn, right)]);
});

test('这一格的字已经改过：不写，按现在的字重新给出', async () => {
  const drawn = await draw(wrong);
  await open('写“减少63.10万元”');
  const meanwhile = '人员经费比本年预算减少63.10万元，年中提高工资标准、补发津贴。';
  // Typed, and the pane has not heard of it.
  drawn.host.before = async () => {
    drawn.host.before = async () => undefined;
    await drawn.host.type(cellEdit(drawn, meanwhile));
  };
  await press(button('改用建议写法'));
  await until(() => document.querySelector('.mend-moved') !== null);
  expect(drawn.host.calls).not.toContain('apply');
  expect(document.querySelector('.mend-text')!.textContent).toContain('补发津贴');
  expect(inCell(drawn)).toBe(meanwhile);
  await press(button('改用建议写法'));
  await until(() => inCell(drawn) === meanwhile.replace('减少', '增加'));
});

test('工作表受保护：没有写，说明为什么', async () => {
  const drawn = await draw(wrong);
  await open('写“减少63.10万元”');
  drawn.host.before = async (call) => {
    if (call === 'apply') throw new Problem('host.protected', { sheet: '增减变动说明表' });
  };
  await press(button('改用建议写法'));
  await until(() => document.body.textContent.includes('受保护，这一步没有做成'));
  expect(inCell(drawn)).toBe(wrong);
  expect(row('写“减少63.10万元”')).toBeDefined();
});

test('“在预算控制范围内”没有一个字可改：不给写法，要求在这一格里改；自己改好写回去就没有了', async () => {
  const drawn = await draw('人员经费在预算控制范围内。');
  await open('写“在预算控制范围内”');
  expect(button('改用建议写法')).toBeUndefined();
  expect(document.querySelector('.mend-text mark')!.textContent).toBe('在预算控制范围内');
  expect(document.querySelector('.mend-box')!.textContent).toContain('写在别处的说明不能代替');
  await press(button('自己改'));
  await type('年中追加63.10万元，系提高工资标准。');
  await act(
    async () =>
      void document
        .querySelector('.mend-box textarea')!
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true })),
  );
  await until(() => row('写“在预算控制范围内”') === undefined);
  expect(inCell(drawn)).toBe('年中追加63.10万元，系提高工资标准。');
  expect(sessionStorage).toHaveLength(0);
});

test('一边写一边核对：说明里自相矛盾，那一格马上有一条，两边的数都在', async () => {
  const drawn = await draw('年中追加63.10万元，系提高工资标准。');
  await act(async () => drawn.host.type(cellEdit(drawn, '会议费由8万元增加到12万元，增加5万元，系提高工资标准。')));
  await until(() => row('增减与前后两个数不符') !== undefined);
  await open('增减与前后两个数不符');
  const lines = [...document.querySelectorAll('.row.open .comparison tr')].map((one) => one.textContent);
  expect(lines).toEqual([expect.stringContaining('增加5万元'), '应是 4', '差额1 万元']);
});

test('自己改到一半不改了：什么都没写，草稿也不留', async () => {
  const drawn = await draw(wrong);
  await open('写“减少63.10万元”');
  await press(button('自己改'));
  await type('写了一半');
  await press(button('不改了'));
  expect(document.querySelector('.mend-box textarea')).toBeNull();
  expect(inCell(drawn)).toBe(wrong);
  expect(sessionStorage).toHaveLength(0);
});
