import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import type { ConsolidateResult } from '../../src/cli/contract';
import { bindWorkbook } from '../../src/app/open-workbook';
import { plainValue } from '../../src/core/fields/field-value';
import type { FieldTable } from '../../src/core/fields/field-table';
import type { Pack } from '../../src/core/pack/pack';
import { readIdentity } from '../../src/core/workbook/identity';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { newWorkbook } from '../../src/app/new-workbook';
import { builtInPack } from '../support/built-in-pack';
import { seededRandom } from '../support/random-data';
import { buildBundle, inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
/** 200 on demand: UNITS=200 npm run unit -- test/cli/consolidate */
const count = Number(process.env['UNITS'] ?? 12);

beforeAll(buildBundle);

async function write(file: string, pack: Pack, data: object): Promise<void> {
  mkdirSync(join(path(file), '..'), { recursive: true });
  const edits = newWorkbook({ pack, sample: true, data: { ...data }, workbookId: file });
  writeFileSync(path(file), await authorWorkbook(edits, { creator: 'x' }));
}

async function consolidate(dir: string, pack: string, ...more: string[]): Promise<ConsolidateResult> {
  const words = ['consolidate', path(dir), '--pack', pack, '-o', path(`${dir}.xlsx`), '--force', '--json', ...more];
  const { code, out, err } = await inProcess(words);
  const result = JSON.parse(out) as ConsolidateResult;
  // Files that are left out make the exit code 1.
  const expected = result.skipped.length > 0 ? 1 : 0;
  expect({ code, err: err.replace(/^已做.*\n/gm, '') }).toEqual({ code: expected, err: '' });
  return result;
}

function tableIn(file: string, pack: Pack): FieldTable {
  const snapshot = readWorkbook(new Uint8Array(readFileSync(path(file))), file);
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!).table;
}

/** Another reader and another way to add: exceljs by name, in hundredths. */
async function addedUp(files: readonly string[], field: string): Promise<number> {
  let cents = 0;
  for (const file of files) {
    const book = new Workbook();
    await book.xlsx.readFile(path(file));
    const [place = ''] = book.definedNames.getRanges(`jx.${field}`).ranges;
    const [, sheet = '', address = ''] = /^'?(.+?)'?!(.+)$/.exec(place) ?? [];
    const { value } = book.getWorksheet(sheet)!.getCell(address.replaceAll('$', ''));
    cents += Math.round(Number(value ?? 0) * 100);
  }
  return cents / 100;
}

test.each(['kaifu-2018', 'taojiang-2024'])(
  `%s：${count} 个单位逐项相加，与另一种读法、另一种加法相等；比率重新算，得分不加`,
  async (packId) => {
    const pack = builtInPack(packId);
    const random = seededRandom(packId.length);
    const amount = (): number => Math.floor(random() * 9_999_999) / 100;
    const files: string[] = [];
    const fields = ['officialReception.final', 'vehicleOperation.priorFinal', 'initialBudget', 'publicOutlay.budget'];
    for (let at = 1; at <= count; at++) {
      const file = `${packId}-units/${at % 2 ? '甲' : '乙'}/${at}.xlsx`;
      files.push(file);
      const figures = Object.fromEntries(fields.map((field) => [field, amount()]));
      await write(file, pack, {
        budgetUnitName: `第${at}中心`,
        authorizedPosts: 1 + Math.floor(random() * 90),
        actualStaff: 1 + Math.floor(random() * 90),
        ...figures,
      });
    }
    const started = performance.now();
    const result = await consolidate(`${packId}-units`, packId, '--name', '某某局');
    const seconds = (performance.now() - started) / 1000;
    if (count > 100) process.stdout.write(`⏱ ${count} 个单位汇总 ${seconds.toFixed(1)} 秒\n`);
    expect(result.units).toHaveLength(count);
    expect(result.skipped).toEqual([]);
    const sums = new Map(result.fields.map(({ field, sum }) => [field, sum]));
    for (const field of [...fields, 'authorizedPosts', 'actualStaff'])
      expect([field, sums.get(field)]).toEqual([field, await addedUp(files, field)]);
    const table = tableIn(`${packId}-units.xlsx`, pack);
    const value = (id: string): string | null => plainValue(table.value(id));
    expect(value('budgetUnitName')).toBe('某某局');
    expect(Number(value('officialReception.final'))).toBe(sums.get('officialReception.final'));
    expect(Number(value('staffControlRate'))).toBeCloseTo(sums.get('actualStaff')! / sums.get('authorizedPosts')!, 10);
    expect(sums.has('satisfaction.rate')).toBe(false);
    expect(value('satisfaction.rate')).toBeNull();
    expect(value('score.managementSystems')).toBeNull();
    expect(table.rowCount('businessProjects')).toBeGreaterThanOrEqual(count);
    expect(value('businessProjects[1].name')).toMatch(/（第\d+中心）$/);
  },
  600_000,
);

