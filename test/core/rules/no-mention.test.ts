import { decide, money, told, words, type Cells } from './table';

const fields = [
  words('name', '项目名称'),
  money('final', '本年决算数'),
  {
    kind: 'rows' as const,
    id: 'projects',
    label: '项目支出',
    columns: [
      { kind: 'text', id: 'name', label: '名称', name: '项目名称' },
      { kind: 'number', id: 'final', label: '本年决算数', unit: '万元' },
    ],
  },
];
const staff = ['奖励', '公积金', '养老保险'];
const one = (cells: Cells) =>
  told(
    decide({ kind: 'no-mention', text: 'name', amount: 'final', words: staff, meaning: '属于人员经费' }, fields, cells),
  );
const rows = (cells: Cells) =>
  told(
    decide(
      { kind: 'no-mention', text: 'projects.name', amount: 'projects.final', words: staff, meaning: '属于人员经费' },
      fields,
      cells,
    ),
  );

describe('no-mention 不该有的内容', () => {
  it('有的词都说出来，带上金额', () => {
    expect(one({ name: '绩效奖励、住房公积金等资金', final: 49.67 })).toEqual([
      'fail: 项目名称“绩效奖励、住房公积金等资金”（49.67万元）里有“奖励”、“公积金”，属于人员经费。',
    ]);
  });

  it('没有金额也照样指出；换行、空格不妨碍', () => {
    expect(one({ name: '养老\n保 险' })).toEqual(['fail: 项目名称“养老保险”里有“养老保险”，属于人员经费。']);
  });

  it('没有这些词', () => expect(one({ name: '征地拆迁工作经费', final: 77 })).toEqual(['pass']));

  it('说的是别人的钱，不算', () => {
    const params = {
      kind: 'no-mention' as const,
      text: 'name',
      words: staff,
      unless: ['城乡居民', '农民'],
      meaning: '属于人员经费',
    };
    expect(told(decide(params, fields, { name: '城乡居民养老保险补助' }))).toEqual(['pass']);
    expect(told(decide(params, fields, { name: '职工养老保险' }))[0]).toMatch(/^fail/);
  });

  it('没有填', () => expect(one({ final: 77 })).toEqual(['notApplicable: 没有填。']));

  it('重复行逐行核对', () => {
    expect(
      rows({
        'projects[1].name': '征地拆迁工作经费',
        'projects[1].final': 77,
        'projects[2].name': '住房公积金',
        'projects[2].final': 9,
      }),
    ).toEqual(['pass', 'fail: 项目名称（第2行）“住房公积金”（9.00万元）里有“公积金”，属于人员经费。']);
  });
});
