import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, StageResult } from '../../src/cli/contract';
import { bindWorkbook } from '../../src/app/open-workbook';
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

async function told<T>(...words: string[]): Promise<T> {
  const outcome = await inProcess([...words, '--json']);
  expect(outcome.err).toBe('');
  return JSON.parse(outcome.out) as T;
}

const stage = (file: string, ...more: string[]): Promise<StageResult> => told('stage', path(file), ...more);
const set = (from: string, name: string, date: string, to: string): Promise<Outcome> =>
  inProcess(['stage', path(from), '--set', name, '--date', date, '-o', path(to)]);

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
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'])).toMatchObject({ code: 0 });
  expect(await set('book.xlsx', '初审', '2026-03-05', 'first.xlsx')).toMatchObject({ code: 0 });
  expect(await set('first.xlsx', '会审数', '2026-04-10', 'second.xlsx')).toMatchObject({ code: 0 });
});

test('没有说过的、第一个阶段的：没有可比的，不说“没有变”', async () => {
  expect(await stage('book.xlsx')).toEqual({ files: [], stage: null, date: null, changes: null });
  expect(await stage('first.xlsx')).toMatchObject({ stage: '初审', date: '2026-03-05', changes: null });
  expect((await inProcess(['stage', path('first.xlsx')])).out).toBe(
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
  const { out } = await inProcess(['stage', path('typed.xlsx')]);
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
  const outcome = await inProcess(['stage', path('book.xlsx'), ...words]);
  expect(outcome.code).toBe(2);
  expect(outcome.err).toContain(said);
});
