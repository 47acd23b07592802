import { casesOf } from './pack-cases';
import { describePublishedExample } from './published-example';

/** Both attachments of the one published file; whoever the solved cases were named after stays out. */
const attachment = (seed: string, number: 3 | 5): string => {
  const [whole = '', project = ''] = seed.split('\n附件5\n');
  return (number === 3 ? whole : `附件5\n${project}`).replace(/以[^，。]{1,6}为代表的(?=12件)/g, '');
};
const threePublic = '2024年度“三公”经费支出3.99万元，比2023年度“三公经费”支出减少3.96万元，下降49.81%。';
const staffing =
  '桃江县征地拆迁安置与房屋征收补偿事务中心为全额拨款的正科级事业单位。内设12个股室，单位核定事业编制人员40人，在岗37人，退休人员4人。';

describePublishedExample({
  pack: 'taojiang-2024',
  seed: '桃江县-2024',
  reports: [
    {
      id: 'selfEvaluation',
      original: (seed) => attachment(seed, 3),
      headings: [
        '一、部门概况',
        '（一）部门基本情况',
        '1.部门在职人员情况',
        '2.主要职能',
        '3.重点工作计划',
        '（二）部门整体支出规模',
        '（三）绩效目标设立情况',
        '二、部门整体支出管理及使用情况分析',
        '（一）基本支出',
        '（二）项目支出',
        '三、项目组织实施情况分析',
        '1.项目资金安排落实、使用情况分析',
        '2.项目资金管理情况分析',
        '四、部门整体支出绩效情况分析',
        '五、绩效评价工作开展情况',
        '（一）绩效评价目的',
        '（二）整体支出绩效目标',
        '1.预决算公开',
        '2.“三公经费”控制情况',
        '3.内部管理制度建设情况',
        '4.项目绩效总目标完成情况',
        '（三）部门整体支出情况分析',
        '六、存在的主要问题',
        '七、改进措施和有关建议',
      ],
    },
    {
      id: 'projectReport',
      original: (seed) => attachment(seed, 5),
      headings: [
        '一、项目概况',
        '（一）项目单位基本情况',
        '1.部门在职人员情况',
        '2.主要职能',
        '（二）项目基本情况简介',
        '（三）项目绩效目标设立情况',
        '二、项目资金使用及管理情况分析',
        '（二）项目资金管理情况分析',
        '三、项目组织实施情况分析',
        '四、项目绩效情况分析',
        '五、绩效评价工作开展情况',
        '（一）项目绩效评价目的',
        '（二）项目支出绩效目标',
        '1.预决算公开',
        '2.“三公经费”控制情况',
        '3.内部管理制度建设情况',
        '4.项目绩效总目标完成情况',
        '（三）项目支出情况分析',
        '六、后续工作计划',
      ],
    },
  ],
  finance: [
    ['staffing', staffing],
    [
      'totalIncome',
      '2024年收入实际完成为543.29万元，其中一般公共预算财政拨款收入543.29万元，没有政府性基金财政拨款收入。',
    ],
    [
      'basicExpenditureFinal',
      '2024年实际支出543.29万元，其中基本支出366.62万元，占67.48%。其中：人员经费347.87万元，占基本支出的94.89%，主要包括：基本工资、津贴补贴、奖金、伙食补助费、机关事业单位基本养老保险缴费、职业年金缴费、职工基本医疗保险缴费、其他社会保障缴费、住房公积金、其他工资福利支出、抚恤金、生活补助、其他对个人和家庭的补助。公用经费18.75万元，占基本支出的5.11%，主要包括：办公费、印刷费、差旅费、公务接待费、工会经费、其他商品和服务支出。',
    ],
    [
      'projectExpenditure',
      '项目支出176.67万元，占32.52%；没有上缴上级支出、经营支出、对附属单位补助支出。项目资金管理情况分析：严格按照国家政策法规规定和本部门实际，建立健全财务基础制度和约束机制，依法、有效地使用财政资金，提高财政资金使用效率，在完成部门职能目标中合理分配人、财、物，使之达到了较高的工作效率和水平。',
    ],
    [
      'projectFundUse',
      '2024年度项目支出176.67万元，包括征地拆迁工作经费77万元，安置攻坚、乡村振兴、法规宣传经费40万元，绩效奖励、住房公积金、养老保险、年度考核奖等资金49.67万元，重点项目建设支持服务奖励资金10万元。专项资金主要用于征地拆迁工作费用支出、安置攻坚、乡村振兴、法规宣传支出、绩效奖励、住房公积金、养老保险等支出。',
    ],
    ['threePublicExpenses', threePublic],
    [
      'spendingAnalysis',
      '从整体情况来看，我单位严格按照年初预算进行部门整体支出。在支出过程中，能严格遵守各项规章制度，“三公经费”中的公务接待费比去年下降49.81%。所有项目都详细制定了方案，严格按方案组织实施，并加强了监督。尤其是在专项经费支出上，我们能专款专用，按项目实施计划的进度情况进行资金拨付，无截留、无挪用等现象。',
    ],
    ['projectStaffing', staffing],
    [
      'projectBackground',
      '县委、县政府高度重视征地拆迁工作，县财政2024年度安排77万元征地拆迁工作经费用于保障征地拆迁安置与房屋征收补偿事务中心日常运转，安排40万元安置攻坚、乡村振兴、法规宣传经费用于安置攻坚、乡村振兴、法规宣传专项支出，安排49.67万元绩效奖励、住房公积金、养老保险、年度考核奖等资金用于发放绩效奖励、住房公积金、养老保险支出，安排10万元重点项目建设支持服务奖励资金。',
    ],
    ['projectThreePublicExpenses', threePublic],
  ],
  open: { explain: ['staffCostsInProjects'], notice: ['requiredFilled'] },
  says: [['staffCostsInProjects', '（49.67万元）里有“绩效奖”、“考核奖”、“公积金”、“养老保险”，属于人员经费']],
  score: { scored: '91.68', pending: ['disclosure'] },
  clean: casesOf('taojiang-2024').clean,
  faults: [
    ['基本支出与人员、公用之和不符', { 'personnelExpenses.final': 340 }, 'basicExpenditureComposition'],
    ['支出比收入多', { 'generalBudgetIncome.final': 530 }, 'expenditureWithinIncome'],
    ['正文的编制数与表不同', { 'reportText.mainProblems': '单位核定编制37人，人手紧张。' }, 'proseFigures'],
    ['正文里留着没有填的地方', { 'projectReport.nextYearPlan': '下年完成XX个项目。' }, 'prosePlaceholders'],
  ],
});
