import type { TableModel } from '../../../../../src/core/report/table-model';
import { columnWidths, numberEms } from '../../../../../src/hosts/file/author/document/column-widths';

const model = (columnsMm: number[], text: string, bold = false): TableModel => ({
  columnsMm,
  headerRows: 0,
  rows: [
    {
      heightPt: 20,
      breakAfter: false,
      cells: [
        {
          text: '名称',
          column: 0,
          colSpan: 1,
          rowSpan: 1,
          style: 'label',
          sizePt: 10.5,
          bold,
          align: 'left',
          indent: 0,
        },
        { text, column: 1, colSpan: 1, rowSpan: 1, style: 'number', sizePt: 11, bold, align: 'right', indent: 0 },
      ],
    },
  ],
});

test('数字放不下的一栏从最宽的一栏里让出来', () => {
  const [name, number] = columnWidths(model([80, 8], '81.68', true), 9000) as [number, number];
  expect(name + number).toBe(9000);
  expect(number).toBeGreaterThanOrEqual(Math.ceil(5 * 0.7 * 10.5 * 20));
  expect(number).toBeGreaterThan(Math.round((8 / 88) * 9000));
});

test('放得下的和文字的栏不动', () => {
  expect(columnWidths(model([50, 50], '81.68'), 9000)).toEqual([4500, 4500]);
  expect(columnWidths(model([80, 8], '很长的一段文字'), 9000)).toEqual([8182, 818]);
});

test('最宽的一栏最多让三分之一', () => {
  expect(columnWidths(model([40, 20], '123456789012345678901234567890'), 3000)[0]).toBe(1333);
});

test.each([
  ['81.68', true],
  ['99.74%', true],
  ['-1,204.5', true],
  ['8人', false],
  ['—', false],
])('%s 是不是数字', (text, is) => expect(numberEms({ text, bold: false }) > 0).toBe(is));
