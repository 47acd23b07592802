import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, StageResult } from '../../src/cli/contract';
import { bindWorkbook } from '../../src/app/open-workbook';
import { plainValue } from '../../src/core/fields/field-value';
import { fieldEdit } from '../../src/core/edits/cell-edit';
import { readIdentity } from '../../src/core/workbook/identity';
import { changeWorkbook } from '../../src/hosts/file/patch-workbook/change-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { storedResults } from '../../src/core/recalculation/stored-results';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const pack = builtInPack('kaifu-2018');

/** Every day that these tests name has come. */
const inJune = (words: readonly string[]): Promise<Outcome> =>
  inProcess(words, { now: () => '2026-06-30T02:31:00.000Z' });

async function told<T>(...words: string[]): Promise<T> {
  const outcome = await inJune([...words, '--json']);
  expect(outcome.err).toBe('');
  return JSON.parse(outcome.out) as T;
}

const stage = (file: string, ...more: string[]): Promise<StageResult> => told('stage', path(file), ...more);
const set = (from: string, name: string, date: string, to: string): Promise<Outcome> =>
  inJune(['stage', path(from), '--set', name, '--date', date, '-o', path(to)]);

/** As a person types into the cells. */
async function type(from: string, to: string, values: Readonly<Record<string, number | string>>): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path(from)));
  const snapshot = readWorkbook(bytes, from);
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  const edits = Object.entries(values).map(([id, value]) => fieldEdit(table, id, value)!);
  const changed = await changeWorkbook(bytes, from, edits, {
    read: async (one) => readWorkbook(one, from, { sheets: 'all' }),
    resultsAfter: async (before, after) => storedResults(pack, before, after),
  });
  writeFileSync(path(to), changed);
}

