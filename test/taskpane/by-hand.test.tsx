import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { newWorkbook } from '../../src/app/new-workbook';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import { fieldEdit } from '../../src/core/edits/cell-edit';
import { App } from '../../src/taskpane/app';
import { Preferences, type PreferenceKeeper } from '../../src/taskpane/preferences';
import { authoredHost, type AuthoredHost } from '../support/authored-host';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const pack = builtInPack('kaifu-2018');
const sample = newWorkbook({ pack, sample: true, data: {}, workbookId: 'pane' });
const duty = pack.checks.find(({ id }) => id === 'additionalBudgetDocuments')!;
const packs = { list: async () => [], load: async () => pack };

let root: Root | null = null;
afterEach(close);

function close(): void {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
}

/** Keeps what a pane kept, for the next one on this machine. */
function keeper(): PreferenceKeeper {
  let kept: Readonly<Record<string, unknown>> = {};
  return { load: async () => kept, save: async (values) => void (kept = values) };
}

async function draw(host: AuthoredHost, kept: PreferenceKeeper): Promise<WorkbookSession> {
  const session = new WorkbookSession({
    host,
    packs,
    clock: handClock(),
    newId: () => 'pane',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  const preferences = new Preferences(kept);
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
  await until(() => document.querySelector('.head-button') !== null);
  return session;
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !holds(); n++) await act(async () => new Promise((done) => setTimeout(done, 25)));
  expect(holds()).toBe(true);
}

const head = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('.head-button')].find((one) => one.textContent.startsWith(name))!;
/** The duty's line, wherever it stands now. */
const line = (): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('.plain-row')].find((one) => one.textContent.startsWith(duty.title))!;
const words = (): string | undefined => line()?.querySelector('.state')?.textContent;
const button = (name: string): HTMLElement =>
  [...line().querySelectorAll('button')].find((one) => one.textContent === name)!;
const box = (): HTMLInputElement => line().querySelector('input')!;
const press = (element: HTMLElement): Promise<void> => act(async () => element.click());
const key = (element: Element, name: string, init: KeyboardEventInit = {}): Promise<void> =>
  act(
    async () =>
      void element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })),
  );
const write = (value: string): Promise<void> =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box(), value);
    box().dispatchEvent(new Event('input', { bubbles: true }));
  });
const coverage = (): string => /已核 (\d+\/\d+) 项/.exec(document.querySelector('.measure')!.textContent)![1]!;

const day = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

describe('人工核对', () => {
  test('键盘：展开、写姓名、回车，记下谁在哪天核对过；重开还在；数变了重新核对', async () => {
    const [host, kept] = [await authoredHost(sample), keeper()];
    const session = await draw(host, kept);
    const before = coverage();
    await key(head('无法核对'), 'ArrowRight');
    expect(words()).toBe('待人工核对');

    await press(button('已人工核对'));
    expect(document.activeElement).toBe(box());
    await key(box(), 'Enter');
    expect(words()).toBe('待人工核对');
    await write('王五');
    await key(box(), 'Enter', { isComposing: true });
    expect(host.calls).not.toContain('apply');
    await key(box(), 'Enter');
    await until(() => line() === undefined);
    expect(document.activeElement).toBe(head('无法核对'));

    await key(head('通过'), 'ArrowRight');
    expect(words()).toBe(`已人工核对：王五，${day()}`);
    expect(coverage()).toBe(before.replace(/^\d+/, (count) => String(Number(count) + 1)));

    close();
    await draw(host, kept);
    await key(head('通过'), 'ArrowRight');
    expect(words()).toBe(`已人工核对：王五，${day()}`);

    await act(async () => host.type(fieldEdit(session.getSnapshot().book!.workbook.table, 'additionalBudget', 1.23)!));
    await press(head('通过'));
    await key(head('无法核对'), 'ArrowRight');
    await until(() => words() === `待人工核对：王五 ${day()} 核对过，有关的数或文字已变`);
    expect(coverage()).toBe(before);
  });

  test('鼠标：点开、点“已人工核对”、撤回；下一次姓名已经填好；Esc 不核对', async () => {
    const [host, kept] = [await authoredHost(sample), keeper()];
    await draw(host, kept);
    await press(head('无法核对'));
    await press(button('已人工核对'));
    expect(button('已人工核对').getAttribute('aria-disabled')).toBe('true');
    await write(' 李四 ');
    await press(button('已人工核对'));
    await until(() => line() === undefined);
    await press(head('通过'));
    expect(words()).toBe(`已人工核对：李四，${day()}`);

    await press(button('撤回'));
    await until(() => words() === '待人工核对');
    await press(button('已人工核对'));
    expect(box().value).toBe('李四');
    await key(box(), 'Escape');
    await until(() => document.activeElement === button('已人工核对'));
    expect(words()).toBe('待人工核对');
  });
});
