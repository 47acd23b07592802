import { decide, money, told } from './table';

const fields = [
  money('final', '经费/三公经费/本年决算数'),
  { kind: 'rows' as const, id: 'projects', label: '项目', minimumRows: 3, columns: [money('all', '总额')] },
];
const judge = (options: object) => decide({ kind: 'name-intact' }, fields, {}, options);

describe('name-intact 名称都在', () => {
  it('都在', () => expect(told(judge({}))).toEqual(['pass']));
  it.each([
    ['不见了', null, 'fail: “三公经费本年决算数”的名称不见了（jx.final），读不到这一项。'],
    ['整行删除', '#REF!', 'fail: “三公经费本年决算数”的名称指向的单元格已被删除（jx.final），读不到这一项。'],
    ['工作表删除', "'旧表'!$B$1", 'fail: “三公经费本年决算数”的名称指向的工作表已被删除（jx.final），读不到这一项。'],
    [
      '指向一片',
      "'测试表'!$B$1:$C$2",
      'fail: “三公经费本年决算数”的名称指向的不是一个单元格（或一列）（jx.final），读不到这一项。',
    ],
  ])('%s', (_, refersTo, expected) => expect(told(judge({ names: { final: refersTo } }))).toEqual([expected]));

  it('粘贴出来的重复行：第一行保留', () => {
    const verdicts = judge({ keys: ['k1', 'k2', 'k1'] });
    expect(told(verdicts)).toEqual(['fail: 项目第3行与第1行的行标识重复（多半是整行复制粘贴造成的）。']);
    expect(verdicts[0]).toMatchObject({ cells: [{ sheet: '测试表', address: 'A102' }] });
  });
});
