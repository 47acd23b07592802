import type { Book, Project } from './clean-book';
import { money } from './wording-rows';

/** What single packs ask beside the common form. */
export function fillOwn(
  book: Book,
  {
    projects,
    basicBudget,
    income,
    spent,
    note,
    data,
  }: {
    readonly projects: readonly Project[];
    readonly basicBudget: number;
    readonly income: number;
    readonly spent: number;
    readonly note: (findingId: string, text: string) => void;
    readonly data: Record<string, unknown>;
  },
): void {
  const { pack, put, amount, chance, around } = book;
  amount('generalPublicServices.budget', Math.round(basicBudget / 2));
  amount('publicSafety.budget', 0);
  amount('education.budget', 0);
  put('budgetLevel', '一级部门预算单位');
  put('departmentNames', '办公室、财务股、业务股');
  put('leadershipPosts.total', 3);
  put('leadershipPosts.director', 1);
  put('leadershipPosts.deputyDirector', 2);
  put('rankedCadres.fullRank', 0);
  put('rankedCadres.deputyRank', 1);
  put('fundingSource', '一般公共预算财政拨款');
  put('depreciationExpense.final', chance(0.5) ? 0 : null);
  amount('fixedAssets.originalValue', around(50000, 0.5));
  amount('fixedAssets.accumulatedDepreciation', around(5000, 0.5));
  amount('fixedAssets.increase', around(450, 0.5));
  put('fundingType', '全额拨款');
  put('institutionRank', '正科级');
  amount('generalBudgetIncome.final', income);
  amount('governmentFundIncome.final', 0);
  if (spent > income) note('expenditureWithinIncome', `使用上年结转${money(spent - income)}。`);
  for (const id of ['remittanceToSuperior', 'operatingExpenditure', 'subsidyToSubordinates']) amount(`${id}.final`, 0);
  if (!pack.byId.has('projectFunds')) return;
  data['projectFunds'] = projects.map(({ name, budget, final }) => ({
    name: `${name}经费`,
    projectType: '业务工作经费',
    purpose: `${name}的日常开支`,
    budget: Math.max(budget, final) / 100,
    districtBudget: Math.max(budget, final) / 100,
    final: final / 100,
    districtFinal: final / 100,
  }));
  amount(
    'projectExpenditure.adjustedBudget',
    projects.reduce((sum, one) => sum + Math.max(one.budget, one.final), 0),
  );
  data['projectGoals'] = projects.map(({ name }) => ({
    name: `${name}经费`,
    projectType: '业务工作经费',
    overallGoal: `按时完成${name}任务`,
    economicBenefit: '降低运行成本',
    socialBenefit: '提升服务水平',
    ecologicalBenefit: '节约资源',
    sustainableImpact: '形成长效机制',
  }));
}
