import { parseDecimal } from '../../../src/core/quantity/decimal';
import { inUnit } from '../../../src/core/quantity/like-units';

const converted = (value: string, from: string, to: string): string | null =>
  inUnit(parseDecimal(value)!, from, to)?.round(6).toString() ?? null;

test.each([
  ['26000', '人', '万人', '2.6'],
  ['3', '名', '人', '3'],
  ['2.4', '千米', '公里', '2.4'],
  ['2400', '米', '公里', '2.4'],
  ['1', '平方公里', '亩', '1500'],
  ['1', '公顷', '亩', '15'],
  ['1000', '㎡', '亩', '1.5'],
  ['5', '万㎡', '公顷', '5'],
  ['1.5', '亿元', '万元', '15000'],
  ['3000', '公斤', '吨', '3'],
  ['2', '万立方米', '方', '20000'],
  ['2', '万千瓦时', '度', '20000'],
  ['1.2', '万件', '件', '12000'],
  ['3', '百户', '户', '300'],
  ['90', '分钟', '小时', '1.5'],
  ['7', '十万元', '万元', '70'],
])('%s%s 是 %s 的 %s', (value, from, to, wanted) => {
  expect(converted(value, from, to)).toBe(wanted);
});

test.each([
  ['人', '人次'],
  ['万人', '户'],
  ['%', '百分点'],
  ['百分点', '分点'],
  ['天', '工作日'],
  ['米', '㎡'],
  ['吨', '立方米'],
  ['元', '元/亩'],
  ['个', '家'],
])('%s 和 %s 不是一类，不换算', (from, to) => {
  expect(converted('1', from, to)).toBeNull();
});
