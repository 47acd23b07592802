import { decide, told, type Cells } from './table';

const columns = [
  { id: 'name', label: '名称', kind: 'text' },
  { id: 'final', label: '本年决算数', name: '项目本年决算数', kind: 'number', unit: '万元' },
];
const fields = ['work', 'care'].map((id) => ({ kind: 'rows' as const, id, label: id, minimumRows: 3, columns }));
const judge = (cells: Cells) =>
  told(
    decide(
      {
        kind: 'named-rows',
        blocks: [
          { name: 'work.name', amounts: ['work.final'] },
          { name: 'care.name', amounts: ['care.final'] },
        ],
      },
      fields,
      cells,
    ),
  );

describe('named-rows 项目名称', () => {
  it.each<[string, Cells, string[]]>([
    [
      '都有名称，各不相同',
      { 'work[1].name': '绿化', 'work[1].final': 3, 'work[2].name': '亮化', 'work[2].final': 4 },
      ['pass'],
    ],
    ['有金额没有名称', { 'work[1].final': 3 }, ['fail: 项目本年决算数（第1行）填了3.00万元，但没有写项目名称。']],
    [
      '只有序号，不是名称',
      { 'work[1].name': '1、', 'work[1].final': 3 },
      ['fail: 项目本年决算数（第1行）填了3.00万元，但没有写项目名称。'],
    ],
    [
      '重名，序号和空格不算',
      { 'work[1].name': '1、城区绿化', 'work[1].final': 3, 'care[2].name': '（二） 城区 绿化', 'care[2].final': 4 },
      ['explain: 测试表 B105与B100的项目名称相同，都是“城区绿化”。'],
    ],
    [
      '年份是名称的一部分',
      { 'work[1].name': '2018年慰问', 'work[1].final': 3, 'work[2].name': '2019年慰问', 'work[2].final': 4 },
      ['pass'],
    ],
    [
      '印好的行名没有填数',
      { 'work[1].name': '业务工作经费', 'work[2].name': '业务工作经费' },
      ['notApplicable: 没有填项目的金额。'],
    ],
    ['填的是 0', { 'work[1].final': 0 }, ['notApplicable: 没有填项目的金额。']],
    ['金额是文本，那一格自己会说', { 'work[1].final': '三万' }, ['notApplicable: 没有填项目的金额。']],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toEqual(wanted));
});
