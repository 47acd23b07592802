import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RollForwardResult } from '../../src/cli/contract';
import { bindWorkbook } from '../../src/app/open-workbook';
import { plainValue } from '../../src/core/fields/field-value';
import { readArrivals } from '../../src/core/fields/arrivals';
import { readLastYearOrigin } from '../../src/core/last-year/origin';
import { readIdentity } from '../../src/core/workbook/identity';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

async function make(name: string, data: object, sample = true): Promise<void> {
  writeFileSync(path('data.json'), JSON.stringify(data));
  const words = ['new', 'kaifu-2018', '-o', path(name), ...(sample ? ['--sample'] : []), '--data', path('data.json')];
  expect(await inProcess(words, { newId: () => 'last-book' })).toMatchObject({ code: 0, err: '' });
}

beforeAll(async () => {
  await make('2017自评.xlsx', {
    fiscalYear: 2017,
    businessProjects: [
      { name: '征地调查', final: 96.4 },
      { name: '安置审核', final: 3 },
    ],
  });
});

test('上年的决算数成了本年工作簿的上年决算数，项目各有各的行，来源记在标识里', async () => {
  const output = path('2018自评.xlsx');
  const outcome = await inProcess(['roll-forward', path('2017自评.xlsx'), '--pack', 'kaifu-2018', '-o', output], {
    newId: () => 'this-book',
  });
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect(outcome.out.replace(/\n +/g, '')).toMatch(/2018 年度），从“2017自评\.xlsx”（2017 年度）填入上年数 \d+ 项/);
  const snapshot = readWorkbook(new Uint8Array(readFileSync(output)), output);
  const { table } = bindWorkbook(snapshot, builtInPack('kaifu-2018'), readIdentity(snapshot)!);
  const value = (id: string): string | null => plainValue(table.value(id));
  expect({
    year: value('fiscalYear'),
    unit: value('budgetUnitName'),
    vehicle: value('vehicleOperation.priorFinal'),
    threePublic: value('threePublicExpenses.priorFinal'),
    budget: value('threePublicExpenses.priorBudget'),
    staff: value('priorStaff'),
    project: [value('businessProjects[1].name'), value('businessProjects[1].priorFinal')],
    another: [value('businessProjects[2].name'), value('businessProjects[2].priorFinal')],
    final: value('vehicleOperation.final'),
  }).toEqual({
    year: '2018',
    unit: '开福区征地办',
    vehicle: '2.71',
    threePublic: '3.65',
    budget: '4.5',
    staff: '8',
    project: ['征地调查', '96.4'],
    another: ['安置审核', '3'],
    final: null,
  });
  expect(readIdentity(snapshot)?.workbookId).toBe('this-book');
  expect(readLastYearOrigin(snapshot)).toEqual({
    file: '2017自评.xlsx',
    workbookId: 'last-book',
    year: 2017,
    takenOn: '2026-03-15',
  });
});

test('--json：每一项从哪里来、是多少；没有取到的说原因', async () => {
  const outcome = await inProcess([
    'roll-forward',
    path('2017自评.xlsx'),
    '--pack',
    'kaifu-2018',
    '-o',
    path('json.xlsx'),
    '--json',
  ]);
  const result = JSON.parse(outcome.out) as RollForwardResult;
  expect(result).toMatchObject({
    files: [path('json.xlsx')],
    year: 2018,
    lastYear: { file: '2017自评.xlsx', year: 2017 },
  });
  expect(result.values.find(({ field }) => field === 'vehicleOperation.priorFinal')).toEqual({
    field: 'vehicleOperation.priorFinal',
    label: '经费控制情况/三公经费/公务用车购置和维护经费/公车运行维护/上年决算数',
    from: 'vehicleOperation.final',
    value: 2.71,
    state: 'new',
  });
  expect(result.values.every(({ state }) => state === 'new')).toBe(true);
});

test('换成别处别年的模板也照字段取', async () => {
  const outcome = await inProcess([
    'roll-forward',
    path('2017自评.xlsx'),
    '--pack',
    'huaihua-2022',
    '-o',
    path('hh.xlsx'),
  ]);
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect(outcome.out).toContain('这套模板是 2022 年度的，请核对 2018 年度的表样有没有变化');
});

