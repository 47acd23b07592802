import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { newWorkbook } from '../../src/app/new-workbook';
import type { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { App } from '../../src/taskpane/app';
import { Preferences } from '../../src/taskpane/preferences';
import { authoredHost } from '../support/authored-host';
import { definition, next, old, sessionOn } from '../support/pack-versions';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
});

async function draw(made: Pack, here: Pack): Promise<WorkbookSession> {
  const edits = newWorkbook({ pack: made, sample: true, data: {}, workbookId: 'mine' });
  const session = sessionOn(await authoredHost(edits), here);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  const packs = { list: async () => [], load: async () => here };
  await act(async () => {
    root!.render(
      <App
        tools={{ session, packs, preferences: new Preferences(null) }}
        theme={{ isDark: () => false, subscribe: () => () => undefined }}
        view="template"
      />,
    );
    await session.start();
  });
  await until(() => text().includes('所用模板'));
  return session;
}

const text = (): string => document.body.textContent ?? '';
async function until(done: () => boolean): Promise<void> {
  for (let n = 0; n < 100 && !done(); n++) await act(async () => new Promise((next) => setTimeout(next, 20)));
  expect(done()).toBe(true);
}
async function press(name: RegExp): Promise<void> {
  const button = [...document.querySelectorAll<HTMLElement>('button')].find((one) => name.test(one.textContent ?? ''));
  await act(async () => button!.click());
}
const version = (value: string, from = definition()): Pack => indexPack({ ...from, version: value });

test('旧版本的表：说出来，点开看改了什么，先看再升级', async () => {
  await draw(old, next);
  expect(text()).toContain('本表是模板第 1.0.0 版装的，现有第 1.1.0 版。');
  await press(/看看改了什么/);
  await until(() => /升到第 1\.1\.0 版，改 \d+ 处/.test(text()));
  expect(text()).toContain('数据项 新加：补充资料/志愿者');
  expect(text()).toContain('数据项 换了编号：补充资料/借用人员（原来是 borrowedStaff）');
  await press(/^升级到第 1\.1\.0 版$/);
  await until(() => text().includes('工作簿里已有同名的表'));
});

test('表样没变：升级只记版本，说明就没有了', async () => {
  const session = await draw(version('1.0.0'), version('1.0.1'));
  await press(/看看改了什么/);
  await until(() => text().includes('升到第 1.0.1 版，表样不变'));
  await press(/^升级到第 1\.0\.1 版$/);
  await until(
    () => !text().includes('1.0.1 版。') && session.getSnapshot().book!.workbook.identity.packVersion === '1.0.1',
  );
  expect(text()).not.toContain('看看改了什么');
});

test('这里的模板反而旧：说不能升级，请管理员更新', async () => {
  await draw(version('2.0.0'), version('1.0.0'));
  await press(/看看改了什么/);
  await until(() => text().includes('不能升级。请联系管理员更新模板。'));
});
