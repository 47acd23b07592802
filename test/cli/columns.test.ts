import { alignColumns, displayWidth, fitted, labelled, wrap } from '../../src/cli/text/columns';

test.each([
  ['三公经费', 8],
  ['jx.a', 4],
  ['（万元）', 8],
  ['8÷9×100%＝88.89%', 16],
  ['“三公”', 6],
  ['㎡', 2],
])('%s 占 %i 列', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('各列对齐，行尾没有空格', () => {
  expect(
    alignColumns(
      [
        ['编号', '数', '注'],
        ['a', '219.20', ''],
      ],
      [1],
    ),
  ).toEqual(['编号      数  注', 'a     219.20']);
});

test.each([
  ['不拆数字和英文', '增加66.40万元，增长30.29%', 12, ['增加66.40万', '元，增长', '30.29%']],
  ['标点不在行首', '已写明原因，没有其他。', 10, ['已写明原', '因，没有其', '他。']],
  ['左括号不在行尾', '已写明原因（已说明）', 12, ['已写明原因', '（已说明）']],
  ['自带的换行保留', '甲\n\n乙', 10, ['甲', '', '乙']],
])('折行：%s', (_name, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test('后面的行缩进到文字下面', () => {
  expect(labelled('建议', '核对分项，恢复合计格的公式，再看一遍。', 2, 30)).toEqual([
    '  建议  核对分项，恢复合计格的',
    '        公式，再看一遍。',
  ]);
});

test('太宽的行折下来，缩进不变；全角空格的缩进也是', () => {
  const lines = fitted(['短的一行', '　　原文：一二三四五六七八九十', '  名称  一二三四五六七八九十一二三'], 24);
  expect(lines).toEqual([
    '短的一行',
    '　　原文：一二三四五六七',
    '　　    八九十',
    '  名称  一二三四五六七',
    '      八九十一二三',
  ]);
  expect(lines.every((line) => displayWidth(line) <= 24)).toBe(true);
});
