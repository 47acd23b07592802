import { decide, money, told, words } from './table';

const fields = [
  money('table', '基础数据表/基本支出'),
  money('form', '自评表/基本支出', { name: '自评表基本支出' }),
  money('yuan', '决算系统/基本支出', { unit: '元', name: '决算系统基本支出' }),
  words('a', '单位名称'),
  words('b', '封面单位名称'),
];
const judge = (left: string, right: string, cells: object) =>
  told(decide({ kind: 'equals', left, right }, fields, cells as never));

describe('equals 同一个数两处一致', () => {
  it.each([
    ['一致', 'table', 'form', { table: 285.6, form: 285.6 }, ['pass']],
    ['元与万元', 'table', 'yuan', { table: 285.6, yuan: 2856000 }, ['pass']],
    [
      '元换成万元的尾差',
      'table',
      'yuan',
      { table: 285.6, yuan: 2856043.21 },
      ['notice: 基本支出285.60万元，决算系统基本支出2856043.21元，相差0.004321万元，属四舍五入的尾差。'],
    ],
    [
      '不一致',
      'table',
      'form',
      { table: 285.6, form: 258.6 },
      ['fail: 基本支出285.60万元，自评表基本支出258.60万元，两处应当一致，相差27.00万元。'],
    ],
    ['都没填', 'table', 'form', {}, ['notApplicable: 两处都没有填。']],
    ['一处没填', 'table', 'form', { table: 1 }, ['undetermined: 自评表基本支出没有填，不能核对。']],
    ['文字一致，空格不算', 'a', 'b', { a: '区征地办', b: ' 区征 地办' }, ['pass']],
    [
      '文字不一致',
      'a',
      'b',
      { a: '区征地办', b: '区征收办' },
      ['fail: 单位名称写“区征地办”，封面单位名称写“区征收办”，两处应当一致。'],
    ],
    [
      '文本型数字',
      'table',
      'form',
      { table: '１', form: 1 },
      ['undetermined: 基本支出是文本“１”，不是数值，不能核对。'],
    ],
  ])('%s', (_, left, right, cells, expected) => expect(judge(left, right, cells)).toEqual(expected));
});
