import type { CellStyle, Edit } from '../../../../../src/core/workbook/edit';

const sheet = '基础数据表';
const head: CellStyle = { font: { name: '黑体', sizePt: 11 }, align: 'center', verticalAlign: 'middle', wrap: true };
const rowName: CellStyle = { font: { name: '仿宋_GB2312', sizePt: 12 }, align: 'left', verticalAlign: 'middle' };
const amount: CellStyle = {
  font: { name: 'Times New Roman', sizePt: 12 },
  align: 'right',
  verticalAlign: 'middle',
  numberFormat: '0.00_ ',
};

/** A small 《基础数据表》 with every kind of edit in it; 三公经费 does not add up, 公务接待费 is over last year. */
export const sampleEdits: readonly Edit[] = [
  { edit: 'add-sheet', sheet: 'jx.identity', visibility: 'veryHidden' },
  { edit: 'set-cells', sheet: 'jx.identity', row: 1, column: 1, cells: [['pack', 'kaifu-2018']] },
  { edit: 'add-sheet', sheet, visibility: 'visible' },
  { edit: 'size-columns', sheet, widthsMm: [62, 30, 30, 30, 0] },
  { edit: 'size-rows', sheet, heightsPt: [26, 50, 20, 26, 26, 26, 26, 26, 36] },
  {
    edit: 'set-cells',
    sheet,
    row: 1,
    column: 1,
    cells: [
      ['附件1'],
      ['部门整体支出绩效自评基础数据表'],
      ['填报单位：示例单位', undefined, undefined, '单位：万元'],
      ['经费控制情况', '上年决算数', '本年预算数', '本年决算数', 'key'],
      ['三公经费', { formula: '=SUM(B6:B8)', value: 4 }, { formula: '=SUM(C6:C8)', value: 4.5 }, 5, 'a'],
      ['1. 公务接待费', 1, 1.5, 2, 'b'],
      ['2. 公务用车运行维护费', 3, 3, 2.5, 'c'],
      ['3. 因公出国（境）费', 0, 0, { formula: 'D5-D5', value: 0 }, 'd'],
      ['说明："三公"以<万元>计\n两行 & 空', null, null, { formula: 'IF(D5=0,"未填","")', value: null }],
    ],
  },
  { edit: 'merge-cells', sheet, areas: ['A1:D1', 'A2:D2', 'A9:C9'] },
  { edit: 'style-cells', sheet, areas: ['A1'], style: { font: { name: '黑体', sizePt: 14 } } },
  {
    edit: 'style-cells',
    sheet,
    areas: ['A2'],
    style: { font: { name: '方正小标宋简体', sizePt: 22 }, align: 'center', verticalAlign: 'middle' },
  },
  { edit: 'style-cells', sheet, areas: ['A3:D3'], style: { font: { name: '楷体_GB2312', sizePt: 12 } } },
  { edit: 'style-cells', sheet, areas: ['A4:D4'], style: head },
  { edit: 'style-cells', sheet, areas: ['A5:A9'], style: rowName },
  { edit: 'style-cells', sheet, areas: ['A6:A8'], style: { indent: 2 } },
  { edit: 'style-cells', sheet, areas: ['A9'], style: { font: { name: '宋体', sizePt: 10 }, wrap: true } },
  { edit: 'style-cells', sheet, areas: ['B5:D8'], style: { ...amount, fill: 'FFF9E6', locked: false } },
  { edit: 'style-cells', sheet, areas: ['B5:C5', 'D8'], style: { fill: 'F3F3F3', locked: true } },
  { edit: 'style-cells', sheet, areas: ['A4:D9'], style: { border: { outside: 'medium', inside: 'thin' } } },
  {
    edit: 'validate-cells',
    sheet,
    areas: ['B5:D5', 'B6:D8'],
    rule: { type: 'decimal', min: 0 },
    prompt: { title: '金额（万元）', message: '请填不小于 0 的数。\n保留两位小数' },
    error: { style: 'stop', title: '金额不对', message: '这里只能填不小于 0 的数 <万元>。' },
  },
  {
    edit: 'validate-cells',
    sheet,
    areas: ['D7'],
    rule: { type: 'formula', formula: '=D7<=C7' },
    error: { style: 'warning', title: '超预算', message: '决算大于预算，请核对。' },
  },
  { edit: 'highlight-cells', sheet, areas: ['D6'], formula: 'D6>B6', look: 'explain' },
  { edit: 'highlight-cells', sheet, areas: ['D5', 'B5:C5'], formula: 'ROUND(D5-SUM(D6:D8),2)<>0', look: 'fault' },
  { edit: 'highlight-cells', sheet, areas: ['B8:D8'], formula: 'B8=0', look: 'notice' },
  { edit: 'define-name', name: 'jx.threePublicExpenses.final', refersTo: "'基础数据表'!$D$5", hidden: false },
  { edit: 'define-name', name: 'jx.limit', refersTo: '0.13', hidden: true },
  { edit: 'define-name', name: 'jx.pack', refersTo: "'jx.identity'!$B$1", hidden: true },
  { edit: 'define-name', name: 'JX.Limit', refersTo: '0.3', hidden: true },
  {
    edit: 'setup-page',
    sheet,
    page: {
      orientation: 'portrait',
      marginsMm: { top: 25, bottom: 20, left: 19.6, right: 19.6 },
      fit: true,
      centerHorizontally: true,
      printArea: 'A1:D9',
      titleRows: [4, 4],
      breaksAfterRows: [6],
      pageNumber: true,
    },
  },
  { edit: 'freeze-panes', sheet, rows: 4, columns: 1 },
  { edit: 'protect-sheet', sheet },
];