describe('从上年的报告里取', () => {
  const docx = (): string => path('2018报告.docx');
  beforeAll(async () => {
    expect(await inProcess(['new', 'kaifu-2018', '-o', path('2018样例.xlsx'), '--sample'])).toMatchObject({ code: 0 });
    expect(await inProcess(['report', path('2018样例.xlsx'), '-o', docx()])).toMatchObject({ code: 0 });
  });
  const roll = (name: string, ...more: string[]) =>
    inProcess(['roll-forward', docx(), '--pack', 'kaifu-2018', '-o', path(name), ...more]);

  test('不写 --accept：只列出认出的数和原文，什么也不写', async () => {
    const outcome = await roll('不写.xlsx');
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(outcome.out).toContain('basicExpenditure.priorFinal　补充资料/基本支出/上年决算数：285.6万元');
    expect(outcome.out).toMatch(/原文：2018年决算基本支出/);
    expect(outcome.out).toContain('什么也没有写');
    expect(existsSync(path('不写.xlsx'))).toBe(false);
  });

  test('--accept 点名的才取，锁在表上，来源是那句话；别的空着', async () => {
    const outcome = await roll('2019.xlsx', '--accept', 'priorStaff', '--json');
    const result = JSON.parse(outcome.out) as RollForwardResult;
    expect(result.values.filter(({ accepted }) => accepted).map(({ field }) => field)).toEqual(['priorStaff']);
    expect(result.values.length).toBeGreaterThan(1);
    const snapshot = readWorkbook(new Uint8Array(readFileSync(path('2019.xlsx'))), '2019.xlsx');
    const { table } = bindWorkbook(snapshot, builtInPack('kaifu-2018'), readIdentity(snapshot)!);
    expect(
      ['fiscalYear', 'priorStaff', 'basicExpenditure.priorFinal'].map((id) => plainValue(table.value(id))),
    ).toEqual(['2019', '8', null]);
    expect(readLastYearOrigin(snapshot)).toMatchObject({ file: '2018报告.docx', workbookId: null, year: 2018 });
    expect([...readArrivals(snapshot).byRef.values()]).toEqual([
      expect.objectContaining({ ref: 'priorStaff', value: 8, from: expect.stringContaining('在职人数8人') as string }),
    ]);
  });

  test('--accept all 全取；认不出的编号不收', async () => {
    expect((await roll('全.xlsx', '--accept', 'all')).out).toMatch(/采用 \d+ 项/);
    expect(await roll('错.xlsx', '--accept', 'nowhere')).toMatchObject({ code: 2 });
    expect(existsSync(path('错.xlsx'))).toBe(false);
  });
});

test.each([
  ['上年的文件不在', ['不在.xlsx', '--pack', 'kaifu-2018', '-o', 'a.xlsx'], 3, 'input.not-found'],
  ['没有这个模板', ['2017自评.xlsx', '--pack', 'nowhere', '-o', 'a.xlsx'], 2, 'pack.unknown'],
  ['没有说用哪个模板', ['2017自评.xlsx', '-o', 'a.xlsx'], 2, 'input.usage'],
  ['不是工作簿', ['data.json', '--pack', 'kaifu-2018', '-o', 'a.xlsx'], 2, 'input.'],
  ['上年的工作簿没有填年度', ['无年度.xlsx', '--pack', 'kaifu-2018', '-o', 'a.xlsx'], 2, 'input.last-year-unknown'],
  ['要写的文件已经有了', ['2017自评.xlsx', '--pack', 'kaifu-2018', '-o', '无年度.xlsx'], 3, 'host.exists'],
  ['要写的就是上年的文件', ['2017自评.xlsx', '--pack', 'kaifu-2018', '-o', '2017自评.xlsx'], 2, '原件不能覆盖'],
])('%s：说清楚，什么也不写', async (_, words, code, problem) => {
  if (!existsSync(path('无年度.xlsx'))) await make('无年度.xlsx', { fiscalYear: null }, false);
  const before = readFileSync(path('2017自评.xlsx'));
  const outcome = await inProcess(['roll-forward', ...words.map((word) => (/\.\w+$/.test(word) ? path(word) : word))]);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(problem);
  expect(existsSync(path('a.xlsx'))).toBe(false);
  expect(readFileSync(path('2017自评.xlsx')).equals(before)).toBe(true);
});
