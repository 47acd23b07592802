import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { checkWith } from '../../../src/app/check-with';
import { fillingOf, isUnfinished, nextEmpty } from '../../../src/core/derive/unfilled';
import { columnRef } from '../../../src/core/pack/concrete-id';
import { readIdentity } from '../../../src/core/workbook/identity';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { book, money, words, type Cells, type FieldInput } from '../rules/table';

const fields: FieldInput[] = [
  words('unitName', '单位', { required: true }),
  money('total', '合计', { required: true, derive: { sum: ['one', 'two'] } }),
  money('one', '一', { required: true }),
  money('two', '二'),
  {
    kind: 'rows',
    id: 'projects',
    label: '项目',
    required: true,
    minimumRows: 3,
    columns: [
      { kind: 'text', id: 'name', label: '名称' },
      { kind: 'number', id: 'final', label: '决算数', unit: '万元', required: true },
    ],
  },
];
const filling = (cells: Cells) => fillingOf(book(fields, cells).table);

describe('还没填的', () => {
  it.each<[string, Cells, string, string[]]>([
    ['空表：必填的都算，算出来的和选填的不算', {}, '0/3', ['unitName', 'one', 'projects[1].name']],
    ['填一个少一个', { unitName: '甲局', one: 0 }, '2/3', ['projects[1].name']],
    ['只有空格的是没填', { unitName: ' ', one: 0 }, '1/3', ['unitName', 'projects[1].name']],
    ['用了的行，行里必填的也算', { unitName: '甲局', one: 1, 'projects[2].name': '乙' }, '3/4', ['projects[2].final']],
    ['没用的行不算', { unitName: '甲局', one: 1, 'projects[2].name': '乙', 'projects[2].final': 3 }, '4/4', []],
  ])('%s', (_what, cells, tally, empty) => {
    const found = filling(cells);
    expect(`${found.filled}/${found.required}`).toBe(tally);
    expect(found.empty.map(({ id }) => id)).toEqual(empty);
    expect(isUnfinished(found)).toBe(empty.length > 0);
  });

  it('名称丢了的格子到不了，不算空格', () => {
    const { table } = book(fields, {}, { names: { unitName: null } });
    expect(fillingOf(table).empty.map(({ id }) => id)).toEqual(['one', 'projects[1].name']);
  });

  it('下一个：从站着的格子往下，走完一圈回到头', () => {
    const found = filling({});
    const [first, second, last] = found.empty;
    expect(nextEmpty(found, null)).toEqual(first);
    expect(nextEmpty(found, first!)).toEqual(second);
    expect(nextEmpty(found, last!)).toEqual(first);
    expect(nextEmpty(found, { sheet: '没有这张表', address: 'A1' })).toEqual(first);
    expect(nextEmpty(found, { sheet: first!.sheet, address: 'C1' })).toEqual(second);
    expect(
      nextEmpty(filling({ unitName: '甲', one: 1, 'projects[1].name': '乙', 'projects[1].final': 1 }), null),
    ).toBeNull();
  });
});

describe.each(['kaifu-2018', 'kaifu-2020', 'hunan-2023', 'taojiang-2024'])('模板 %s', (id) => {
  const pack = builtInPack(id);
  const opened = async (sample: boolean) => {
    const edits = newWorkbook({ pack, sample, data: {}, workbookId: 'w' });
    const snapshot = readWorkbook(await authorWorkbook(edits, { creator: '' }), 'w.xlsx');
    return bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  };

  it.each([false, true])('和“必填的都填了”数的一样（例子：%s）', async (sample) => {
    const workbook = await opened(sample);
    const checks = pack.checks.filter(({ rule }) => rule?.kind === 'required-filled').map((one) => one.id);
    const asked = checkWith(workbook, null).findings.filter(({ check }) => checks.includes(check));
    const found = fillingOf(workbook.table);
    expect(found.empty.map((one) => `${one.sheet} ${one.address}`).sort()).toEqual(
      asked.map(({ cells }) => `${cells[0]?.sheet} ${cells[0]?.address}`).sort(),
    );
    expect(found.required - found.filled).toBe(found.empty.length);
    const orders = found.empty.map((one) => pack.sheets.findIndex(({ title }) => title === one.sheet));
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(new Set(found.empty.map((one) => columnRef(one.id))).size).toBe(found.empty.length);
  });
});
