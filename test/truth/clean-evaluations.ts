import type { Book, Project } from './clean-book';

/** 《部门整体支出绩效自评表》 and one 《项目支出绩效自评表》 per project, for packs that have them. */
export function fillEvaluations(
  book: Book,
  {
    projects,
    spent,
    adjusted,
    project,
  }: {
    readonly projects: readonly Project[];
    readonly spent: number;
    readonly adjusted: number;
    readonly project: { readonly final: number };
  },
): void {
  const { pack, put, amount, pick, chance } = book;
  if (!pack.byId.has('departmentFunds.generalBudget')) return;
  put('department.authority', '示例县人民政府办公室');
  const fund = chance(0.3) ? Math.round(Math.min(spent, project.final) / 5) : 0;
  amount('departmentFunds.generalBudget', spent - fund);
  amount('departmentFunds.governmentFund', fund);
  amount('departmentFunds.specialAccount', 0);
  amount('departmentFunds.otherFunds', 0);
  if (spent > adjusted) throw new Error('more spent than there was');
  put('reportText.governmentFundUse', fund > 0 ? '用于公共设施维护改造。' : null);
  put('stateCapitalExpenditure.final', 0);
  put('socialInsuranceExpenditure.final', 0);
  put('reportText.otherMatters', '无');
  put('reverseStandard', chance(0.7) ? '（1－超出部分÷指标值）×分值' : null);
  put('executionStandard', pick(['执行率×分值', '分档计分']));
  put('achievementStandard', pick(['按完成比例', '设及格线60%']));
  put('overshootStandard', pick(['只说明原因', '超过30%（含）扣2分']));
  put('capStandard', pick(['不设上限', '按执行率设上限']));
  fillLines('department');
  projects.forEach((one, at) => {
    const own = `project${at + 1}`;
    put(`${own}.name`, `${one.name}经费`);
    put(`${own}.authority`, '示例县人民政府办公室');
    const top = Math.max(one.budget, one.final);
    const blankOthers = chance(0.4);
    for (const [column, cents] of [
      ['initialBudget', one.budget],
      ['adjustedBudget', top],
      ['executed', one.final],
    ] as const) {
      amount(`${own}.fiscalAppropriation.${column}`, cents);
      if (blankOthers) continue;
      amount(`${own}.carryover.${column}`, 0);
      amount(`${own}.otherFunds.${column}`, 0);
    }
    put(`${own}.expectedGoal`, `按时完成${one.name}任务，服务对象满意度90%以上。`);
    const { quantity1, recipients1 } = fillLines(own);
    put(`${own}.actualGoal`, `${one.name}任务全部完成，办理服务事项${quantity1}件，服务对象满意度${recipients1}%。`);
  });

  /** 产出50、效益30、满意度10; gives back what was reached. */
  function fillLines(owner: string): Readonly<Record<string, number>> {
    const reached: Record<string, number> = {};
    line('quantity1', '办理服务事项', '≥', pick([200, 12_000]), '件', 20);
    line('quantity2', '开展业务培训', '≥', pick([4, 6]), '期', 10);
    line('quality1', '按时办结率', '≥', 98, '%', 10);
    line('timeliness1', '平均办理时间', '≤', pick([2, 24]), '小时', 5);
    line('cost1', '单位成本', '≤', pick([32, 1700]), '元', 5);
    line('social1', '安全事故', '≤', 0, '起', 15);
    line('sustainable1', '长效管理机制', '定性', null, '建立健全', 15);
    line('recipients1', '服务对象满意度', '≥', 90, '%', 10);
    return reached;

    function line(
      id: string,
      name: string,
      direction: string,
      target: number | null,
      amountUnit: string,
      full: number,
    ): void {
      const at = `${owner}.${id}`;
      put(`${at}.name`, name);
      put(`${at}.direction`, direction);
      put(`${at}.amountUnit`, amountUnit);
      put(`${at}.full`, full);
      if (target === null) {
        const isDone = chance(0.8);
        put(`${at}.grade`, isDone ? '达成' : '部分达成');
        put(`${at}.share`, isDone ? 0.95 : 0.7);
        if (!isDone) put(`${at}.deviationReason`, '制度还在修订，下年上半年印发执行。');
        return;
      }
      put(`${at}.target`, target);
      const isShort = target > 10 && chance(0.15);
      const isPercent = amountUnit === '%';
      const better = direction === '≤' ? 0.9 : isPercent ? 1.01 : 1.1;
      const worse = direction === '≤' ? 1.1 : 0.95;
      const value = Math.round(target * (isShort ? worse : chance(0.4) ? 1 : better) * 100) / 100;
      const actual = isPercent
        ? Math.min(100, value)
        : amountUnit === '件' || amountUnit === '期'
          ? Math.round(value)
          : value;
      reached[id] = actual;
      put(`${at}.actual`, actual);
      if (isShort) put(`${at}.deviationReason`, '部分任务推迟，下年一季度完成。');
    }
  }
}
