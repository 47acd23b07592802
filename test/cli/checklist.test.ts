import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChecklistResult } from '../../src/cli/contract';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'])).toMatchObject({ code: 0 });
  expect((await inProcess(['report', path('book.xlsx'), '-o', path('report.docx')])).code).not.toBe(2);
});

test('自己写的报告：附件、编号、数都对得上；报告里的表也对过', async () => {
  const { code, out } = await inProcess(['checklist', path('book.xlsx'), path('report.docx'), '--json']);
  const { entries, matrix } = JSON.parse(out) as ChecklistResult;
  expect(entries.filter(({ verdict, level }) => verdict === 'fail' && level === 'error')).toEqual([]);
  expect(code).toBe(0);
  expect(matrix.pieces).toContain('report.docx');
  expect(matrix.rows.length).toBeGreaterThan(20);
  expect(matrix.rows.every(({ differs }) => !differs)).toBe(true);
});

test('改坏的报告：退出码 1，每条说在哪里、怎么办，不同的数列成一行', async () => {
  writeFileSync(path('坏.txt'), '一、概况\n2018年公务接待费决算支出0.84万元。\n三、问题\n情况见附件2。\n');
  writeFileSync(path('决算.csv'), '单位：万元\n项目,2018年决算数\n公务接待费,0.95\n');
  const { code, out } = await inProcess(['checklist', path('book.xlsx'), path('坏.txt'), path('决算.csv')]);
  expect(code).toBe(1);
  for (const words of [
    '这里是“三、”，前面没有“二、”',
    '正文说到附件2',
    '坏.txt第3段“三、问题”',
    '公务接待本年决算数各处不同：工作簿是0.94万元',
    '*0.84万元',
    '*0.95万元',
    '没有给上年的报告',
  ])
    expect(out).toContain(words);
});

test('末位差一是不同；舍去尾数只提示，也不说都一样', async () => {
  writeFileSync(path('差一.txt'), '2018年公务接待费决算0.93万元。\n');
  const { entries, matrix } = await jsonOf('差一.txt');
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'figures', verdict: 'fail', level: 'error' }));
  const cut = matrix.rows.find(
    ({ right, name }) =>
      name.startsWith('公务接待') === false &&
      name.endsWith('本年决算数') &&
      /\.[5-9]\d万元$/.test(right) &&
      Number.parseFloat(right) > 1,
  )!;
  writeFileSync(
    path('舍去.txt'),
    `2018年${cut.name.replace('本年决算数', '决算')}${Math.trunc(Number.parseFloat(cut.right))}万元。\n`,
  );
  const figures = (await jsonOf('舍去.txt')).entries.filter(({ kind }) => kind === 'figures');
  expect(figures).toEqual([
    expect.objectContaining({ level: 'notice', message: expect.stringContaining('舍去了尾数') }),
  ]);
});

async function jsonOf(file: string): Promise<ChecklistResult> {
  const { out } = await inProcess(['checklist', path('book.xlsx'), path(file), '--json']);
  return JSON.parse(out) as ChecklistResult;
}

test('读不成的文件说清楚', async () => {
  const outcome = await inProcess(['checklist', path('book.xlsx'), path('没有.docx')]);
  expect(outcome.code).toBe(3);
  expect(outcome.err).toContain('没有.docx');
});
