import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Ledger } from '../../src/cli/contract';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const book = (name: string): string => path(`${name}.xlsx`);
const id = '11111111-1111-4111-8111-111111111111';

/** Two states of one workbook, and the report written from the first. */
beforeAll(async () => {
  await makeBook('旧', {});
  await makeBook('新', { 'officialReception.final': 1.07, actualStaff: 7 });
  expect(await inProcess(['report', book('旧'), '-o', path('旧.docx')])).toMatchObject({ code: 0, err: '' });
});

async function makeBook(name: string, data: object, newId = id): Promise<void> {
  writeFileSync(path(`${name}.json`), JSON.stringify(data));
  const words = ['new', 'kaifu-2018', '-o', book(name), '--sample', '--data', path(`${name}.json`)];
  expect(await inProcess(words, { newId: () => newId })).toMatchObject({ code: 0, err: '' });
}

const xmlOf = (name: string): string => strFromU8(unzipSync(readFileSync(path(name)))['word/document.xml']!);
const textOf = (name: string): string =>
  xmlOf(name)
    .replace(/<w:del\b.*?<\/w:del>/gs, '')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

/** The document as the user leaves it: other words in its text. */
function edit(from: string, to: string, ...changes: readonly (readonly [string | RegExp, string])[]): void {
  const parts = unzipSync(readFileSync(path(from)));
  let xml = strFromU8(parts['word/document.xml']!);
  for (const [before, after] of changes) {
    expect(xml).toMatch(before);
    xml = xml.replace(before, after);
  }
  parts['word/document.xml'] = strToU8(xml);
  writeFileSync(path(to), zipSync(parts));
}

async function update(from: string, to: string, ...more: string[]): Promise<Ledger> {
  const outcome = await inProcess(['report', book('新'), '--update', path(from), '-o', path(to), '--json', ...more]);
  expect({ code: outcome.code, err: outcome.err }).toEqual({ code: 0, err: '' });
  return JSON.parse(outcome.out) as Ledger;
}

test('没有人改过：数字都换成新的，只动正文和底稿', async () => {
  const ledger = await update('旧.docx', '新.docx');
  expect(ledger.figures.find(({ field }) => field === 'actualStaff')).toMatchObject({
    fragment: 'staffing',
    old: '8人',
    new: '7人',
    inDocument: '8人',
    action: 'written',
  });
  expect(ledger.figures.every(({ action }) => action === 'written')).toBe(true);
  expect(new Set(ledger.fragments.map(({ state }) => state))).toEqual(new Set(['unchanged', 'workbook-changed']));
  expect(textOf('新.docx')).toContain('在职人数7人');
  const [before, after] = ['旧.docx', '新.docx'].map((name) => unzipSync(readFileSync(path(name)))) as [
    Record<string, Uint8Array>,
    Record<string, Uint8Array>,
  ];
  const changed = Object.keys(after).filter(
    (part) => !Buffer.from(after[part]!).equals(Buffer.from(before[part] ?? [])),
  );
  expect(changed.sort()).toEqual(['customXml/item1.xml', 'word/document.xml']);
});

test('更新出来的正文与重新写出的一样', async () => {
  expect(await inProcess(['report', book('新'), '-o', path('重写.docx')])).toMatchObject({ code: 0 });
  await update('旧.docx', '更新.docx');
  expect(textOf('更新.docx')).toBe(textOf('重写.docx'));
});

test('再更新一次：什么也不写，字节相同', async () => {
  await update('旧.docx', '一.docx');
  const ledger = await update('一.docx', '二.docx');
  expect(ledger.figures).toEqual([]);
  expect(ledger.fragments.every(({ state, action }) => state === 'unchanged' && action === 'kept')).toBe(true);
  expect(readFileSync(path('二.docx')).equals(readFileSync(path('一.docx')))).toBe(true);
});