describe('单位之间的往来', () => {
  const pack = builtInPack('taojiang-2024');
  const down = 'subsidyToSubordinates.final';

  beforeAll(async () => {
    await write('dept/a.xlsx', pack, { budgetUnitName: '局本级', [down]: 100, 'remittanceToSuperior.final': 0 });
    await write('dept/b.xlsx', pack, { budgetUnitName: '甲中心', [down]: 0, 'remittanceToSuperior.final': 30.5 });
  });

  test('抵销，列出多少、哪个单位；合计随着少', async () => {
    const result = await consolidate('dept', 'taojiang-2024');
    expect(result.eliminated).toEqual([
      { field: 'remittanceToSuperior.final', amount: 30.5, between: ['甲中心'] },
      { field: down, amount: 100, between: ['局本级'] },
    ]);
    const table = tableIn('dept.xlsx', pack);
    const number = (id: string): number => Number(plainValue(table.value(id)));
    const parts = ['basicExpenditure.final', 'projectExpenditure.final', 'operatingExpenditure.final'];
    expect(number(down)).toBe(0);
    expect(number('totalExpenditure.final')).toBeCloseTo(
      parts.reduce((sum, id) => sum + number(id), 0),
      8,
    );
  });

  test('--keep：给外面单位的不抵销', async () => {
    const result = await consolidate('dept', 'taojiang-2024', '--keep', down);
    expect(result.eliminated.map(({ field }) => field)).toEqual(['remittanceToSuperior.final']);
    expect(result.fields.find(({ field }) => field === down)).toEqual({ field: down, sum: 100 });
  });

  test('--keep 写了不是往来的项：说清楚', async () => {
    const words = [
      'consolidate',
      path('dept'),
      '--pack',
      'taojiang-2024',
      '-o',
      path('k.xlsx'),
      '--keep',
      'initialBudget',
    ];
    expect(await inProcess(words)).toMatchObject({ code: 2, err: expect.stringContaining('不是单位之间的往来') });
  });
});

