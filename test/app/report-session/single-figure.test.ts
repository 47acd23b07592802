import { isRounding } from '../../../src/app/report-session/single-figure';

test.each([
  ['118.79万元', '118.80万元', true],
  ['30.29%', '30.28%', true],
  ['1,204.50万元', '1,204.49万元', true],
  ['118.79万元', '118.81万元', false],
  ['118.79万元', '118.8万元', false],
  ['118.79万元', '118.80元', false],
  ['118.79万元', '118.79万元', false],
  ['8人', '7人', false],
  ['减少', '增加', false],
])('%s 写成 %s：只差最后一位小数才是凑整', (from, to, expected) => {
  expect(isRounding(from, to)).toBe(expected);
});
