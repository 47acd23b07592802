/** 合计 and the like, as the name of a row or a column. */
export const totalRow = /^(?:合计|总计|共计|总额|合计数|总计数)(?:[（(].*)?$/;
export const totalHead = /(?:合计|总计|共计|总额|合计数|总计数|小计)(?:[（(].*)?$/;
export const subtotalRow = /小计$/;
/** Columns and rows that nobody adds up. */
export const notAdded =
  /率|%|比例|比重|占比|同比|环比|幅度?|单价|均价|平均|[人户亩年]均|标准|序号|行次|栏次|年度|年份|编[号码]|代码|分值权重|权重|日期|时间|排名|名次|系数|倍数|级别|电话|备注|说明/;
/** Lines of public forms that number the columns. */
export const notRow = /^(?:栏次|行次|列次)$/;
/** Rows that break down the row above. */
export const amongRow = /^(?:其中|[（(][一二三四五六七八九十\d]+[）)]|#)/;
/** More may follow than is listed. */
export const openRow = /…|\.{3}|等$|^(?:略|以下略)/;
/** Numbering of rows, outermost first. */
export const rowNumbering: readonly RegExp[] = [
  /^第?[一二三四五六七八九十]{1,3}(?:、|[．.]|部分)/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^\d{1,2}(?:、|[．.](?!\d))/,
  /^[（(]\d{1,2}[）)]/,
];
/** A cell that says none. */
export const noneCell = /^(?:[-—–－/]{1,3}|无)?$/;

/** What the head of a computed column says of the computation. */
export const shareHead = /占比|比重|构成比|占[^率]{0,8}(?:%|比例|百分比)|所占比例|^(?:比例|百分比)/;
export const growthHead =
  /增减率|增长率|增幅|降幅|升降|增减幅度|增减变动率|变动率|变化率|变动幅度|同比|增减[（(]?%|增长[（(]?%|比上年[^额数]{0,6}(?:%|率|幅)/;
export const quotientHead = /率|进度|比例|%/;
export const differenceHead =
  /增减额|增减数|增减变动额|变动额|差额|差异|增加额|减少额|结余|节余|余额|未支出|未使用|增减$|增减[（(](?:万元|元|亿元)[）)]$/;
/** Rates that are spent ÷ planned and nothing else. */
export const executionHead = /执行率|支付率|支出率|支出进度|执行进度|预算完成率|预算执行/;
/** The one that is measured, and what it is measured against. */
export const outcomeHead = /决算|执行数|支出数|实际|已支|支付数|完成数|实绩/;
export const planHead = /预算|计划|指标数|下达|安排|批复/;
export const nowHead = /本年|今年|当年|本期/;
export const beforeHead = /上年|去年|上期|上一年|年初数|期初/;

/** A line inside a table that names the columns of the rows below it. */
export const headWords = /决算|预算|年|数$|率|金额|得分|分值|面积|[（(][^（()）]{1,4}[）)]$/;
/** Of whose money a table speaks: such totals are not those of the whole unit. */
export const fundWords = /财政拨款|一般公共预算|政府性基金|国有资本|专户|专项|项目绩效|下属|所属|附属/;
/** The unit of a table's amounts, where it is written over it. */
export const unitWords = /(?:单位|计量单位)[：:]?(亿元|万元|元|人民币万元)|[（(](亿元|万元|元)[）)]/;
/** Names that forms have for quantities of the unit, beside those of prose. */
export const formNames: Readonly<Record<string, string>> = {
  公务接待: 'officialReception',
  公务接待费用: 'officialReception',
  公车运行维护: 'vehicleOperation',
  公务用车运行维护: 'vehicleOperation',
  公车购置: 'vehiclePurchase',
  公务用车购置和维护经费: 'officialVehicles',
  公务用车购置及运行维护: 'officialVehicles',
  出国经费: 'officialOverseasTravel',
  因公出国: 'officialOverseasTravel',
  三公经费合计: 'threePublicExpenses',
  实际在职人数: 'actualStaff',
  年末在职人数: 'actualStaff',
};
/** Spent by everybody in the same sense, whatever table it stands in. */
export const sameEverywhere: ReadonlySet<string> = new Set([
  'threePublicExpenses',
  'officialReception',
  'vehicleOperation',
  'vehiclePurchase',
  'officialVehicles',
  'officialOverseasTravel',
]);
/** Of a form: what its rows are made of. */
export const formIdentities: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: 'officialVehicles', parts: ['vehiclePurchase', 'vehicleOperation'] },
];
/** The money of a project or a unit by where it comes from; 其他资金 takes the rest, so the rows between are all of it. */
export const formTotal = /^(?:年度)?资金总额$/;
export const formRest = /^其他资金$/;
export const staffRateHead = /控制率/;
export const staffHead = /在职|实有/;
export const postsHead = /编制/;
