import { casesOf } from './pack-cases';
import { describePublishedExample } from './published-example';

describePublishedExample({
  pack: 'kaifu-2020',
  seed: '开福区-2020',
  reports: [
    {
      id: 'selfEvaluation',
      // 原文“一、般公共预算支出情况”缺一个字。
      original: (seed) => seed.replace('一、般公共', '一、一般公共'),
      headings: [
        '一、一般公共预算支出情况',
        '（一）基本支出情况',
        '（二）项目支出情况',
        '二、项目支出基本情况',
        '（一）项目支出资金概况',
        '（二）项目绩效目标情况',
        '三、绩效评价工作情况',
        '四、部门整体支出绩效情况',
        '（一）绩效目标设置情况',
        '（二）绩效目标完成情况',
        '五、存在的问题和改进的措施',
      ],
    },
  ],
  finance: [
    [
      'basicExpenditureBudget',
      '基本支出预算：2020年预算数365.5万元，其中，一般公共服务365.5万元，没有公共安全支出、教育支出。本年支出预算数比上年增加36.36万元。支出增加的主要原因是：人员增加，基本工资支出及人员经费支出相应增加。',
    ],
    ['basicExpenditureFinal', '2020年决算基本支出375.23万元，基本在预算控制范围内，人员经费增加，预算调整。'],
    [
      'projectExpenditure',
      '没有项目支出预算。项目支出决算数157.23万元。预算调整，增加拆迁项目统筹的工作经费使用，其他基本控制在预算范围内。',
    ],
    [
      'projectFunds',
      '2020年我单位项目支出预算共157.23万元，包含项目1个，实际支出157.23万元（业务工作经费157.23万元，没有专项经费、政府专项经费），涵盖项目1个。具体情况如下：',
    ],
    [
      'goalScope',
      '按照市本级预算绩效管理工作的总体要求，2020年本单位整体支出532.46万元，全部实行整体支出绩效目标管理，编报绩效目标的项目1个，涉及项目支出157.23万元。',
    ],
  ],
  open: {
    error: ['proseAgrees', 'proseAgrees'],
    explain: ['problemsNotFiller', 'basicExpenditureClaimHolds'],
    notice: ['additionalBudgetNotBackwards'],
  },
  says: [
    ['basicExpenditureClaimHolds', '超出9.73万元（2.66%）'],
    ['projectExpenditureZeroBudget', '项目支出本年预算数为0，项目支出本年决算数157.23万元'],
  ],
  score: { scored: '86.76', pending: ['disclosure'] },
  clean: casesOf('kaifu-2020').clean,
  faults: [
    [
      '资金概况少了一个项目',
      { projectFunds: [{ name: '项目1', budget: 157.23, final: 100 }] },
      'projectFundsAgreeFinal',
    ],
    ['指标总额与全年预算数不同', { 'projectExpenditure.adjustedBudget': 150 }, 'projectFundsAgreeBudget'],
    [
      '区级资金大于总额',
      { projectFunds: [{ name: '项目1', budget: 157.23, districtBudget: 160, final: 157.23 }] },
      'projectFundsDistrictBudget',
    ],
    [
      '区级支出大于总额',
      { projectFunds: [{ name: '项目1', budget: 157.23, final: 157.23, districtFinal: 160 }] },
      'projectFundsDistrictFinal',
    ],
    ['项目支出超过指标', { projectFunds: [{ name: '项目1', budget: 150, final: 157.23 }] }, 'projectFundsWithinBudget'],
    ['有项目没有编报绩效目标', { projectGoals: [] }, 'projectGoalsComplete'],
    [
      '公积金列入项目',
      { projectFunds: [{ name: '住房公积金', budget: 157.23, final: 157.23 }] },
      'staffCostsInProjects',
    ],
  ],
});
