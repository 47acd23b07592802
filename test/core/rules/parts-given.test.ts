import { decide, money, told } from './table';

const fields = [money('total', '项目支出'), money('a', '业务工作经费'), money('b', '运行维护经费')];
const judge = (cells: object) =>
  told(decide({ kind: 'parts-given', total: 'total', parts: ['a', 'b'], label: '项目支出' }, fields, cells as never));

describe('parts-given 有合计要有分项', () => {
  it.each([
    ['有分项', { total: 10, a: 10 }, ['pass']],
    ['2023 年某乡：只填合计', { total: 1025.2 }, ['fail: 项目支出填了1025.20万元，但下面的分项都没有填。']],
    ['没有数', { total: 0 }, ['notApplicable: 项目支出没有数。']],
    ['合计是文本', { total: '1,025.20' }, ['undetermined: 项目支出是文本“1,025.20”，不是数值，不能核对。']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));
});
