import { decide, told, words, type Cells } from './table';

const fields = [
  words('project.name', '项目支出绩效自评表1/项目名称', { name: '项目1名称' }),
  {
    kind: 'rows' as const,
    id: 'work',
    label: '项目',
    minimumRows: 2,
    columns: [{ id: 'name', label: '名称', kind: 'text' }],
  },
];
const judge = (cells: Cells) =>
  told(
    decide({ kind: 'listed-name', name: 'project.name', lists: ['work.name'], listLabel: '项目清单' }, fields, cells),
  );

describe('listed-name 在清单里', () => {
  it.each<[string, Cells, string]>([
    ['在', { 'project.name': '城区绿化', 'work[1].name': '城区绿化' }, 'pass'],
    ['清单里带序号、多“经费”两字', { 'project.name': '城区绿化', 'work[2].name': '2、城区绿化经费' }, 'pass'],
    [
      '不在',
      { 'project.name': '县城亮化', 'work[1].name': '1、城区绿化', 'work[2].name': '征地工作' },
      'fail: 项目1名称“县城亮化”不在项目清单里；那里是“城区绿化”、“征地工作”。',
    ],
    ['没有用到这张表', { 'work[1].name': '城区绿化' }, 'notApplicable: 没有填名称。'],
    ['清单没有写名称，说不出在不在', { 'project.name': '县城亮化' }, 'notApplicable: 项目清单没有写名称。'],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toEqual([wanted]));
});
