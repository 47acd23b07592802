import type { Edit, HighlightCells, ValidateCells, ValidationRule } from '../../../../../src/core/workbook/edit';
import { authorWorkbook } from '../../../../../src/hosts/file/author/workbook/author-workbook';
import { moveFormula } from '../../../../../src/core/workbook/move-formula';
import { columnWidth, inches } from '../../../../../src/hosts/file/author/workbook/measures';
import { markedFormat } from '../../../../../src/core/workbook/highlight-look';
import { part } from './parts';
import { sampleEdits } from './sample-edits';

const visible: Edit = { edit: 'add-sheet', sheet: '表', visibility: 'visible' };
const error = { style: 'stop', title: '不对', message: '请改正。' } as const;

async function sheetOf(...edits: readonly Edit[]): Promise<string> {
  return part(await authorWorkbook([visible, ...edits], { creator: '甲' }), 'xl/worksheets/sheet1.xml');
}

function validate(rule: ValidationRule, areas: readonly string[], more: Partial<ValidateCells> = {}): ValidateCells {
  return { edit: 'validate-cells', sheet: '表', areas, rule, error, ...more };
}

function highlight(look: HighlightCells['look'], formula: string, ...areas: string[]): HighlightCells {
  return { edit: 'highlight-cells', sheet: '表', areas, formula, look };
}

describe('数据有效性', () => {
  test.each<[string, ValidationRule, string]>([
    ['整数区间', { type: 'whole', min: 0, max: 99 }, 'type="whole" allowBlank="1"'],
    ['整数区间的界', { type: 'whole', min: 0, max: 99 }, '<formula1>0</formula1><formula2>99</formula2>'],
    ['只有下限', { type: 'decimal', min: 0 }, 'type="decimal" operator="greaterThanOrEqual"'],
    ['只有上限', { type: 'decimal', max: 1 }, 'operator="lessThanOrEqual" allowBlank="1"'],
    ['任何数', { type: 'decimal' }, '<formula1>-999999999999999</formula1><formula2>999999999999999</formula2>'],
    [
      '清单',
      { type: 'list', options: ['是', '否', '"其他"'] },
      '<formula1>&quot;是,否,&quot;&quot;其他&quot;&quot;&quot;</formula1>',
    ],
    ['日期', { type: 'date' }, 'type="date" operator="greaterThanOrEqual"'],
    ['文字长度', { type: 'text-length', max: 200 }, 'type="textLength" operator="lessThanOrEqual"'],
    ['公式', { type: 'formula', formula: '=A1<=$B$1' }, 'type="custom" allowBlank="1" showErrorMessage="1"'],
    ['公式去掉等号', { type: 'formula', formula: '=A1<=$B$1' }, '<formula1>A1&lt;=$B$1</formula1>'],
  ])('%s', async (_, rule, xml) => {
    expect(await sheetOf(validate(rule, ['A1:A3']))).toContain(xml);
  });

  test('提示与出错的话，换行不丢', async () => {
    const prompt = { title: '金额', message: '第一行\n"第二行"' };
    const warning = { style: 'warning', title: '超了', message: '请核对 <预算>' } as const;
    const xml = await sheetOf(validate({ type: 'decimal' }, ['A1', 'C3:D4'], { prompt, error: warning }));
    expect(xml).toContain('errorStyle="warning" showErrorMessage="1" errorTitle="超了" error="请核对 &lt;预算&gt;"');
    expect(xml).toContain(
      'showInputMessage="1" promptTitle="金额" prompt="第一行_x000a_&quot;第二行&quot;" sqref="A1 C3:D4"',
    );
  });

  test('相对引用随每个区域移动', async () => {
    const xml = await sheetOf(validate({ type: 'formula', formula: 'B2<=$C$1+D2' }, ['B2:B3', 'B7', 'E5']));
    expect(
      [...xml.matchAll(/sqref="([^"]*)"><formula1>(.*?)<\/formula1>/g)].map((found) => [found[1], found[2]]),
    ).toEqual([
      ['B2:B3', 'B2&lt;=$C$1+D2'],
      ['B7', 'B7&lt;=$C$1+D7'],
      ['E5', 'E5&lt;=$C$1+G5'],
    ]);
  });

  test('后写的在重叠处取代先写的，区域不重叠', async () => {
    const xml = await sheetOf(validate({ type: 'decimal' }, ['A1:C9']), validate({ type: 'whole' }, ['B4:B5']));
    expect([...xml.matchAll(/type="(\w+)"[^>]*sqref="([^"]*)"/g)].map((found) => [found[1], found[2]])).toEqual([
      ['decimal', 'A1:C3 A4:A5 C4:C5 A6:C9'],
      ['whole', 'B4:B5'],
    ]);
  });

  test.each<[string, ValidateCells, RegExp]>([
    [
      '标题超过 32 字',
      validate({ type: 'date' }, ['A1'], { prompt: { title: '题'.repeat(33), message: '' } }),
      /promptTitle of 33/,
    ],
    [
      '话超过 225 字',
      validate({ type: 'date' }, ['A1'], { error: { ...error, message: '话'.repeat(226) } }),
      /error of 226/,
    ],
    [
      '清单超过 255 字',
      validate({ type: 'list', options: ['项'.repeat(128), '目'.repeat(127)] }, ['A1']),
      /256 characters/,
    ],
    ['选项含逗号', validate({ type: 'list', options: ['甲,乙'] }, ['A1']), /comma/],
    ['空清单', validate({ type: 'list', options: [] }, ['A1']), /without options/],
  ])('拒绝：%s', async (_, edit, message) => {
    await expect(sheetOf(edit)).rejects.toThrow(message);
  });

  test('刚好 255 字的清单可以', async () => {
    const options = ['项'.repeat(127), '目'.repeat(127)];
    expect(await sheetOf(validate({ type: 'list', options }, ['A1']))).toContain(options.join(','));
  });
});

