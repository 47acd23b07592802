import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { openWorkbook } from '../../../src/app/open-workbook';
import { findingSides, shortLabels } from '../../../src/app/workbook-session/finding-sides';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2018');

test('左右两边各有名称、单元格和印出来的数', async () => {
  const bytes = await authorWorkbook(newWorkbook({ pack, sample: true, data: {}, workbookId: 'sides' }), {
    creator: 'test',
  });
  const workbook = openWorkbook(readWorkbook(bytes, 'x.xlsx'), () => pack, 'x.xlsx');
  const { findings } = checkWorkbook(workbook);
  const finding = findings.find((one) => one.id === 'basicExpenditureBudgetChange')!;
  const { left, right } = findingSides(workbook.table, finding);
  const place = (id: string): { sheet: string; address: string } => {
    const { sheet, address } = workbook.table.place(id)!;
    return { sheet, address };
  };
  expect(left).toMatchObject({
    label: '基本支出本年决算数',
    text: '285.60万元',
    cells: [place('basicExpenditure.final')],
  });
  expect(right).toMatchObject({
    label: '基本支出本年预算数',
    text: '219.20万元',
    cells: [place('basicExpenditure.budget')],
  });
});

test.each([
  ['基本支出本年决算数', '基本支出本年预算数', '决算数', '预算数'],
  ['公用经费本年决算数', '三公经费本年决算数', '公用经费本年决算数', '三公经费本年决算数'],
  ['现在', '对照', '现在', '对照'],
])('表里的名称去掉两边共有的开头：%s、%s', (left, right, shortLeft, shortRight) => {
  expect(shortLabels(left, right)).toEqual([shortLeft, shortRight]);
});

test('每个有两边的问题都配得出名称，文字照规则原样', async () => {
  const bytes = await authorWorkbook(
    newWorkbook({ pack, sample: true, data: { 'officeExpense.final': 142000 }, workbookId: 'sides' }),
    { creator: 'test' },
  );
  const workbook = openWorkbook(readWorkbook(bytes, 'x.xlsx'), () => pack, 'x.xlsx');
  const { findings } = checkWorkbook(workbook);
  const sided = findings.filter((one) => one.left !== undefined);
  expect(sided.length).toBeGreaterThan(3);
  for (const finding of sided) {
    const { left, right } = findingSides(workbook.table, finding);
    expect(left).toMatchObject({ text: finding.left });
    expect(left!.label).not.toBe('');
    if (finding.right !== undefined) expect(right).toMatchObject({ text: finding.right });
  }
});

test('控制率超过100%：右边是标准，不是两格之和', async () => {
  const bytes = await authorWorkbook(
    newWorkbook({
      pack,
      sample: true,
      data: { actualStaff: 145, authorizedPosts: 143 },
      workbookId: 'sides',
    }),
    { creator: 'test' },
  );
  const workbook = openWorkbook(readWorkbook(bytes, 'x.xlsx'), () => pack, 'x.xlsx');
  const { findings } = checkWorkbook(workbook);
  const rate = findings.find(({ left }) => left === '101.40%')!;
  expect(findingSides(workbook.table, rate).right).toEqual({ label: '标准', cells: [], text: '100%' });
});
