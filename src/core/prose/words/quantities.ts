/** Quantities that every report of a unit tells and that have one value in it. */
export interface Quantity {
  readonly id: string;
  /** How people read it. */
  readonly name: string;
  readonly measure: 'money' | 'people' | 'thing';
  /** What its label ends with, once years, measures and linking words are off. Longest first where one ends another. */
  readonly words: readonly string[];
}

export const quantities: readonly Quantity[] = [
  { id: 'basicExpenditure', name: '基本支出', measure: 'money', words: ['部门基本支出', '基本支出'] },
  { id: 'projectExpenditure', name: '项目支出', measure: 'money', words: ['部门项目支出', '项目支出'] },
  {
    id: 'personnelExpenses',
    name: '人员经费',
    measure: 'money',
    words: ['人员经费支出', '人员经费开支', '人员经费', '人员支出'],
  },
  {
    id: 'publicOutlay',
    name: '公用经费',
    measure: 'money',
    words: ['日常公用经费支出', '日常公用经费开支', '日常公用经费', '公用经费支出', '公用经费', '公用支出'],
  },
  {
    id: 'threePublicExpenses',
    name: '“三公”经费',
    measure: 'money',
    words: ['三公经费财政拨款支出', '三公经费支出', '三公经费'],
  },
  {
    id: 'officialReception',
    name: '公务接待费',
    measure: 'money',
    words: ['公务接待费支出', '公务接待费', '公务接待支出'],
  },
  {
    id: 'vehicleOperation',
    name: '公务用车运行维护费',
    measure: 'money',
    words: ['公务用车运行维护费支出', '公务用车运行维护费', '公务用车运行费', '公车运行维护费'],
  },
  {
    id: 'vehiclePurchase',
    name: '公务用车购置费',
    measure: 'money',
    words: ['公务用车购置费支出', '公务用车购置费', '公务用车购置'],
  },
  {
    id: 'officialVehicles',
    name: '公务用车购置及运行费',
    measure: 'money',
    words: [
      '公务用车购置及运行维护费支出',
      '公务用车购置及运行维护费',
      '公务用车购置及运行费',
      '公务用车购置和运行维护费',
    ],
  },
  {
    id: 'officialOverseasTravel',
    name: '因公出国（境）费',
    measure: 'money',
    words: ['因公出国费支出', '因公出国境费', '因公出国费', '因公出国境费用', '因公出国费用'],
  },
  {
    id: 'totalExpenditure',
    name: '支出合计',
    measure: 'money',
    words: ['整体支出', '部门整体支出', '总支出', '支出合计', '支出总额', '共支出', '全年支出', '实际总支出'],
  },
  {
    id: 'governmentProcurement',
    name: '政府采购金额',
    measure: 'money',
    words: ['政府采购支出', '政府采购总金额', '政府采购金额', '政府采购总额', '政府采购'],
  },
  { id: 'totalIncome', name: '收入合计', measure: 'money', words: ['总收入', '收入合计', '收入总额'] },
  // With what was carried over: not what came in or went out this year.
  { id: 'grandExpenditure', name: '支出总计', measure: 'money', words: ['支出总计'] },
  { id: 'grandIncome', name: '收入总计', measure: 'money', words: ['收入总计'] },
  {
    id: 'authorizedPosts',
    name: '编制数',
    measure: 'people',
    words: [
      '核定编制',
      '编制人数',
      '人员编制',
      '在职人员编制',
      '核定编制人数',
      '编制数',
      '编制',
      '核定人员编制',
      '核定人数',
      '总编制',
    ],
  },
  {
    id: 'institutionPosts',
    name: '事业编制',
    measure: 'people',
    words: ['核定事业编制人员', '核定事业编制', '事业编制人员', '事业编制人数', '事业编制数', '事业编制'],
  },
  {
    id: 'administrativePosts',
    name: '行政编制',
    measure: 'people',
    words: ['核定行政编制人员', '核定行政编制', '行政编制人员', '行政编制人数', '行政编制数', '行政编制'],
  },
  {
    id: 'actualStaff',
    name: '在职人数',
    measure: 'people',
    words: [
      '在职人数',
      '在职人员',
      '在职在编人员',
      '在职在编',
      '在编在职人员',
      '在编人数',
      '在编人员',
      '实有在职人数',
      '实有在职人员',
      '年末实有人数',
      '实有人数',
      '实有人员',
      '实有',
      '实际在岗',
      '在职实有',
      '在职',
      '在岗',
      '在岗人数',
      '在职职工',
      '在职干部职工',
      '在编在岗',
    ],
  },
  { id: 'retirees', name: '退休人数', measure: 'people', words: ['退休人员', '退休人数'] },
  { id: 'offices', name: '内设机构数', measure: 'thing', words: ['内设'] },
  { id: 'fixedAssets', name: '固定资产原值', measure: 'money', words: ['固定资产原值'] },
];

