import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { AdoptResult } from '../../src/cli/contract';
import { planForm } from '../../src/app/adopt-form';
import { readPrintedSheets } from '../../src/hosts/file/read/printed-sheets';
import { builtInPack } from '../support/built-in-pack';
import { bureauForm, type BureauForm } from '../support/bureau/form';
import { convert, describeWithSoffice } from '../support/soffice';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

/** In that folder, as people call it. */
async function call(words: readonly string[]): Promise<Outcome> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await inProcess(words);
  } finally {
    process.chdir(before);
  }
}

async function adopt(
  file: string,
  ...more: string[]
): Promise<{ code: number | null; err: string; result: AdoptResult }> {
  const { code, out, err } = await call(['adopt', file, '--pack', 'hunan-2023', '--json', ...more]);
  return { code, err, result: (out === '' ? null : JSON.parse(out)) as AdoptResult };
}

const placesOf = ({ fields }: AdoptResult, state: string): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ field, state: its, cell }) =>
      its === state ? [[field, `${cell!.sheet}!${cell!.address}`]] : [],
    ),
  );

let form: BureauForm;
/** Of one whose form leaves something open. */
let open: BureauForm;

const truth = (field: string): string => form.truth.get(field)!;

/** The first form by seed of which that many fields wait for a person's word. */
async function formThatAsks(least: number, most: number): Promise<BureauForm> {
  for (let seed = 1; seed < 200; seed++) {
    const one = await bureauForm('hunan-2023', seed);
    const plan = planForm(builtInPack('hunan-2023/5-projects'), readPrintedSheets(one.bytes, ''));
    const waiting = plan.fields.filter(({ field, state }) => state === 'proposed' && one.truth.has(field));
    // A later row of a block waits for the first one.
    const plain = waiting.filter(
      ({ field, candidates, waitsForUnit }) => candidates.length === 1 && !field.includes('[') && !waitsForUnit,
    );
    const cells = new Set(
      plan.fields.filter(({ state }) => state === 'proposed').map(({ candidates: [at] }) => at!.address),
    );
    if (
      plain.length >= least &&
      cells.size >= least &&
      waiting.length <= most &&
      one.strange.length > 1 &&
      one.truth.has('austerityMeasures')
    )
      return one;
  }
  throw new Error('no form by any seed asks as much');
}

beforeAll(async () => {
  form = await formThatAsks(0, 0);
  open = await formThatAsks(4, 60);
  writeFileSync(path('原表.xlsx'), form.bytes);
  writeFileSync(path('要问的.xlsx'), open.bytes);
});

test('只列出来：什么也不写', async () => {
  const { code, result } = await adopt('原表.xlsx');
  expect(code).toBe(0);
  expect(result.files).toEqual([]);
  expect(result.year).toBe(form.year);
  const bound = placesOf(result, 'bound');
  expect(bound['threePublicExpenses.final']).toBe(truth('threePublicExpenses.final'));
  expect(bound['businessProjects[1].final']).toBe(truth('businessProjects[1].final'));
  expect(result.unfamiliar.map(({ text }) => text)).toEqual(
    expect.arrayContaining(form.strange.map((label) => label.replace(/\s/g, ''))),
  );
  expect(result.fields.find(({ field }) => field === 'initialBudget')).toMatchObject({
    state: 'absent',
    cell: null,
    confidence: 0,
  });
});

