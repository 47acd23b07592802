import { line, onForms } from './evaluation-form';

const row = { name: '办理服务事项', direction: '≥', target: 12_000, amountUnit: '件', actual: 12_480, full: 20 };
const rate = { name: '服务对象满意度', direction: '≥', target: 90, amountUnit: '%', actual: 93.4, full: 10 };
const time = { name: '平均响应时间', direction: '≤', target: 24, amountUnit: '小时', actual: 18, full: 10 };

function said(goal: 'expectedGoal' | 'actualGoal', text: string): string[] {
  return onForms(
    {
      kind: 'goal-states-figure',
      goals: [
        { text: 'department.expectedGoal', states: 'target' },
        { text: 'department.actualGoal', states: 'actual' },
      ],
    },
    {
      ...line('quantity1', row),
      ...line('recipients1', rate),
      ...line('timeliness1', time),
      [`department.${goal}`]: text,
    },
  ).filter((one) => one.startsWith('fail'));
}

describe('goal-states-figure 总体目标里的数', () => {
  it('完成情况与完成值不同', () =>
    expect(said('actualGoal', '全年办理服务事项12840件，服务对象满意度93.4%。')).toEqual([
      'fail: 部门年度总体目标完成情况写“办理服务事项12840件”，《部门整体支出绩效自评表》数量指标1“办理服务事项”的实际完成值是12480件。',
    ]));

  it('预期目标与指标值不同', () =>
    expect(said('expectedGoal', '确保平均响应时间不超过48小时。')).toEqual([
      'fail: 部门年度总体目标写“平均响应时间48小时”，《部门整体支出绩效自评表》时效指标1“平均响应时间”的年度指标值是24小时。',
    ]));

  it.each<['expectedGoal' | 'actualGoal', string]>([
    ['actualGoal', '办理服务事项12480件，平均响应时间18小时，服务对象满意度93.4%。'],
    ['actualGoal', '办理服务事项1.248万件。'],
    ['actualGoal', '办理服务事项约1.25万件，服务对象满意度93%。'],
    ['actualGoal', '服务对象满意度达到90%以上。'],
    ['actualGoal', '服务对象满意度比上年提高3个百分点，职工满意度99%。'],
    ['actualGoal', '窗口服务对象满意度88%、服务对象满意度93.4%。'],
    ['actualGoal', '其中网上办理服务事项3200件。'],
    ['actualGoal', '办理服务事项的窗口6个，办理服务事项培训4次。'],
    ['expectedGoal', '办理服务事项12000件以上，平均响应时间≤24小时，服务对象满意度达到90%以上。'],
    ['expectedGoal', '按时完成任务。'],
  ])('不误报：%s %s', (goal, text) => expect(said(goal, text)).toEqual([]));
});
