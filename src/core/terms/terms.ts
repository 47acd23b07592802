/** One word of the field: the English identifier used in ids and code, and the Chinese words it stands for. */
export interface Term {
  readonly id: string;
  /** The word the product itself uses. */
  readonly label: string;
  /** Other official wordings of the same thing. */
  readonly aliases?: readonly string[];
  /** Identifiers that must not be used for it: wrong, ambiguous, or pinyin. */
  readonly avoid?: readonly string[];
  /** The trap, in one Chinese sentence. */
  readonly note?: string;
}

/**
 * The one list of names. Every dot-segment of a pack's field ids stands here; docs/glossary.md prints it. A name that is
 * missing is added here first.
 */
export const terms: readonly Term[] = [
  // 机构与人员
  {
    id: 'budgetUnit',
    label: '预算单位',
    aliases: ['单位', '部门', '填报单位'],
    avoid: ['unit'],
    note: '机构意义上的“单位”。度量意义的单位是 amountUnit，绝不单写 unit。',
  },
  { id: 'budgetUnitName', label: '单位全称', aliases: ['填报单位名称'] },
  { id: 'budgetUnitShortName', label: '单位简称' },
  {
    id: 'fiscalYear',
    label: '年度',
    aliases: ['预算年度', '评价年度'],
    avoid: ['year'],
    note: '报告所属的预算年度，不是填报的那一年。',
  },
  {
    id: 'authorizedPosts',
    label: '编制数',
    aliases: ['核定编制', '人员编制'],
    avoid: ['establishment', 'bianzhi'],
    note: '机构编制部门核定的人数；为 0 时控制率无法核对。',
  },
  {
    id: 'actualStaff',
    label: '实际在职人数',
    aliases: ['在职人数', '在职人员数'],
    avoid: ['headcount'],
    note: '年末在职，不含离退休、编外、借用。',
  },
  { id: 'priorStaff', label: '上年在职人数' },
  { id: 'borrowedStaff', label: '借用人员', aliases: ['借用'], note: '编制在哪里就算在哪里，不算本单位在职。' },
  {
    id: 'nonPostStaff',
    label: '编外人员',
    aliases: ['编外', '编外长期聘用人员'],
    avoid: ['temporaryStaff'],
    note: '不占编制的聘用人员，不算在职。',
  },
  { id: 'retirees', label: '离退休人员', aliases: ['离退休'] },
  { id: 'veteran', label: '离休', note: '只作 retirees 的下级。' },
  { id: 'ordinary', label: '退休', note: '只作 retirees 的下级。' },
  { id: 'administrativeUnits', label: '行政单位数' },
  { id: 'subordinateUnits', label: '二级机构数', aliases: ['二级单位数'] },
  // 预算与决算
  { id: 'initialBudget', label: '年初预算', aliases: ['年初预算数'], avoid: ['budget'], note: '年初批复数。' },
  {
    id: 'adjustedBudget',
    label: '全年预算',
    aliases: ['全年预算数', '调整预算数'],
    avoid: ['budget'],
    note: '年初预算加减年中调整；与支出比较时先用它。',
  },
  {
    id: 'executed',
    label: '执行数',
    aliases: ['全年执行数'],
    avoid: ['actual'],
    note: '自评表的执行数；不等于批复的决算数。',
  },
  {
    id: 'final',
    label: '本年决算数',
    aliases: ['决算数'],
    avoid: ['actual'],
    note: '作列名。春季时还有初审数、会审数、批复数之分（finalAccountsStage）。',
  },
  {
    id: 'budget',
    label: '本年预算数',
    note: '只作一行的列名（三公经费的本年预算数）；单说“预算”必须写明 initialBudget 还是 adjustedBudget。',
  },
  { id: 'priorBudget', label: '上年预算数', avoid: ['lastYear'] },
  { id: 'priorFinal', label: '上年决算数', avoid: ['lastYear'] },
  {
    id: 'additionalBudget',
    label: '本年追加',
    aliases: ['本年追加预算', '追加预算数'],
    avoid: ['supplement'],
    note: '来自指标文，压减为负；不等于决算减年初预算，也不同于 财预〔2013〕53号 的“预算调整率”。',
  },
  {
    id: 'budgetAdjustment',
    label: '预算调整',
    aliases: ['部门基本支出预算调整', '部门整体支出预算调整'],
    note: '2018 年度印本写“部门整体支出预算调整”，2023 年度写“部门基本支出预算调整”，同一行。',
  },
  {
    id: 'carryover',
    label: '结转',
    aliases: ['结转资金'],
    avoid: ['balance'],
    note: '项目没完、下年继续用的钱；不是结余。',
  },
  { id: 'surplus', label: '结余', aliases: ['结余资金'], avoid: ['balance'], note: '事情做完剩下的钱；不是结转。' },
  { id: 'priorCarryover', label: '上年结转', aliases: ['上年结转和结余'] },
  {
    id: 'yearEndSurplus',
    label: '年末结余',
    aliases: ['年末结转和结余'],
    note: '评分公式里的“年末结余”指年末结转和结余。',
  },
  { id: 'finalAccountsStage', label: '决算数阶段', note: '初审数、会审数、批复数。' },
  { id: 'finalAccountsDate', label: '决算数日期' },
  // 支出
  { id: 'basicExpenditure', label: '基本支出' },
  { id: 'basicExpenditureBudget', label: '基本支出预算' },
  { id: 'personnelExpenses', label: '人员经费' },
  {
    id: 'publicOutlay',
    label: '公用经费',
    aliases: ['日常公用经费'],
    avoid: ['publicFunds'],
    note: '基础数据表上只填一般商品和服务支出（302）；部门决算的公用经费还含 310。',
  },
  {
    id: 'agencyRunningCost',
    label: '机关运行经费',
    avoid: ['publicOutlay'],
    note: '只有行政和参公单位有，与公用经费不是一个口径。',
  },
  { id: 'officeExpense', label: '办公经费' },
  { id: 'utilitiesAndTravel', label: '水费、电费、差旅费', note: '表上一行三项合填。' },
  { id: 'meetingsAndTraining', label: '会议费、培训费', note: '表上一行两项合填。' },
  { id: 'projectExpenditure', label: '项目支出' },
  { id: 'businessProjects', label: '业务工作经费', aliases: ['业务工作专项'] },
  { id: 'maintenanceProjects', label: '运行维护经费', aliases: ['运行维护专项'] },
  { id: 'specialFunds', label: '专项资金', aliases: ['省级专项资金', '市级专项资金', '区级专项资金', '县级专项资金'] },
  {
    id: 'threePublicExpenses',
    label: '三公经费',
    aliases: ['“三公”经费', '“三公经费”'],
    avoid: ['threePublicFunds', 'sangong'],
    note: '表内顺序是公车、出国、接待；决算公开表是出国、公车、接待。按行名对，不按位置对。',
  },
  {
    id: 'officialVehicles',
    label: '公务用车购置和维护经费',
    aliases: ['公务用车购置及运行维护费', '公务用车购置及运行费'],
  },
  { id: 'vehiclePurchase', label: '公车购置', aliases: ['公务用车购置费', '公务用车购置'] },
  { id: 'vehicleOperation', label: '公车运行维护', aliases: ['公务用车运行维护费', '公务用车运行'] },
  { id: 'officialOverseasTravel', label: '出国经费', aliases: ['因公出国（境）费', '因公出国'], avoid: ['abroad'] },
  { id: 'officialReception', label: '公务接待', aliases: ['公务接待费'], avoid: ['entertainment'] },
  { id: 'governmentProcurement', label: '政府采购', aliases: ['政府采购金额'] },
  { id: 'generalPublicServices', label: '一般公共服务支出', aliases: ['一般公共服务'] },
  { id: 'publicSafety', label: '公共安全支出', aliases: ['公共安全'] },
  { id: 'education', label: '教育支出', aliases: ['教育'] },
  { id: 'austerityMeasures', label: '厉行节约保障措施', aliases: ['厉行节约'] },
  // 楼堂馆所
  { id: 'officeBuildings', label: '楼堂馆所', avoid: ['buildings'] },
  { id: 'approvedArea', label: '批复规模', aliases: ['批准建设面积'] },
  { id: 'actualArea', label: '实际规模', aliases: ['实际建设面积'] },
  { id: 'areaControlRate', label: '规模控制率' },
  { id: 'budgetedInvestment', label: '预算投资', aliases: ['批准投资金额'] },
  { id: 'actualInvestment', label: '实际投资', aliases: ['实际投资金额'] },
  { id: 'investmentControlRate', label: '投资概算控制率', note: '表上叫投资概算控制率，公式里也写“投资预算控制率”。' },
  { id: 'completion', label: '本年有无完工', note: '只看当年完工的新建楼堂馆所。' },
  // 比率
  {
    id: 'rate',
    label: '比率',
    avoid: ['percent'],
    note: '一律是 0 到 1 的比，印成百分数；不存 95 这样的数。“个百分点”是两个比率的差。',
  },
  { id: 'controlRate', label: '控制率' },
  { id: 'changeRate', label: '变动率', aliases: ['增减率'] },
  { id: 'executionRate', label: '执行率' },
  { id: 'completionRate', label: '完成率' },
  { id: 'staffControlRate', label: '在职人员控制率' },
  {
    id: 'threePublicChangeRate',
    label: '三公经费变动率',
    aliases: ['“三公经费”变动率'],
    note: '预算比预算；不是决算比决算。',
  },
  { id: 'threePublicControlRate', label: '三公经费控制率', aliases: ['“三公经费”控制率'], note: '决算比预算。' },
  { id: 'budgetCompletionRate', label: '预算完成率' },
  { id: 'budgetControlRate', label: '预算控制率', note: '本年追加除以年初预算；不是支出除以预算。' },
  { id: 'publicOutlayControlRate', label: '公用经费控制率' },
  { id: 'procurementExecutionRate', label: '政府采购执行率' },
  { id: 'procurementStandard', label: '政府采购评分标准', note: '1%扣1分与5%扣2分两种都在用，没有默认。' },
  { id: 'keyWorkCompletionRate', label: '重点工作实际完成率' },
  { id: 'buildingsAreaControlRate', label: '新建楼堂馆所面积控制率' },
  { id: 'buildingsInvestmentControlRate', label: '新建楼堂馆所投资概算控制率' },
  // 评分
  { id: 'selfEvaluation', label: '自评', aliases: ['绩效自评'], avoid: ['selfAssessment'] },
  { id: 'performanceGoal', label: '绩效目标' },
  { id: 'performanceIndicator', label: '绩效指标' },
  { id: 'input', label: '投入' },
  { id: 'process', label: '过程' },
  { id: 'output', label: '产出及效率', aliases: ['产出'] },
  { id: 'budgetAllocation', label: '预算配置' },
  { id: 'budgetExecution', label: '预算执行' },
  { id: 'budgetManagement', label: '预算管理' },
  { id: 'dutyPerformance', label: '职责履行' },
  { id: 'dutyBenefit', label: '履职效益' },
  { id: 'managementSystems', label: '管理制度健全性' },
  { id: 'fundUseCompliance', label: '资金使用合规性' },
  { id: 'disclosure', label: '预决算信息公开性', aliases: ['公开性'], avoid: ['publicity'] },
  { id: 'budgetDate', label: '本年预算公开日' },
  { id: 'finalDate', label: '上年决算公开日' },
  { id: 'benefits', label: '经济效益、社会效益、生态效益' },
  { id: 'administrativeEfficiency', label: '行政效能' },
  { id: 'satisfaction', label: '社会公众或服务对象满意度', aliases: ['满意度'] },
  { id: 'sampleSize', label: '样本数' },
  { id: 'assessment', label: '绩效考核', note: '上级对为民办实事和重点工作的考核，不是本单位自评。' },
  { id: 'earned', label: '考核得分' },
  { id: 'full', label: '满分', aliases: ['分值'] },
  { id: 'score', label: '得分', avoid: ['points'], note: 'null 是待评，不是 0 分。' },
  { id: 'evidence', label: '佐证材料' },
  { id: 'fullTotal', label: '分值合计' },
  { id: 'scoreTotal', label: '得分合计' },
  { id: 'scoreSummary', label: '已评待评说明' },
  // 增减说明与核对
  { id: 'changeExplanation', label: '增减说明', aliases: ['增减变动说明', '增减变动说明表'] },
  { id: 'budgetChange', label: '比预算增减额' },
  { id: 'budgetChangeRate', label: '比预算增减率' },
  { id: 'priorChange', label: '比上年增减额' },
  { id: 'priorChangeRate', label: '比上年增减率' },
  { id: 'reason', label: '主要原因', aliases: ['增减原因'], note: '金额用增加、减少，比率用增长、下降。' },
  { id: 'crossCheck', label: '勾稽', aliases: ['勾稽关系', '稽核'], avoid: ['audit'] },
  { id: 'findingNotes', label: '问题说明' },
  { id: 'findingId', label: '问题编号' },
  { id: 'subject', label: '事项' },
  { id: 'note', label: '说明', aliases: ['指标说明'] },
  // 报告文字
  { id: 'reportText', label: '报告文字' },
  { id: 'mainDuties', label: '主要职能', aliases: ['主要职责', '职能职责'] },
  { id: 'goalSetting', label: '绩效目标设置情况' },
  { id: 'goalCompletion', label: '绩效目标完成情况' },
  { id: 'problemsAndMeasures', label: '存在的主要问题及下一步改进措施' },
  { id: 'resultUse', label: '绩效自评结果拟应用和公开情况' },
  { id: 'otherMatters', label: '其他需要说明的情况' },
  // 表与落款
  { id: 'basicData', label: '基础数据表', aliases: ['部门整体支出绩效评价基础数据表'] },
  { id: 'scoreTable', label: '评分表', aliases: ['部门整体支出绩效评价指标评分表'] },
  { id: 'changeTable', label: '增减变动表', note: '表的编号；表里的字段用 changeExplanation。' },
  { id: 'supplement', label: '补充资料' },
  { id: 'unitLine', label: '填报单位行' },
  { id: 'preparerLine', label: '填表人行' },
  { id: 'dateLine', label: '填报日期行' },
  { id: 'phoneLine', label: '联系电话行' },
  { id: 'headLine', label: '单位负责人行' },
  { id: 'preparer', label: '填表人' },
  { id: 'preparedOn', label: '填报日期' },
  { id: 'contactPhone', label: '联系电话' },
  { id: 'unitHead', label: '单位负责人' },
  { id: 'amountUnit', label: '计量单位', aliases: ['金额单位'], avoid: ['unit'], note: '元、万元、人、㎡ 等。' },
  { id: 'name', label: '名称' },
  { id: 'total', label: '合计', aliases: ['合计数'] },
];

const byId = new Map(terms.map((term) => [term.id, term]));

/** Undefined for a word that is not in the list. */
export function termOf(id: string): Term | undefined {
  return byId.get(id);
}

/** The dot-segments of a field id that are no terms; empty for a well-named field. Rows' columns are segments like others. */
export function unknownSegments(fieldId: string): string[] {
  return fieldId.split('.').filter((segment) => !byId.has(segment));
}
