import { labelledParts } from '../../../src/core/adopt/labelled-parts';

const names = new Set(['填表人', '填报日期', '联系电话']);
const parts = (text: string): string[] =>
  labelledParts(text, (name) => names.has(name)).map(({ label, value, until }) => `${label}|${value}|${until ?? ''}`);

test.each([
  ['填报单位：某局', ['填报单位：|某局|']],
  ['填报单位：某局     金额单位：元', ['填报单位：|某局|金额单位：', '金额单位：|元|']],
  ['填表人：王某 填报日期：2024年3月8日', ['填表人：|王某|填报日期：', '填报日期：|2024年3月8日|']],
  ['填表人：王某填报日期：', ['填表人：|王某|填报日期：', '填报日期：||']],
  ['填表人：   填 报 日 期：   联系电话：', ['填表人：||填 报 日 期：', '填 报 日 期：||联系电话：', '联系电话：||']],
  ['填报日期：3月8日 10:30', ['填报日期：|3月8日 10:30|']],
  ['没有标签', []],
])('%s', (text, expected) => expect(parts(text)).toEqual(expected));
