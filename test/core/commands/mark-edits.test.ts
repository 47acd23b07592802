import { markEdits, markFormula, unmarkEdits } from '../../../src/core/commands/mark-edits';
import type { Finding } from '../../../src/core/rules/finding';

const found = (
  level: Finding['level'],
  address: string,
  state: Finding['state'] = 'open',
  sheet = '基础数据表',
): Finding => ({
  id: `${level}${address}`,
  check: level,
  level,
  message: '',
  cells: address === '' ? [] : [{ sheet, address }],
  state,
});

test('先清掉旧标记，再按表和级别标；一格只标一次，取最重的级别', () => {
  const edits = markEdits(
    ['基础数据表', '补充资料'],
    [found('error', 'F7'), found('error', 'F18'), found('explain', 'F7'), found('notice', 'B21', 'open', '补充资料')],
  );
  expect(edits).toEqual([
    { edit: 'clear-highlights', sheet: '基础数据表', formula: markFormula },
    { edit: 'clear-highlights', sheet: '补充资料', formula: markFormula },
    { edit: 'highlight-cells', sheet: '基础数据表', look: 'fault', areas: ['F7', 'F18'], formula: markFormula },
    { edit: 'highlight-cells', sheet: '补充资料', look: 'notice', areas: ['B21'], formula: markFormula },
  ]);
});

test.each([
  ['已说明的', found('explain', 'F7', 'explained')],
  ['无法核对的', found('unverifiable', 'F7')],
  ['没有单元格的', found('error', '')],
])('%s不标', (_, finding) => {
  expect(markEdits(['基础数据表'], [finding])).toEqual(unmarkEdits(['基础数据表']));
});
