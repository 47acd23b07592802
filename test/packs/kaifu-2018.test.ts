import { casesOf } from './pack-cases';
import { describePublishedExample } from './published-example';

describePublishedExample({
  pack: 'kaifu-2018',
  seed: '开福区-2018',
  reports: [
    {
      id: 'selfEvaluation',
      // 附件和上访人姓名不在报告里。
      original: (seed) =>
        seed.slice(0, seed.indexOf('附件：')).replace(/化解了[^，。]{1,20}户等上访遗留问题/, '化解了上访遗留问题'),
      headings: [
        '一、部门、单位基本情况',
        '1.主要职能',
        '二、一般公共预算支出情况',
        '（一）基本支出情况',
        '（二）项目支出情况',
        '三、部门整体支出绩效情况',
        '（一）绩效目标设置情况',
        '（二）绩效目标完成情况',
        '四、存在的主要问题及下一步改进措施',
        '五、绩效自评结果拟应用和公开情况',
        '六、其他需要说明的情况',
      ],
    },
  ],
  finance: [
    ['basicExpenditureFinal', '2018年决算基本支出285.6万元，基本在预算控制范围内，人员经费增加，预算调整。'],
    [
      'projectExpenditure',
      '没有项目支出预算。项目支出决算数118.79万元。预算调整，增加拆迁项目统筹的工作经费使用，其他基本控制在预算范围内。',
    ],
  ],
  open: {
    explain: ['basicExpenditureClaimHolds'],
    notice: ['additionalBudgetNotBackwards'],
  },
  says: [
    ['basicExpenditureClaimHolds', '超出66.40万元（30.29%）'],
    ['projectExpenditureZeroBudget', '项目支出本年预算数为0，项目支出本年决算数118.79万元'],
  ],
  score: { scored: '81.68', pending: ['disclosure'] },
  clean: casesOf('kaifu-2018').clean,
  faults: [
    ['功能科目之和超过基本支出预算', { 'education.budget': 1 }, 'budgetByFunction'],
    ['存在的主要问题写“无”', { 'reportText.problemsAndMeasures': '无' }, 'problemsNotFiller'],
    ['正文的在职人数与表不同', { 'reportText.goalSetting': '本单位在职人数10人。' }, 'proseFigures'],
  ],
});
