import { formulaOf } from '../../../src/core/table/formula';
import { plainValue } from '../../../src/core/fields/field-value';
import type { ScalarField } from '../../../src/core/pack/pack';
import { book, type Cells, type FieldInput } from '../rules/table';

const fields: FieldInput[] = [
  { kind: 'number', id: 'number', label: '项目个数', unit: '个', decimals: 0, derive: { count: 'projects.name' } },
  {
    kind: 'rows',
    id: 'projects',
    label: '项目',
    minimumRows: 3,
    columns: [
      { kind: 'text', id: 'name', label: '名称' },
      { kind: 'number', id: 'final', label: '决算数', unit: '万元' },
    ],
  },
];
const counted = (cells: Cells): string | null => plainValue(book(fields, cells).table.value('number'));

describe('count 填了几行', () => {
  it.each<[string, Cells, string]>([
    ['一行没填是0，不是空', {}, '0'],
    ['只数填了的', { 'projects[1].name': '甲', 'projects[3].name': '丙' }, '2'],
    ['别的栏填了不算', { 'projects[1].name': '甲', 'projects[2].final': 5 }, '1'],
    ['行多了跟着数', { 'projects[1].name': '甲', 'projects[5].name': '戊' }, '2'],
    ['填成数字也算填了', { 'projects[1].name': 1 }, '1'],
  ])('%s', (_what, cells, wanted) => expect(counted(cells)).toBe(wanted));

  it('表里是 COUNTA', () => {
    const { table } = book(fields, {});
    const field = table.pack.byId.get('number') as ScalarField;
    expect(formulaOf(field, table.pack, (id) => `<${id}>`)).toBe('COUNTA(<projects.name>)');
  });
});