describe('加不进来的', () => {
  const pack = builtInPack('kaifu-2018');

  test('别的模板、别的年度、同一单位两份、读不成的：各说一句，别的照加', async () => {
    await write('odd/1.xlsx', pack, { budgetUnitName: '甲' });
    await write('odd/2.xlsx', pack, { budgetUnitName: '乙' });
    await write('odd/3.xlsx', pack, { budgetUnitName: '乙' });
    await write('odd/4.xlsx', pack, { budgetUnitName: '丙', fiscalYear: 2017 });
    await write('odd/5.xlsx', builtInPack('taojiang-2024'), { budgetUnitName: '丁' });
    writeFileSync(path('odd/6.xlsx'), 'not a workbook');
    const { units, skipped } = await consolidate('odd', 'kaifu-2018');
    expect(units.map(({ unit }) => unit)).toEqual(['甲', '乙']);
    expect(skipped.map(({ file, problem }) => `${file.slice(-6)} ${problem.code}`).sort()).toEqual([
      '3.xlsx input.consolidate-twice',
      '4.xlsx input.consolidate-year',
      '5.xlsx input.consolidate-pack',
      expect.stringMatching(/^6\.xlsx input\./),
    ]);
  });

  test('空着的必填项：别的单位照加，说是谁没有填；不能用的：这一项不出汇总数', async () => {
    await write('gaps/1.xlsx', pack, { budgetUnitName: '甲', initialBudget: 10, yearEndSurplus: 1 });
    await write('gaps/2.xlsx', pack, { budgetUnitName: '乙', initialBudget: null, yearEndSurplus: 2 });
    const book = new Workbook();
    await book.xlsx.readFile(path('gaps/2.xlsx'));
    const [place = ''] = book.definedNames.getRanges('jx.yearEndSurplus').ranges;
    const [, sheet = '', address = ''] = /^'?(.+?)'?!(.+)$/.exec(place) ?? [];
    book.getWorksheet(sheet)!.getCell(address.replaceAll('$', '')).value = '两万元左右';
    await book.xlsx.writeFile(path('gaps/2.xlsx'));
    const { fields, notAdded } = await consolidate('gaps', 'kaifu-2018');
    expect(fields.find(({ field }) => field === 'initialBudget')?.sum).toBe(10);
    expect(fields.some(({ field }) => field === 'yearEndSurplus')).toBe(false);
    expect(notAdded.map(({ field, file, why }) => `${field} ${file.slice(-6)} ${why}`).sort()).toEqual([
      'initialBudget 2.xlsx blank',
      'yearEndSurplus 2.xlsx unusable',
    ]);
    expect(plainValue(tableIn('gaps.xlsx', pack).value('yearEndSurplus'))).toBeNull();
  });

  test('上次汇总的结果放在单位的文件夹里：不再加一遍，说清楚；--departments 才算一个单位', async () => {
    await write('again/1.xlsx', pack, { budgetUnitName: '甲', initialBudget: 10 });
    await write('again/2.xlsx', pack, { budgetUnitName: '乙', initialBudget: 20 });
    const sumOf = ({ fields }: ConsolidateResult) => fields.find(({ field }) => field === 'initialBudget')?.sum;
    expect(sumOf(await consolidate('again', 'kaifu-2018', '--name', '某局'))).toBe(30);
    const book = new Workbook();
    await book.xlsx.readFile(path('again.xlsx'));
    // Renamed or not: what it is does not stand in its title alone.
    book.getWorksheet('汇总来源')!.name = '来源';
    await book.xlsx.writeFile(path('again/部门.xlsx'));
    const second = await consolidate('again', 'kaifu-2018');
    expect(sumOf(second)).toBe(30);
    expect(second.skipped.map(({ file, problem: { code } }) => `${file.slice(-7)} ${code}`)).toEqual([
      '部门.xlsx input.consolidate-result',
    ]);
    expect(sumOf(await consolidate('again', 'kaifu-2018', '--departments'))).toBe(60);
  });

  test('要写的文件就在文件夹里：不当作单位，--departments 也不', async () => {
    await write('self/1.xlsx', pack, { budgetUnitName: '甲', initialBudget: 10 });
    const words = ['consolidate', path('self'), '--pack', 'kaifu-2018', '-o', join(path('self'), '.', 'out.xlsx')];
    expect(await inProcess(words)).toMatchObject({ code: 0 });
    const { code, out } = await inProcess([...words, '--force', '--json', '--departments']);
    const result = JSON.parse(out) as ConsolidateResult;
    expect(code).toBe(1);
    expect(result.units.map(({ unit }) => unit)).toEqual(['甲']);
    expect(result.skipped.map(({ problem }) => problem.code)).toEqual(['input.consolidate-output']);
  });

  test.each(['kaifu-2018', 'hunan-2023/5-projects', 'taojiang-2024'])('%s 空白的工作簿：点名，不加', async (id) => {
    const own = builtInPack(id);
    const dir = `blank-${id.replace('/', '-')}`;
    await write(`${dir}/1.xlsx`, own, { budgetUnitName: '甲' });
    const edits = newWorkbook({ pack: own, sample: false, data: {}, workbookId: 'blank' });
    writeFileSync(path(`${dir}/2.xlsx`), await authorWorkbook(edits, { creator: 'x' }));
    const { units, skipped } = await consolidate(dir, id);
    expect(units.map(({ unit }) => unit)).toEqual(['甲']);
    expect(skipped.map(({ problem }) => problem.code)).toEqual(['input.consolidate-blank']);
  });

  test('一个都没有：说清楚，不写文件', async () => {
    mkdirSync(path('none'), { recursive: true });
    const words = ['consolidate', path('none'), '--pack', 'kaifu-2018', '-o', path('none.xlsx')];
    expect(await inProcess(words)).toMatchObject({ code: 2, err: expect.stringContaining('里没有工作簿（.xlsx）') });
  });
});

test('《汇总来源》：每个单位一列，汇总数是这一行的公式，打开错误几条也在', async () => {
  const pack = builtInPack('taojiang-2024');
  await write('src/a.xlsx', pack, { budgetUnitName: '局本级', 'subsidyToSubordinates.final': 100 });
  await write('src/b.xlsx', pack, { budgetUnitName: '甲中心', 'subsidyToSubordinates.final': 5 });
  await consolidate('src', 'taojiang-2024');
  const book = new Workbook();
  await book.xlsx.readFile(path('src.xlsx'));
  const sheet = book.getWorksheet('汇总来源')!;
  const rows = sheet
    .getSheetValues()
    .slice(1)
    .map((row) => (row as unknown[]).slice(1));
  expect(rows[1]).toEqual(['数据项', '汇总数', '抵销', '局本级', '甲中心']);
  const line = rows.find(([label]) => String(label).includes('对附属单位补助支出'))!;
  expect((line[1] as { formula: string }).formula).toMatch(/^SUM\(D\d+:E\d+\)-N\(C\d+\)$/);
  expect(line.slice(2)).toEqual([105, 100, 5]);
});