beforeAll(async () => {
  expect(await inJune(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'])).toMatchObject({ code: 0 });
  expect(await set('book.xlsx', '初审', '2026-03-05', 'first.xlsx')).toMatchObject({ code: 0 });
  expect(await set('first.xlsx', '会审数', '2026-04-10', 'second.xlsx')).toMatchObject({ code: 0 });
});

test('没有说过的、第一个阶段的：没有可比的，不说“没有变”', async () => {
  // The pack's example says it in its own 《补充资料》.
  expect(await stage('book.xlsx')).toEqual({ files: [], stage: '批复', date: null, changes: null });
  expect(await stage('first.xlsx')).toMatchObject({ stage: '初审', date: '2026-03-05', changes: null });
  expect((await inJune(['stage', path('first.xlsx')])).out).toBe(
    '表里是 2026-03-05 的初审数。没有记下上一阶段的数。\n',
  );
});

test('换了阶段，数还没有改：一处也没有变', async () => {
  const { changes, ...rest } = await stage('second.xlsx');
  expect(rest).toEqual({ files: [], stage: '会审', date: '2026-04-10' });
  expect(changes).toEqual({
    from: { stage: '初审', date: '2026-03-05' },
    figures: [],
    scores: [],
    paragraphs: [],
    reopened: [],
  });
});

test('改了数：数、合计、得分、段落都列出旧和新', async () => {
  await type('second.xlsx', 'typed.xlsx', { 'officialReception.final': 3, actualStaff: 9 });
  const { changes } = await stage('typed.xlsx');
  const figures = changes!.figures.map(
    ({ name, old, new: now, derived }) => `${name} ${old} → ${now}${derived ? '' : ' 填'}`,
  );
  expect(figures.slice(0, 4)).toEqual([
    '实际在职人数 8人 → 9人 填',
    '在职人员控制率 88.89% → 100.00%',
    '三公经费本年决算数 3.65万元 → 5.71万元',
    '公务接待本年决算数 0.94万元 → 3.00万元 填',
  ]);
  expect(new Set(figures).size).toBe(figures.length);
  expect(changes!.scores).toEqual([
    expect.objectContaining({ table: '', indicator: 'threePublicControlRate', old: 7, new: 0 }),
  ]);
  expect(changes!.paragraphs.map(({ old, new: now }) => [old, now])).toEqual([
    [expect.stringContaining('在职人数8人'), expect.stringContaining('在职人数9人')],
  ]);
  const { out } = await inJune(['stage', path('typed.xlsx')]);
  expect(out).toContain('表里是 2026-04-10 的会审数，上一阶段是 2026-03-05 的初审数。');
  expect(out).toMatch(/旧：[^]*在职人数8人[^]*新：[^]*在职人数9人/);
});

test('换阶段以前写的说明，它的数一变就重看；没有换过阶段的不重看', async () => {
  const explained = 'basicExpenditureBudgetChange';
  const stateIn = async (file: string): Promise<string | undefined> =>
    (await told<CheckResult>('check', path(file))).findings.find(({ id }) => id === explained)?.state;
  expect(await stateIn('second.xlsx')).toBe('explained');
  await type('second.xlsx', 'moved.xlsx', { 'basicExpenditure.final': 286 });
  await type('first.xlsx', 'unmoved.xlsx', { 'basicExpenditure.final': 286 });
  expect(await stateIn('moved.xlsx')).toBe('reopened');
  expect(await stateIn('unmoved.xlsx')).toBe('explained');
  const { changes } = await stage('moved.xlsx');
  expect(changes!.reopened.map(({ id }) => id)).toContain(explained);
});

test('项目的数按行找', async () => {
  await type('second.xlsx', 'rows.xlsx', { 'businessProjects[1].final': 1.5 });
  const { changes } = await stage('rows.xlsx');
  expect(changes!.figures.filter(({ field }) => field.startsWith('businessProjects['))).toEqual([
    expect.objectContaining({ field: 'businessProjects[1].final', new: '1.50万元' }),
  ]);
});

test('同一阶段换日期：上一阶段的数不动；同一天的没有什么要写', async () => {
  await set('second.xlsx', '会审', '2026-04-20', 'later.xlsx');
  expect(await stage('later.xlsx')).toMatchObject({ date: '2026-04-20', changes: { from: { stage: '初审' } } });
  expect(await set('second.xlsx', '会审', '2026-04-10', 'none.xlsx')).toMatchObject({ code: 2 });
});

test.each([
  [['--set', '终审', '-o', 'x.xlsx'], '初审、会审、批复'],
  [['--set', '会审', '--date', '2026-02-30', '-o', 'x.xlsx'], '2026-03-15'],
  [['--set', '会审'], '-o'],
  [['--date', '2026-03-15'], '--set'],
])('写错的参数 %j', async (words, said) => {
  const outcome = await inJune(['stage', path('book.xlsx'), ...words]);
  expect(outcome.code).toBe(2);
  expect(outcome.err).toContain(said);
});

test('表里自己有“决算数阶段”的：换阶段时一起写；后来手工改得不一样的，说出来', async () => {
  const own = (file: string): (string | null)[] => {
    const snapshot = readWorkbook(new Uint8Array(readFileSync(path(file))), file);
    const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
    return ['finalAccountsStage', 'finalAccountsDate'].map((id) => plainValue(table.value(id)));
  };
  expect(own('book.xlsx')[0]).toBe('批复数');
  expect(own('first.xlsx')).toEqual(['初审数', '46086']);
  expect(own('second.xlsx')).toEqual(['会审数', '46122']);
  expect((await stage('second.xlsx')).notes).toBeUndefined();
  await type('second.xlsx', 'apart.xlsx', { finalAccountsStage: '批复数' });
  const { stage: noted, notes } = await stage('apart.xlsx');
  expect([noted, notes]).toEqual(['会审', [expect.stringContaining('填的是 2026-04-10 的批复数')]]);
  expect(await set('apart.xlsx', '会审', '2026-04-10', 'together.xlsx')).toMatchObject({ code: 0 });
  expect(own('together.xlsx')).toEqual(['会审数', '46122']);
});

test('倒着换的阶段、比上一次早的日期：照写，说一句', async () => {
  const back = await set('second.xlsx', '初审', '2026-04-12', 'back.xlsx');
  expect(back).toMatchObject({ code: 0, out: expect.stringContaining('请核对是不是选错了阶段') });
  expect(back.out).not.toContain('请核对日期');
  const early = await set('second.xlsx', '批复', '2026-03-01', 'early.xlsx');
  expect(early).toMatchObject({ code: 0, out: expect.stringContaining('2026-03-01 比它早：请核对日期') });
  expect((await set('second.xlsx', '批复', '2026-05-01', 'fine.xlsx')).out).not.toContain('请核对');
});

test('还没有到的日期（2062 写成 2026 的手误）：照写，说一句；以后看的时候也说', async () => {
  const ahead = await set('second.xlsx', '批复', '2062-05-01', 'ahead.xlsx');
  expect(ahead).toMatchObject({ code: 0, out: expect.stringContaining('2062-05-01 还没有到（今天是 2026-06-30）') });
  expect((await stage('ahead.xlsx')).notes).toEqual([expect.stringContaining('请核对日期')]);
  const words = [
    'stage',
    path('second.xlsx'),
    '--set',
    '批复',
    '--date',
    '2026-07-01',
    '-o',
    path('明天.xlsx'),
    '--json',
  ];
  expect((JSON.parse((await inJune(words)).out) as StageResult).notes).toEqual([expect.stringContaining('2026-07-01')]);
  expect((await set('second.xlsx', '批复', '2026-06-30', '今天.xlsx')).out).not.toContain('请核对');
});