test('认领：写出的文件只多了名称和隐藏的标识页，别的部件一字不差', async () => {
  const { code, result } = await adopt('原表.xlsx', '-o', '认领.xlsx');
  expect({ code, files: result.files }).toEqual({ code: 0, files: ['认领.xlsx'] });
  const before = unzipSync(readFileSync(path('原表.xlsx')));
  const after = unzipSync(readFileSync(path('认领.xlsx')));
  const changed = Object.keys(before).filter(
    (part) => Buffer.compare(before[part]!, after[part] ?? new Uint8Array()) !== 0,
  );
  expect(changed.sort()).toEqual(
    expect.arrayContaining(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml']),
  );
  expect(
    changed.filter(
      (part) => part.startsWith('xl/worksheets/') || part === 'xl/styles.xml' || part === 'xl/sharedStrings.xml',
    ),
  ).toEqual([]);
  const check = await call(['check', '认领.xlsx', '--json']);
  expect([0, 1]).toContain(check.code);
});

test('认可以后才认：--accept', async () => {
  const { result: before } = await adopt('要问的.xlsx');
  const waiting = placesOf(before, 'proposed');
  expect(Object.keys(waiting).length).toBeGreaterThan(3);
  const one = before.fields.find(({ state, candidates }) => state === 'proposed' && candidates!.length === 1)?.field;
  const { result: some } = await adopt('要问的.xlsx', '--accept', one!);
  expect(placesOf(some, 'bound')[one!]).toBe(waiting[one!]);
  const { result: all } = await adopt('要问的.xlsx', '--accept', 'all');
  expect(Object.keys(placesOf(all, 'bound')).length).toBeGreaterThan(Object.keys(placesOf(some, 'bound')).length);
  expect(new Set(Object.values(placesOf(all, 'bound'))).size).toBe(Object.keys(placesOf(all, 'bound')).length);
});

test('表上没有写金额单位：问一次，--amount-unit 答了就都认下来', async () => {
  const silent = await bureauForm('hunan-2023', 3, { isSilent: true });
  writeFileSync(path('没有单位.xlsx'), silent.bytes);
  const { result: before } = await adopt('没有单位.xlsx');
  expect(before.units).toHaveLength(1);
  const waiting = before.fields.filter(({ waitsForUnit }) => waitsForUnit);
  expect(waiting.length).toBeGreaterThan(10);
  expect(placesOf(before, 'bound')['threePublicExpenses.final']).toBeUndefined();
  const { out } = await call(['adopt', '没有单位.xlsx', '--pack', 'hunan-2023']);
  expect(out.match(/没有写金额单位/g)).toHaveLength(1);
  expect(out).toContain('--amount-unit 元 或 --amount-unit 万元');

  const { result } = await adopt('没有单位.xlsx', '--amount-unit', silent.measure);
  expect(result.units).toMatchObject([{ said: true, amountUnit: silent.measure }]);
  for (const { field } of waiting) expect(placesOf(result, 'bound')[field]).toBe(silent.truth.get(field));
  const { code, err } = await call(['adopt', '没有单位.xlsx', '--pack', 'hunan-2023', '--amount-unit', '块']);
  expect(code).toBe(2);
  expect(err).toContain('应是 元、千元、万元、亿元 之一');
});

test('对照表：下一个单位的同样的表照样认，不用再问', async () => {
  const { result: first } = await adopt('原表.xlsx', '--accept', 'all', '--save-map', '对照.json');
  expect(first.files).toEqual(['对照.json']);
  const map = JSON.parse(readFileSync(path('对照.json'), 'utf8')) as Record<string, string>;
  expect(map['经费控制情况/三公经费/本年决算数']).toBe(truth('threePublicExpenses.final'));
  const { result: second } = await adopt('原表.xlsx', '--map', '对照.json');
  expect(placesOf(second, 'bound')).toEqual(placesOf(first, 'bound'));
});

test('对照表里写明的格子就是您的话；表上明明写着别的，不照搬', async () => {
  const taken = truth('vehicleOperation.final');
  const [sheet, address] = taken.split('!');
  const map = { initialBudget: `${sheet!}!A1`, '经费控制情况/公用经费/本年决算数': taken };
  writeFileSync(path('自写.json'), JSON.stringify(map));
  const { result } = await adopt('原表.xlsx', '--map', '自写.json');
  const outlay = result.fields.find(({ field }) => field === 'publicOutlay.final')!;
  expect(outlay).toMatchObject({ state: 'proposed', cell: { sheet, address } });
  expect(outlay.candidates!.map((one) => `${one.sheet}!${one.address}`)).toContain(truth('publicOutlay.final'));
  expect(placesOf(result, 'bound')['vehicleOperation.final']).toBe(taken);
  writeFileSync(path('自写.json'), JSON.stringify({ initialBudget: `${sheet!}!${address!}` }));
  expect(placesOf((await adopt('原表.xlsx', '--map', '自写.json')).result, 'bound')).not.toHaveProperty(
    'initialBudget',
  );
  const free = form.truth
    .get('austerityMeasures')!
    .split('!')[1]!
    .replace(/^[A-Z]+/, 'A');
  writeFileSync(path('自写.json'), JSON.stringify({ initialBudget: `${sheet!}!${free}` }));
  // Nothing around that cell says a measure.
  const { result: told } = await adopt('原表.xlsx', '--map', '自写.json', '--amount-unit', '元');
  expect(placesOf(told, 'bound')['initialBudget']).toBe(`${sheet!}!${free}`);
});

test('写错的数据项、位置、已经认领过的文件，说清楚，不写文件', async () => {
  writeFileSync(path('错.json'), JSON.stringify({ 没有这一项: '表1!A1' }));
  const { code, err } = await adopt('原表.xlsx', '--map', '错.json');
  expect(code).toBe(2);
  expect(err).toContain('“没有这一项”不是这个模板的数据项');
  writeFileSync(path('错.json'), JSON.stringify({ authorizedPosts: '表1' }));
  expect((await adopt('原表.xlsx', '--map', '错.json')).err).toContain('“表1”不是一个格子');
  expect((await adopt('原表.xlsx', '--accept', '没有')).code).toBe(2);
  const again = await adopt('认领.xlsx');
  expect(again.code).toBe(2);
  expect(again.err).toContain('不用再认领');
});

test('没有一处是这个模板的：退出码 1，不写文件', async () => {
  writeFileSync(path('别的.txt'), '');
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  workbook.addWorksheet('通讯录').addRows([
    ['姓名', '电话'],
    ['某某', 1],
  ]);
  writeFileSync(path('别的.xlsx'), new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer));
  const { code, err } = await adopt('别的.xlsx', '-o', '别的认领.xlsx');
  expect(code).toBe(1);
  expect(err).toContain('没有一处认得准');
});

