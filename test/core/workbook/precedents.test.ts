import { a1 } from '../../../src/core/workbook/address';
import { precedentsOf } from '../../../src/core/workbook/precedents';

const names = new Map([
  ['jx.budget', "'补充资料'!$B$5"],
  ['rate', '0.13'],
  ['sum.of.two', '$A$1+other'],
]);

const read = (formula: string): string | null => {
  const areas = precedentsOf(formula, '数据', names);
  return areas && areas.map((area) => `${area.sheet} ${a1(area)}`).join('、');
};

test.each<[string, string]>([
  ['B5*2', '数据 B5'],
  ['SUM(B2:B3,$C$4)', '数据 B2:B3、数据 C4'],
  ["'补充 资料'!B5+表2!C7", '补充 资料 B5、表2 C7'],
  ["'It''s'!A1", "It's A1"],
  ['B3:A1', '数据 A1:B3'],
  ['SUM(C:C)', '数据 C1:C1048576'],
  ['SUM(2:3)', '数据 A2:XFD3'],
  ['jx.budget*rate', '补充资料 B5'],
  ['IF(B5="A1","见 C3",LOG10(D4))', '数据 B5、数据 D4'],
  ['IFERROR(B5/B6,"#REF!")', '数据 B5、数据 B6'],
  ['1.5E3+2', ''],
  ['TRUE', ''],
])('%s 读的是 %s', (formula, cells) => {
  expect(read(formula)).toBe(cells);
});

test.each([
  ['INDIRECT 由文字决定', 'INDIRECT("B"&1)'],
  ['OFFSET', 'SUM(OFFSET(A1,1,0,3))'],
  ['别的文件', '[1]Sheet1!A1'],
  ['表格的栏', 'SUM(Table1[金额])'],
  ['几张表一起', 'SUM(Sheet1:Sheet3!A1)'],
  ['到哪里由函数说', 'SUM(A1:INDEX(B:B,3))'],
  ['不认识的名称', 'unknownName+1'],
  ['名称里有不认识的名称', 'sum.of.two'],
])('%s：说不知道', (_title, formula) => {
  expect(read(formula)).toBeNull();
});
