/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://localhost/taskpane.html"}
 */
import type { ChannelHost } from '../../src/channel/xdm';
import { SimulatedExcel } from '../../src/excel/host';
import { memoryModel } from '../../src/excel/memory/memory-model';
import { ltsc2021 } from '../../src/profiles/excel';
import { startOfficePage, type OfficePage } from '../support/office-page';

const host = new SimulatedExcel(memoryModel(['表']), ltsc2021);
let kept: readonly (readonly [string, string])[] = [['甲', '"一"']];
let page: OfficePage;

beforeAll(async () => {
  const channelHost: ChannelHost = {
    request: (body, flags) => host.request(body, flags),
    listen: (listener) => host.listen(listener),
    profile: ltsc2021,
    fileName: '表.xlsx',
    settings: () => kept,
    saveSettings: (settings) => void (kept = settings),
  };
  page = await startOfficePage(channelHost);
});
afterAll(() => expect(page.unknownCalls).toEqual([]));

test('E24 设置重新读一遍，还在；再存，文件里的不丢', async () => {
  const { settings } = Office.context.document;
  kept = [...kept, ['乙', '{"n":2}']];
  await new Promise<void>((resolve) => settings.refreshAsync(() => resolve()));
  expect([settings.get('甲'), settings.get('乙')]).toEqual(['一', { n: 2 }]);
  await new Promise<void>((resolve) => settings.saveAsync(() => resolve()));
  expect(kept).toEqual([
    ['甲', '"一"'],
    ['乙', '{"n":2}'],
  ]);
});