describeWithSoffice('.xls', () => {
  test('旧格式的原表：认出的和同一张 .xlsx 一样，写成 .xlsx，说明白；原文件不动', async () => {
    convert([path('原表.xlsx')], 'xls', folder);
    const before = readFileSync(path('原表.xls'));
    const { code, err, result } = await adopt('原表.xls', '-o', '旧表认领.xlsx');
    expect({ code, files: result.files }).toEqual({ code: 0, files: ['旧表认领.xlsx'] });
    expect(err).toMatch(/Excel 97-2003.*另存成 \.xlsx.*公式换成了结果/);
    expect(placesOf(result, 'bound')).toEqual(placesOf((await adopt('原表.xlsx')).result, 'bound'));
    expect(readFileSync(path('原表.xls')).equals(before)).toBe(true);
    expect((await call(['check', '旧表认领.xlsx'])).code).toBeLessThan(2);
  }, 120_000);

  test.each(['断了.xls', '乱的.et'])('%s：说清楚，不写', async (file) => {
    const bytes = readFileSync(path('原表.xls'));
    writeFileSync(path(file), file === '断了.xls' ? bytes.subarray(0, bytes.length / 2) : Buffer.alloc(5_000, 0xa7));
    const { code, err } = await adopt(file, '-o', '坏的.xlsx');
    expect(code).toBe(2);
    expect(err).toMatch(/^“?.*(?:断了|乱的).*(?:已损坏|另存).*\n$/);
  });
});