test('用户改了文字、加了粗：文字和粗体都在，只换数字', async () => {
  edit(
    '旧.docx',
    '改.docx',
    ['本部门编制数', '我部门核定编制数'],
    [/(<w:rPr>)((?:(?!<w:rPr>).)*?<w:t[^>]*>8人<)/, '$1<w:b/>$2'],
  );
  const ledger = await update('改.docx', '改后.docx');
  expect(ledger.fragments.find((one) => one.id === 'staffing')).toMatchObject({
    state: 'both-changed',
    action: 'merged',
  });
  expect(textOf('改后.docx')).toContain('我部门核定编制数9人，在职人数7人');
  expect(xmlOf('改后.docx')).toMatch(/<w:b\/>(?:(?!<w:rPr>).)*?<w:t[^>]*>7人</);
});

describe('两边都改了同一个数', () => {
  beforeAll(() => edit('旧.docx', '冲突.docx', ['>8人<', '>6人<']));

  test('没有选：问一次，保持原样', async () => {
    const ledger = await update('冲突.docx', '没选.docx');
    expect(ledger.figures.filter(({ action }) => action === 'asked')).toEqual([
      {
        fragment: 'staffing',
        field: 'actualStaff',
        label: expect.any(String) as string,
        old: '8人',
        new: '7人',
        inDocument: '6人',
        action: 'asked',
      },
    ]);
    expect(ledger.fragments.filter(({ action }) => action === 'asked').map((one) => one.id)).toEqual(['staffing']);
    expect(textOf('没选.docx')).toContain('在职人数6人');
    const again = await update('没选.docx', '没选2.docx');
    expect(again.figures.filter(({ action }) => action === 'asked')).toHaveLength(1);
  });

  test('采用新值：换下的记入更新记录', async () => {
    const ledger = await update('冲突.docx', '采用.docx', '--choose', 'staffing/actualStaff=adopt');
    expect(ledger.fragments.find((one) => one.id === 'staffing')).toMatchObject({
      action: 'merged',
      replacedText: '6人',
    });
    expect(textOf('采用.docx')).toContain('在职人数7人');
    const memory = strFromU8(unzipSync(readFileSync(path('采用.docx')))['customXml/item1.xml']!);
    const log = JSON.parse(/<log>(.*)<\/log>/.exec(memory)![1]!) as {
      follows?: boolean;
      replaced: string;
      by: string;
    }[];
    const followed = log.filter(({ follows }) => follows === true).map(({ replaced, by }) => `${replaced} → ${by}`);
    expect(followed).toEqual(expect.arrayContaining(['8 → 7', '88.89% → 77.78%', '3.65 → 3.78']));
    expect(log.filter(({ follows }) => follows !== true)).toEqual([
      expect.objectContaining({
        time: '2026-03-15T02:31:00.000Z',
        fragment: 'staffing',
        field: 'actualStaff',
        replaced: '6人',
        by: '7人',
      }),
    ]);
  });

  test('保留我的：不再问；不再更新：以后也不写', async () => {
    await update('冲突.docx', '保留.docx', '--choose', '保留我的');
    const kept = await update('保留.docx', '保留2.docx');
    expect(kept.figures.map(({ action }) => action)).toEqual(['kept']);
    expect(textOf('保留2.docx')).toContain('在职人数6人');
    await update('冲突.docx', '脱钩.docx', '--choose', 'both-changed=unlink');
    const unlinked = await update('脱钩.docx', '脱钩2.docx');
    expect(unlinked.figures.map(({ action }) => action)).toEqual(['unlinked']);
  });
});

test('给人看的清单', async () => {
  edit('旧.docx', '看.docx', ['>8人<', '>6人<']);
  const { code, out } = await inProcess(['report', book('新'), '--update', path('看.docx'), '-o', path('看后.docx')]);
  expect(code).toBe(0);
  expect(out).toMatch(/【数字】\n段落 +数据项 +上次 +现在 +文档里 +处理\n/);
  expect(out).toMatch(/人员情况 .* 8人 +→ +7人 +6人 +要您选/);
  expect(out).toMatch(/【要您选】1 处，都保持原样\n {2}staffing\/actualStaff {2}人员情况：/);
  expect(out).toMatch(/更新了 \d+ 段、\d+ 个数字；保持原样 0 个；要您选 1 处。\n已写出 .*看后\.docx。\n$/);
});