describe('条件格式', () => {
  test('错误在前，样子各异，错误带“！”', async () => {
    const book = await authorWorkbook(sampleEdits, { creator: '甲' });
    const rules = [
      ...part(book, 'xl/worksheets/sheet2.xml').matchAll(
        /sqref="([^"]*)"><cfRule type="expression" dxfId="(\d)" priority="(\d)"><formula>(.*?)<\/formula>/g,
      ),
    ];
    expect(rules.map((found) => [found[1], found[3], found[4]])).toEqual([
      ['D5', '1', 'ROUND(D5-SUM(D6:D8),2)&lt;&gt;0'],
      ['B5:C5', '2', 'ROUND(B5-SUM(B6:B8),2)&lt;&gt;0'],
      ['D6', '3', 'D6&gt;B6'],
      ['B8:D8', '4', 'B8=0'],
    ]);
    const looks =
      part(book, 'xl/styles.xml')
        .split('<dxfs')[1]
        ?.match(/<dxf>.*?<\/dxf>/g) ?? [];
    expect(looks[0]).toContain('<b/><color rgb="FFA4262C"/>');
    expect(looks[0]).toMatch(/<numFmt numFmtId="\d+" formatCode="&quot;！&quot;0\.00_ ;-&quot;！&quot;0\.00_ /);
    expect(looks[0]).toContain('<bgColor rgb="FFFDF3F4"/>');
    expect(looks[2]).toContain('<bgColor rgb="FFFFF4CE"/>');
    expect(looks[3]).toContain('<bgColor rgb="FFEAF3FB"/>');
  });

  test('一个区域里有两种数字格式时各用各的“！”格式', async () => {
    const percent: Edit = { edit: 'style-cells', sheet: '表', areas: ['B2:C3'], style: { numberFormat: '0.00%' } };
    const xml = await sheetOf(percent, highlight('fault', 'A1<0', 'A1:C4'));
    expect(
      [...xml.matchAll(/conditionalFormatting sqref="([^"]*)".*?<formula>(.*?)</g)].map((found) => [
        found[1],
        found[2],
      ]),
    ).toEqual([
      ['A1:C1', 'A1&lt;0'],
      ['A2:A3', 'A2&lt;0'],
      ['A4:C4', 'A4&lt;0'],
      ['B2:C3', 'B2&lt;0'],
    ]);
  });

  test('没有数据条', async () => {
    expect(await sheetOf(highlight('fault', 'A1<0', 'A1'), highlight('notice', 'A1>0', 'A1'))).not.toMatch(
      /dataBar|extLst/,
    );
  });

  test.each([
    ['General', '"！"General;-"！"General;"！"General;"！"@'],
    ['0.00_ ', '"！"0.00_ ;-"！"0.00_ ;"！"0.00_ ;"！"@'],
    ['0.00%', '"！"0.00%;-"！"0.00%;"！"0.00%;"！"@'],
    ['0;(0);"零;"', '"！"0;"！"(0);"！""零;";"！"@'],
    ['[Red]0.0', '[Red]"！"0.0;[Red]-"！"0.0;[Red]"！"0.0;"！"@'],
    ['[>1]0;[Red]0.0', '[>1]"！"0;[Red]"！"0.0'],
    ['@', '"！"@'],
  ])('带“！”的数字格式：%s', (format, marked) => {
    expect(markedFormat(format)).toBe(marked);
  });
});

