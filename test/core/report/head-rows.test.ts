import { headRowsOf, inOnePiece, printedRows, rowScale } from '../../../src/core/report/head-rows';
import type { TableModel, TableRowModel } from '../../../src/core/report/table-model';

type Cell = TableRowModel['cells'][number];

const cell = (text: string, column: number, more: Partial<Cell> = {}): Cell => ({
  ...{ text, column, colSpan: 1, rowSpan: 1, style: 'label', sizePt: 10.5, bold: false, align: 'left', indent: 0 },
  ...more,
});
const row = (...cells: Cell[]): TableRowModel => ({ heightPt: 24, breakAfter: false, cells });
const head = (name: string): TableRowModel => row(cell(name, 0, { style: 'head' }), cell('金额', 1, { style: 'head' }));
const figures = (count: number): TableRowModel[] =>
  Array.from({ length: count }, (_, at) => row(cell(`第${at}行`, 0), cell('1.00', 1, { field: `f${at}` })));
const table = (rows: TableRowModel[]): TableModel => ({ columnsMm: [60, 40], headerRows: 0, rows });
const heads = (rows: TableRowModel[]) => headRowsOf(table(rows), 'portrait');

test.each([
  ['表头在最上面', [head('项目'), ...figures(3)], { headerRows: 1 }],
  ['两行表头', [head('项目'), head('其中'), ...figures(3)], { headerRows: 2 }],
  ['没有表头', figures(3), { headerRows: 0 }],
  ['一页放得下，中间的表头不另起', [head('人员'), ...figures(1), head('经费'), ...figures(10)], { headerRows: 0 }],
  [
    '一页放不下，从管的行最多的表头另起',
    [head('人员'), ...figures(1), head('经费'), ...figures(30), head('楼堂馆所'), ...figures(1)],
    { headFrom: 2, headerRows: 1 },
  ],
] as const)('%s', (_what, rows, wanted) => expect(heads([...rows])).toEqual(wanted));

test('格子从上面伸下来的一行不能另起', () => {
  const tall = row(cell('人员', 0, { style: 'head', rowSpan: 2 }), cell('编制', 1, { style: 'head' }));
  expect(heads([tall, row(cell('9', 1, { field: 'a' })), ...figures(3)])).toEqual({ headerRows: 0 });
});

test('另起的表头，分页以后再印；原来是一整张的照旧', () => {
  const rows = [head('人员'), ...figures(1), head('经费'), ...figures(2)];
  rows[3] = { ...rows[3]!, breakAfter: true };
  const model = { ...table(rows), headFrom: 2, headerRows: 1 };
  const texts = (from: TableModel): string[][] =>
    printedRows(from).map((part) => part.map((one) => one.cells[0]!.text));
  expect(texts(model)).toEqual([
    ['人员', '第0行'],
    ['经费', '第0行'],
    ['经费', '第1行'],
  ]);
  expect(texts(inOnePiece(model))).toEqual([['人员', '第0行', '经费', '第0行'], ['第1行']]);
});

test('多出不到一成的排紧一点，多的另起一页', () => {
  expect(rowScale(table(figures(20)), 'portrait')).toBe(1);
  expect(rowScale(table(figures(25)), 'portrait')).toBeCloseTo(530 / (25 * 22.1), 5);
  expect(rowScale(table(figures(30)), 'portrait')).toBe(1);
});
