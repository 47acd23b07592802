import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditResult } from '../../src/cli/contract';
import { call, workFolder } from './jixiao';

const folder = workFolder();
const save = (name: string, text: string): string => (writeFileSync(join(folder, name), text), name);

async function made(name: string, data: Record<string, number | string>): Promise<void> {
  const given = save(`${name}.json`, JSON.stringify(data));
  expect((await call(['new', 'kaifu-2018', '--sample', '--data', given, '-o', `${name}.xlsx`], folder)).code).toBe(0);
}

async function audited(...words: string[]): Promise<{ code: number | null; told: AuditResult['findings'] }> {
  const { code, out, err } = await call(['audit', ...words, '--json'], folder);
  if (out === '') throw new Error(err);
  const { findings } = JSON.parse(out) as AuditResult;
  return { code, told: findings.filter(({ kind }) => ['workbook', 'heading', 'left-over'].includes(kind)) };
}

beforeAll(async () => {
  await made('本年', {});
  await made('改过', { 'publicOutlay.final': 60.5, actualStaff: 9 });
  await made('上年', { fiscalYear: 2017 });
  expect((await call(['report', '本年.xlsx', '-o', '本年.docx'], folder)).code).toBe(0);
  expect((await call(['report', '上年.xlsx', '-o', '上年.docx'], folder)).code).toBe(0);
});

test('报告和它的工作簿：没有改就没有不符', async () => {
  expect((await audited('本年.docx', '--book', '本年.xlsx')).told).toEqual([]);
});

test('表改了，报告没有改：说出两个数和那一格', async () => {
  const { code, told } = await audited('本年.docx', '--book', '改过.xlsx');
  expect(code).toBe(1);
  expect(told.map(({ left, right, cells }) => [left, right, cells![0]!.field])).toEqual([
    ['8人', '9人', 'actualStaff'],
  ]);
  expect(told[0]!.cells![0]).toMatchObject({
    sheet: expect.any(String),
    address: expect.stringMatching(/^[A-Z]+\d+$/),
  });
});

test('贴出来的文字也一样；给人看的写着哪一格', async () => {
  const text = save('贴.txt', '开福区征地办2018年度部门整体支出绩效自评报告\n本部门在职人数11人，公用经费控制良好。\n');
  const { out } = await call(['audit', text, '--book', '本年.xlsx'], folder);
  expect(out.replace(/\s+/g, '')).toMatch(
    /文字与工作簿：与工作簿不符：文中写11人，工作簿“实际在职人数”是8人（《基础数据表》[A-Z]+\d+）/,
  );
});

test('上年的报告：没有改的标题和段落', async () => {
  const { told } = await audited('上年.docx', '--book', '本年.xlsx', '--last-year', '上年.docx');
  expect(told.map(({ level, kind, left }) => [level, kind, left])).toContainEqual(['error', 'heading', '2017年']);
  const own = await audited('本年.docx', '--last-year', '上年.docx');
  expect(own.told.every(({ level, kind }) => level === 'explain' && kind === 'left-over')).toBe(true);
  expect(own.told.length).toBeGreaterThan(0);
});

test('上年的工作簿：和它一分不差的数', async () => {
  const text = save('照抄.txt', '2018年项目支出决算118.79万元。\n');
  const { told } = await audited(text, '--last-year', '上年.xlsx');
  expect(told.map(({ level, left, right }) => [level, left, right])).toEqual([['explain', '118.79万元', '118.79万元']]);
});

test.each([
  ['没有的工作簿', ['--book', '没有.xlsx'], 3, '找不到文件'],
  ['不是工作簿', ['--book', '贴.txt'], 2, '贴.txt'],
  ['没有的上年报告', ['--last-year', '没有.docx'], 3, '找不到文件'],
])('%s：一句话和退出码', async (_, words, code, told) => {
  save('贴.txt', '全年支出1万元。');
  const outcome = await call(['audit', '贴.txt', ...words], folder);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(told);
});
