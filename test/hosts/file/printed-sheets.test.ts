import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';

test('别人的表：每张表的格和合并的格，没有名称也都读到', async () => {
  const bytes = await authorWorkbook(
    [
      { edit: 'add-sheet', sheet: '表一', visibility: 'visible' },
      {
        edit: 'set-cells',
        sheet: '表一',
        row: 1,
        column: 1,
        cells: [['基础数据表'], ['三公经费', '本年决算数'], ['', 3.99]],
      },
      { edit: 'merge-cells', sheet: '表一', areas: ['A1:B1', 'A2:A3'] },
      { edit: 'add-sheet', sheet: '说明', visibility: 'visible' },
    ],
    { creator: '财政局' },
  );
  const [first, second] = readPrintedSheets(bytes, '原表.xlsx');
  expect(first).toMatchObject({
    name: '表一',
    merges: [
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 3, right: 1 },
    ],
  });
  expect(first!.cells[2]).toEqual([null, 3.99]);
  expect(second).toMatchObject({ name: '说明', merges: [] });
});