/** What adds up in every report: the whole, and its parts. */
export const identities: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: 'totalExpenditure', parts: ['basicExpenditure', 'projectExpenditure'] },
  { whole: 'basicExpenditure', parts: ['personnelExpenses', 'publicOutlay'] },
  { whole: 'threePublicExpenses', parts: ['officialReception', 'officialVehicles', 'officialOverseasTravel'] },
  { whole: 'threePublicExpenses', parts: ['officialReception', 'vehicleOperation', 'officialOverseasTravel'] },
];

/** Words that say which of its figures is told. 预算 may be of the year's beginning or of the whole year, which are not the same. */
export const budgetWords = /(?:年初|全年|调整|当年|批复)?(?:预算|指标)(?:数|安排|下达|资金|总额)?/;
export const finalWords = /决算数?/;
export const adjustedWords = /全年|调整/;
/** Of another year. */
export const otherYearWords = /上年|去年|上一年|上年度|以前年度|下年|明年|次年/;
/** Of whom every report speaks: they name nobody else. */
export const ownUnit =
  /^(?:我|本|涉及|全|各|该|县编委|经县编委|市编委|编办|经|由|于|我县|单位|部门|中心|局|办|委|馆|校|院|所|站|机关|系统|末|底|年末|年底|年|度|共|共有|现有|现|有|实有|实际|核定的?|批准|设有?|总|总计|合计|的|为|是|人员|部分|其中|名义|财政|财政拨款|一般公共预算|[一二三四五六七八九十]|截至|截止|目前|月|日|编办核定|部|厅|镇|乡|街道|、|[（）])*$/;

/** Counts that go with an amount: none of the one and some of the other cannot both be. */
export const carriers: readonly { readonly of: string; readonly what: string; readonly label: RegExp }[] = [
  {
    of: 'projectExpenditure',
    what: '项目',
    label:
      /^(?:其中|共|一共|包含|涵盖|包括|涉及|实施|安排|开展|有|纳入|编报)*(?:绩效目标的?|预算的?|绩效的?)*项目(?:数|个数|数量)?(?:为|共|共计)?$/,
  },
  {
    of: 'officialReception',
    what: '接待',
    label: /^(?:国内|全年|其中|共)*(?:公务)?接待(?:批次|人次|人数)?(?:为|共|共计)?$/,
  },
  {
    of: 'officialOverseasTravel',
    what: '因公出国',
    label: /^(?:全年|其中|共)*(?:因公)?出国(?:团组|组团|团组数|人次|人数)?(?:为|共|共计)?$/,
  },
  { of: 'vehicleOperation', what: '公务用车', label: /^(?:年末|现有|其中|共)*(?:公务用车|公车)保有量(?:为|共|共计)?$/ },
];

/** Conclusions about a budget that figures can contradict; `slack`: 基本 allows as much of the budget on top. */
export const withinBudget: readonly { readonly words: RegExp; readonly slack: string }[] = [
  {
    words:
      /基本(?:上)?(?:控制)?在(?:年初|年度|全年)?预算(?:控制)?(?:范围|额度|指标|数)?(?:之|以)?内|基本控制在预算(?:范围|额度|指标)?(?:之|以)?内|基本未超(?:出)?预算/,
    slack: '0.05',
  },
  {
    words:
      /(?:均|都|全部|严格)?控制在(?:年初|年度|全年)?预算(?:控制)?(?:范围|额度|指标|数)?(?:之|以)?内|(?:均|都)?(?:没有|未|无)超(?:出|过)?(?:\d{4}年度?)?(?:年初|本年|年度|全年)?预算/,
    slack: '0',
  },
];
/** “其他基本控制在预算范围内” speaks of everything but the figures at hand. */
export const ofOthers = /(?:其他|其它|其余)[^，。]{0,6}$/;
