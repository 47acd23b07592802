import type { Fault } from '../../src/executor/faults';
import { word2016, wordLtsc2021 } from '../../src/profiles/word';
import { openWord, type OpenWord } from '../../word';
import { docx } from '../../src/node/word-document';

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});
const body = docx.paragraph('甲') + docx.control('c', docx.paragraph('乙'));

const read = (): Promise<string> =>
  word.run(async (context) => {
    context.document.body.load('text');
    await context.sync();
    return context.document.body.text;
  });

test.each<[Fault, string]>([
  ['connection-lost', 'InvalidOrTimedOutSession'],
  ['busy', 'ActivityLimitReached'],
  ['no-permission', 'AccessDenied'],
  ['payload-too-large', 'RequestPayloadSizeLimitExceeded'],
])('故障 %s：客户端报 %s，过后照常', async (fault, code) => {
  word = openWord({ body });
  word.host.faults.order(fault, 1);
  await expect(read()).rejects.toMatchObject({ name: 'RichApi.Error', code });
  expect(await read()).toBe('甲\r乙');
});

test('点了只读：写不进，读得到；取消以后照常', async () => {
  word = openWord({ body });
  const write = (): Promise<void> =>
    word.run(async (context) => {
      context.document.body.insertText('丙', 'End');
      await context.sync();
    });
  word.model.locks.readOnly = true;
  await expect(write()).rejects.toMatchObject({ code: 'AccessDenied' });
  expect(await read()).toBe('甲\r乙');
  expect(word.model.typeText(word.model.selection, '丁')).toBeNull();
  word.model.locks.readOnly = false;
  await write();
  expect(await read()).toBe('甲\r乙\r丙');
});

test('旧版本没有的成员：ApiNotFound', async () => {
  word = openWord({ body, profile: word2016 });
  await expect(
    word.run(async (context) => {
      context.document.body.tables.load('items/values');
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: 'ApiNotFound' });
  expect([
    Office.context.requirements.isSetSupported('WordApi', '1.1'),
    Office.context.requirements.isSetSupported('WordApi', '1.3'),
  ]).toEqual([true, false]);
  word.host.document.profile = wordLtsc2021;
  expect(Office.context.requirements.isSetSupported('WordApi', '1.3')).toBe(true);
  expect(await read()).toBe('甲\r乙');
});

test('往返与写入都数得出来，引用都还回来', async () => {
  word = openWord({ body });
  await word.run(async (context) => {
    const controls = context.document.contentControls;
    controls.load('items/text');
    await context.sync();
    controls.items[0]!.insertText('丙', 'Replace');
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect([word.host.traffic.roundTrips, word.host.traffic.writes, word.host.keptReferences]).toEqual([2, 1, 0]);
});

test('撤销：加载项写的和用户打的一样一步步退', async () => {
  word = openWord({ body });
  await word.run(async (context) => {
    context.document.contentControls.getFirst().insertText('丙', 'Replace');
    await context.sync();
  });
  expect([word.model.undo(), await read(), word.model.redo(), await read()]).toEqual([true, '甲\r乙', true, '甲\r丙']);
});

test('出错前写进去的留着，后面的没有做', async () => {
  word = openWord({ body });
  await expect(
    word.run(async (context) => {
      context.document.body.insertText('先', 'Start');
      context.document.contentControls.getByTag('无').getFirst().insertText('后', 'End');
      await context.sync();
    }),
  ).rejects.toMatchObject({
    code: 'ItemNotFound',
    debugInfo: { errorLocation: expect.stringContaining('getFirst') as unknown },
  });
  expect(await read()).toBe('先甲\r乙');
});
