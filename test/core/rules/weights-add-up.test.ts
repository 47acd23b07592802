import { line, onForms } from './evaluation-form';

const whole = {
  ...line('quantity1', { full: 50 }),
  ...line('social1', { full: 30 }),
  ...line('recipients1', { full: 10 }),
};
const table = { kind: 'weights-add-up', per: 'table' } as const;
const level = { kind: 'weights-add-up', per: 'level' } as const;

describe('weights-add-up 分值合计', () => {
  it('合计100分', () => expect(onForms(table, whole)).toEqual(['pass']));

  it('少了5分，两边和差额都说出来', () => {
    expect(onForms(table, { ...whole, 'department.quantity1.full': 45 })).toEqual([
      'fail: 《部门整体支出绩效自评表》各指标分值合计95分，应为100分，差-5分。',
    ]);
  });

  it('两位小数加起来正好100分', () => {
    const split = {
      ...whole,
      'department.quantity1.full': 16.67,
      'department.quantity2.full': 16.67,
      'department.quality1.full': 16.66,
    };
    expect(onForms(table, split)).toEqual(['pass']);
  });

  it('一级指标与通行权重不同', () => {
    expect(onForms(level, { ...whole, 'department.quantity1.full': 60, 'department.social1.full': 20 })).toEqual([
      'fail: 《部门整体支出绩效自评表》产出指标分值合计60分，通行的权重是50分。',
      'fail: 《部门整体支出绩效自评表》效益指标分值合计20分，通行的权重是30分。',
      'pass',
    ]);
  });

  it('还没有写分值，不核对；没有名称的项目表也不核对', () => {
    expect(onForms(table, {})).toEqual(['notApplicable: 还没有写分值。']);
    expect(onForms(table, line('quantity1', { full: 20 }, 'project1'))).toEqual(['notApplicable: 还没有写分值。']);
  });

  it('有名称的项目表，说出是哪个项目', () => {
    expect(onForms(table, { 'project2.name': '设施维护', ...line('quantity1', { full: 20 }, 'project2') })).toEqual([
      'fail: 《项目支出绩效自评表2》（设施维护）各指标分值合计30分，应为100分，差-70分。',
    ]);
  });
});