test.each([
  ['B5+$B5+B$5+$B$5', 'D6+$B6+D$5+$B$5'],
  ['SUM(B5:C7)', 'SUM(D6:E8)'],
  ['\'表 A1\'!B5&"B5"', '\'表 A1\'!D6&"B5"'],
  ['Data!B5+LOG10(B5)+jx.b5+jx.a.B5', 'Data!D6+LOG10(D6)+jx.b5+jx.a.B5'],
  ['Z9+AZ9', 'AB10+BB10'],
])('公式下移 1 行、右移 2 列：%s', (formula, moved) => {
  expect(moveFormula(formula, 1, 2)).toBe(moved);
});

test.each([
  ['公式移出表外', 'A1', -1, 0],
  ['公式移出左边', 'A1', 0, -1],
])('%s 是错误', (_, formula, down, right) => {
  expect(() => moveFormula(formula, down, right)).toThrow('leaves the sheet');
});

test.each([
  [1.852, 1],
  [18, 9.7143],
  // 63 px would be the width 9 that the library takes for "not set".
  [16.67, 9.0001],
  [62, 33.4286],
])('列宽 %p mm → %p', (millimetres, width) => {
  expect(columnWidth(millimetres)).toBe(width);
});

test('页边距 25.4 mm = 1 英寸', () => {
  expect(inches(25.4)).toBe(1);
});

test.each([
  ['一页', true, ['fitToPage="1"', 'fitToHeight="1"']],
  ['一页宽', 'width', ['fitToPage="1"', 'fitToHeight="0"']],
  ['100 %', false, ['scale="100"']],
] as const)('打印缩放：%s', async (_, fit, expected) => {
  const marginsMm = { top: 16, bottom: 15, left: 12.7, right: 12.7 };
  const page = {
    orientation: 'landscape',
    marginsMm,
    fit,
    centerHorizontally: false,
    printArea: 'A1:I20',
    breaksAfterRows: [9, 3, 9],
    pageNumber: false,
  } as const;
  const xml = await sheetOf({ edit: 'setup-page', sheet: '表', page });
  for (const text of expected) expect(xml).toContain(text);
  expect(xml.includes('fitToPage')).toBe(fit !== false);
  expect([...xml.matchAll(/brk id="(\d+)"/g)].map((found) => found[1])).toEqual(['3', '9']);
  expect(xml).not.toContain('oddFooter');
});
