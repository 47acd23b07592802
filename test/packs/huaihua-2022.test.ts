import { casesOf } from './pack-cases';
import { describePublishedExample } from './published-example';

describePublishedExample({
  pack: 'huaihua-2022',
  seed: '怀化市-2022',
  reports: [
    {
      id: 'selfEvaluation',
      original: (seed) => seed,
      headings: [
        '一、部门概况',
        '（一）部门基本情况',
        '1.机构设置情况',
        '2.怀化市征收安置事务中心主要职责',
        '（二）部门整体支出概况',
        '1.支出规模',
        '2.主要内容、使用方向及范围',
        '二、部门整体支出管理及使用情况',
        '（一）基本支出',
        '（二）专项支出',
        '三、部门专项组织实施情况',
        '四、资产管理情况',
        '五、部门整体支出绩效情况',
        '（一）主要工作情况',
        '（二）存在的问题',
        '（三）提请解决的问题及建议',
        '（四）2023年工作思路',
        '六、存在的主要问题',
        '七、改进措施和有关建议',
      ],
    },
  ],
  finance: [
    ['totalExpenditure', '全年总支出1087.21万元（一般公共预算财政拨款）。'],
    [
      'basicExpenditureFinal',
      '基本支出1087.21万元。其中人员经费开支984.9万元，日常公用经费开支99.31万元，固定资产折旧费3万元。缩减“三公”经费开支，其中招待费开支0.09万元（指标17.85万元）节约指标99.50%；没有公务车辆运行经费开支（指标17.5万元），节约指标100.00%；没有因公出国（境）费用。',
    ],
    ['projectExpenditure', '无专项支出。'],
    ['fixedAssets', '2022年固定资产增加90.33万元。'],
  ],
  open: { explain: ['staffControlRateRange', 'depreciationInExpenditure'], notice: [] },
  says: [
    ['staffControlRateRange', '在职人员控制率113.56%（实际在职人数67人，编制数59人）'],
    ['depreciationInExpenditure', '固定资产折旧费3.00万元'],
  ],
  score: { scored: '85.68', pending: ['disclosure'] },
  clean: casesOf('huaihua-2022').clean,
  faults: [
    ['领导职数与分项不符', { 'leadershipPosts.deputyDirector': 4 }, 'leadershipPostsTotal'],
    ['处级干部比在职人数多', { 'rankedCadres.deputyRank': 66 }, 'rankedCadresWithinStaff'],
    ['基本支出里有没归类的数', { 'depreciationExpense.final': 1 }, 'basicExpenditureComposition'],
    [
      '奖金列入项目',
      { businessProjects: [{ name: '绩效奖励', priorFinal: 0, budget: 0, final: 0 }] },
      'staffCostsInProjects',
    ],
    ['三公经费比上年多，正文还写“未超”', { 'officialReception.priorFinal': 0.05 }, 'proseThreePublicPriorClaim'],
  ],
});
