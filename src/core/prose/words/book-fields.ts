/** Which of a quantity's figures a field holds; level: what has neither budget nor outcome, as the staff. */
export type BookSide = 'final' | 'budget' | 'adjusted' | 'priorFinal' | 'priorBudget' | 'level';

/** Ends of field ids, and the column heads of forms, longest first. */
export const columnSides: readonly {
  readonly side: BookSide;
  readonly id: string;
  readonly heads: readonly string[];
}[] = [
  { side: 'priorFinal', id: '.priorFinal', heads: ['上年决算数', '上年决算', '上年支出数', '上年执行数'] },
  { side: 'priorBudget', id: '.priorBudget', heads: ['上年预算数', '上年年初预算数'] },
  { side: 'adjusted', id: '.adjustedBudget', heads: ['全年预算数', '调整预算数', '调整后预算数'] },
  { side: 'budget', id: '.budget', heads: ['本年预算数', '年初预算数', '本年年初预算数'] },
  { side: 'final', id: '.final', heads: ['本年决算数', '决算数', '本年支出数', '全年执行数'] },
];

/** How forms name the rows of the quantities (words/quantities), beside the words of prose. A row may be named with the one above it. */
export const rowNames: Readonly<Record<string, readonly string[]>> = {
  threePublicExpenses: ['三公经费', '三公经费支出'],
  officialVehicles: ['公务用车购置和维护经费', '公务用车购置及维护经费', '公务用车购置及运行维护费'],
  vehiclePurchase: ['公车购置', '公务用车购置'],
  vehicleOperation: ['公车运行维护', '公车运行维护费', '公务用车运行维护'],
  officialOverseasTravel: ['出国经费', '因公出国', '因公出国（境）'],
  officialReception: ['公务接待', '公务接待费用'],
  totalExpenditure: ['整体支出', '支出合计'],
  totalIncome: ['收入合计'],
  retirees: ['离退休人数退休'],
  actualStaff: ['实际在职人数', '在职人数'],
  authorizedPosts: ['编制数', '编制人数'],
  fixedAssets: ['固定资产原值'],
};

/** Rates that name what they are of, so that nobody can mean another; by what a label ends with. */
export const rateNames: Readonly<Record<string, readonly string[]>> = {
  staffControlRate: ['在职人员控制率', '在职人员编制控制率', '人员控制率'],
  threePublicChangeRate: ['三公经费变动率', '三公经费支出变动率'],
  threePublicControlRate: ['三公经费控制率', '三公经费支出控制率'],
  publicOutlayControlRate: ['公用经费控制率'],
  procurementExecutionRate: ['政府采购执行率', '政府采购预算执行率'],
};

/** In a sentence of what is still to come. */
export const planWords = /计划|下一步|下步|下年|明年|拟|预计|力争|打算|思路|展望|测算|申请|请求/;
/** Of one source of money, not of all of it. */
export const oneSource = /一般公共预算|财政拨款|政府性基金|非税|专户|自有资金|其他资金|项目资金|追加|财政总/;

/** Conclusions without a figure: well kept in hand, where more was spent than planned. */
export const wellControlled =
  /控制(?:得)?(?:良好|较好|很好|得当|有效|到位|严格)|(?:得到了?|进行了?)(?:有效|严格|较好|很好)(?:的)?控制|有效控制(?:住)?了?/;
/** What may stand between the name of a quantity and what is claimed of it. */
export const betweenClaim =
  /^(?:[，：、“”的和及与]|支出|开支|经费|费用|预算|决算数?|总额|总体|整体|各项|各分项|分项|全部|均|都|也|且|并|已|能|做到|得到|有效|严格|基本上?|实际|全年|本年度?|年初|当年|情况|管理|使用|规模|标准|水平|继续|一直|始终|较为|比较|进一步|为|是|在)*$/;
/** “各项均未超预算”: each of its parts too. */
export const eachPart = /各项|各分项|分项|均|都|全部/;
