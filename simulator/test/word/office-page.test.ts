/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://localhost/taskpane.html"}
 */
import type { ChannelHost } from '../../src/channel/xdm';
import { wordLtsc2021 } from '../../src/profiles/word';
import { SimulatedWord } from '../../src/word/host';
import { startOfficePage, type OfficePage } from '../support/office-page';
import { docx, openModel } from '../../src/node/word-document';

const model = openModel(docx.paragraph('甲') + docx.control('jx:1:a', docx.paragraph('乙')));
const host = new SimulatedWord(model, wordLtsc2021);
let page: OfficePage;

beforeAll(async () => {
  const channelHost: ChannelHost = {
    request: (body, flags) => host.request(body, flags),
    listen: (listener) => host.listen(listener),
    profile: host.profile,
    fileName: '报告.docx',
    application: 'Word',
    settings: () => host.settings(),
    saveSettings: (settings) => host.saveSettings(settings),
    call: (dispatch, data) => host.common.call(dispatch, data),
  };
  host.common.address = 'https://simulated.invalid/报告.docx';
  page = await startOfficePage(channelHost);
});
afterAll(() => {
  expect(page.unknownCalls).toEqual([]);
  expect(host.bugs).toEqual([]);
});

/** A callback of the Common API as a promise. */
function common<Value>(call: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) =>
    call((result) =>
      result.status === Office.AsyncResultStatus.Succeeded
        ? resolve(result.value)
        : reject(result.error as unknown as Error),
    ),
  );
}

test('office.js 自己认得这是 Word，需求集按所声称的回答', () => {
  expect([Office.context.host, String(Office.context.platform)]).toEqual(['Word', 'OfficeOnline']);
  expect(
    ['1.1', '1.3', '1.4'].map((version) => Office.context.requirements.isSetSupported('WordApi', version)),
  ).toEqual([true, true, false]);
  expect(Office.context.requirements.isSetSupported('CustomXmlParts', '1.1')).toBe(true);
});

test('Word.run 经过窗口消息读和写', async () => {
  const text = await Word.run(async (context) => {
    const control = context.document.contentControls.getByTag('jx:1:a').getFirst();
    control.insertText('丙', 'End');
    control.load('text');
    await context.sync();
    return control.text;
  });
  expect(text).toBe('乙丙');
});

test('自定义 XML 部件：加、按命名空间找、读、删', async () => {
  const { customXmlParts } = Office.context.document;
  const xml = '<memory xmlns="urn:jixiao:report:1"><base>{"甲":1}</base></memory>';
  const added = await common<Office.CustomXmlPart>((done) => customXmlParts.addAsync(xml, done));
  expect(added.id).toMatch(/^\{.+\}$/);
  const found = await common<Office.CustomXmlPart[]>((done) =>
    customXmlParts.getByNamespaceAsync('urn:jixiao:report:1', done),
  );
  expect(found.map(({ id }) => id)).toEqual([added.id]);
  expect(await common<string>((done) => found[0]!.getXmlAsync(done))).toBe(xml);
  const same = await common<Office.CustomXmlPart>((done) => customXmlParts.getByIdAsync(added.id, done));
  expect(same.id).toBe(added.id);
  await common<void>((done) => same.deleteAsync(done));
  expect(
    await common<Office.CustomXmlPart[]>((done) => customXmlParts.getByNamespaceAsync('urn:jixiao:report:1', done)),
  ).toEqual([]);
  await expect(
    common<Office.CustomXmlPart>((done) => customXmlParts.addAsync('<不是 XML', done)),
  ).rejects.toMatchObject({ code: 6100 });
});

test('设置写进文件，重新读得到', async () => {
  const { settings } = Office.context.document;
  settings.set('jx.memory', { n: 1, text: '甲"<乙>"' });
  await common<unknown>((done) => settings.saveAsync((result) => done(result as Office.AsyncResult<unknown>)));
  expect(host.settings()).toEqual([['jx.memory', '{"n":1,"text":"甲\\"<乙>\\""}']]);
});

test('E24 设置重新读一遍，还在', async () => {
  const { settings } = Office.context.document;
  host.saveSettings([...host.settings(), ['later', '2']]);
  const refreshed = await common<Office.Settings>((done) => settings.refreshAsync(done as never));
  expect([refreshed.get('jx.memory'), refreshed.get('later')]).toEqual([{ n: 1, text: '甲"<乙>"' }, 2]);
});

test('文件地址', async () => {
  const { url } = await common<Office.FileProperties>((done) => Office.context.document.getFilePropertiesAsync(done));
  expect(url).toBe('https://simulated.invalid/报告.docx');
});

test('选区变了，加载项得到通知，读得到选中的字', async () => {
  let told = 0;
  await common<void>((done) =>
    Office.context.document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, () => void told++, done),
  );
  const run = model.body.getElementsByTagNameNS(model.body.namespaceURI, 'r').item(0) as Element;
  model.select({ start: { node: run, offset: 0 }, end: { node: run, offset: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(told).toBe(1);
  expect(
    await common<string>((done) => Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, done)),
  ).toBe('甲');
});