test('开着修订：旧数记为删除，新数记为插入', async () => {
  const parts = unzipSync(readFileSync(path('旧.docx')));
  parts['word/settings.xml'] = strToU8(
    strFromU8(parts['word/settings.xml']!).replace(
      '<w:displayBackgroundShape',
      '<w:trackRevisions/><w:displayBackgroundShape',
    ),
  );
  expect(strFromU8(parts['word/settings.xml']!)).toContain('trackRevisions');
  writeFileSync(path('修订.docx'), zipSync(parts));
  await update('修订.docx', '修订后.docx');
  expect(xmlOf('修订后.docx')).toMatch(
    /<w:del w:id="\d+" w:author="绩效自评助手" w:date="2026-03-15T02:31:00.000Z"><w:r>.*?<w:delText xml:space="preserve">8<\/w:delText>/,
  );
  expect(textOf('修订后.docx')).toContain('在职人数7人');
  expect((await update('修订后.docx', '修订再.docx')).figures).toEqual([]);
});

describe('拒绝的情形，什么也不写', () => {
  const run = (...words: string[]): Promise<Outcome> => inProcess(['report', book('新'), ...words]);
  beforeAll(async () => {
    await makeBook('别的', {}, '22222222-2222-4222-8222-222222222222');
    writeFileSync(path('不是.docx'), zipSync({ 'a.txt': strToU8('甲') }));
    const parts = unzipSync(readFileSync(path('旧.docx')));
    const xml = strFromU8(parts['word/document.xml']!).replace(
      /<w:body>.*(<w:sectPr)/s,
      '<w:body><w:p><w:r><w:t>别人的文件</w:t></w:r></w:p>$1',
    );
    writeFileSync(path('无关.docx'), zipSync({ ...without(parts, 'customXml/'), 'word/document.xml': strToU8(xml) }));
    const newer = strFromU8(parts['customXml/item1.xml']!).replace('{"version":1,"report"', '{"version":2,"report"');
    writeFileSync(path('新版.docx'), zipSync({ ...parts, 'customXml/item1.xml': strToU8(newer) }));
  });

  const without = (parts: Record<string, Uint8Array>, start: string): Record<string, Uint8Array> =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => !name.startsWith(start)));

  test.each([
    ['旧文件就是输出文件，没有 --force', ['--update', '旧.docx', '-o', '旧.docx'], 3, 'host.exists'],
    ['旧文件不存在', ['--update', '没有.docx', '-o', 'x.docx'], 3, 'input.not-found'],
    ['不是 Word 文档', ['--update', '不是.docx', '-o', 'x.docx'], 2, 'input.not-document'],
    ['没有本工具的段落', ['--update', '无关.docx', '-o', 'x.docx'], 2, 'input.unlinked-document'],
    ['更新版本写的', ['--update', '新版.docx', '-o', 'x.docx'], 2, 'input.newer-report'],
    ['选择写错', ['--update', '旧.docx', '-o', 'x.docx', '--choose', 'staffing=yes'], 2, 'input.usage'],
    ['没有 --update 却有 --choose', ['-o', 'x.docx', '--choose', 'adopt'], 2, 'input.usage'],
  ])('%s', async (_, words, code, problem) => {
    const before = readFileSync(path('旧.docx'));
    const outcome = await run(...words.map((word) => (word.endsWith('.docx') ? path(word) : word)));
    expect(outcome).toMatchObject({ code, out: '', err: expect.stringContaining(`[${problem}]`) as string });
    expect(readFileSync(path('旧.docx')).equals(before)).toBe(true);
    expect(() => readFileSync(path('x.docx'))).toThrow();
  });

  test('另一个工作簿：拒绝；加 --relink 才换', async () => {
    const words = ['report', book('别的'), '--update', path('旧.docx'), '-o', path('换.docx')];
    expect(await inProcess(words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('[input.other-report]') as string,
    });
    expect(await inProcess([...words, '--relink'])).toMatchObject({ code: 0 });
  });

  test('--force：旧文件就地更新', async () => {
    writeFileSync(path('就地.docx'), readFileSync(path('旧.docx')));
    expect(await run('--update', path('就地.docx'), '-o', path('就地.docx'), '--force')).toMatchObject({ code: 0 });
    expect(textOf('就地.docx')).toContain('在职人数7人');
  });
});
