import { blankPriors } from '../../../src/core/last-year/blank-priors';
import { book, money, words } from '../rules/table';

test('还空着的上年数按模板写的 lastYear 找，不看编号怎么写', () => {
  const fields = [
    money('spent', '本年决算数'),
    money('spentBefore', '上年决算数', { lastYear: 'spent' }),
    money('planBefore', '上年预算数', { lastYear: 'spent' }),
    money('other.priorFinal', '另一个数'),
    words('nameBefore', '上年名称', { lastYear: 'nameBefore' }),
  ];
  expect(blankPriors(book(fields, {}).table)).toEqual(['spentBefore', 'planBefore']);
  expect(blankPriors(book(fields, { spentBefore: 3 }).table)).toEqual(['planBefore']);
});
