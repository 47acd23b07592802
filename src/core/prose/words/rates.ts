import { withoutEnds } from '../ends';

/** Tables of words around a percentage: what it is a share of, what it completes. */

/** Around what a share is of: “占本年〔基本支出〕的比例为94.89%”. */
export const shareStarts = ['本年', '全年', '当年', '年度', '本单位', '全部', '总'];
export const shareEnds = ['为', '是', '约', '达到', '达', '仅', '近', '比例', '比重', '百分比', '份额', '的'];
/** Words at the end of a whole that make no difference, and those that link a label to its figure. */
export const wholeEnds = ['支出', '决算', '合计', '总计', '总额', '总数', '数'];
export const links = ['为', '是', '共', '计', '完成', '实现', '达到', '达'];
/** Wholes that no field names: the total of the list at hand. */
export const wholes =
  /^(?:|数|量|额|支出|收入|总额|总数|总量|总支出|总收入|支出总额|收入总额|支出合计|收入合计|支出总计|收入总计|合计|总计|预算|资金总额|总投资|比)$/;

/** “完成年初预算的120%”, “预算执行率98%”. */
export const completes =
  /(?:完成(?:了)?(?:全年|当年|本年|年初|年度|调整|\d{4}年度?)*(?:收入|支出)?(?:预算|指标|计划|任务|目标)(?:数|任务|总额)?的?|(?:为|占|达到?)(?:年初|全年|调整后?的?)?预算(?:数)?的|(?:预算)?(?:执行|完成|支出|支付|拨付)(?:进度|率)(?:为|达到?|是)?|预算(?:执行|完成)率(?:为|达到?|是)?|(?:资金)?(?:到位|使用|支付|拨付|支出|兑付)率(?:为|达到?|是)?)(?:约|近|达)?$/;
/** Words of what was planned, and of what came of it. */
export const planned = /预算|指标|计划|下达|安排|任务|应|目标|核定|批复|预期|合同金额|合同价/;
export const done = /决算|支出|执行|完成|使用|实际|拨付|支付|到位|发放|开支/;

/** Any rate whose two figures stand before it, the whole first: “申请89户，批回84户，批准率94%”. The first group is what it is a rate of. */
export const plainRate = /([\u4e00-\u9fff]{1,6})率(?:为|达到?|是|仅)?(?:约)?$/;
/** Rates that are asked for, not counted, or of something else than the two figures before them. */
export const otherRates =
  /满意|知晓|增长|下降|变动|节约|压减|税|利|汇|费|控制|失业|发生|死亡|覆盖|普及|参与|绿化|入学|升学|就业|合规|及格|优秀/;
/** How much is under control: what came of it against what was allowed, “控制率90%”. */
export const controls = /(?:经费|支出|费用|人员|在职|编制)?控制率(?:为|是|达到?)?$/;
export const allowed = /预算|指标|限额|编制|核定/;
export const used = /决算|支出|开支|实际|在职|在编|实有|现有|执行/;
/** What did not come to be; for these the rate is of the rest. */
export const failedAt = /(?:不|未)(?:合格|达标|通过)/;
export const passed = /(?:合格|达标|通过)$/;
/** Said of what did not happen: none of it is the part that a rate counts. */
export const negated = /^(?:其中)?(?:尚|还|仍|暂)?(?:有)?(?:未|没|无|不)/;
/** What should be done, against what was: both may be told by the verb of the rate. */
export const due = /应|需|待|须|计划|任务|目标|共|总|反馈|发现|交办/;
/** What was done already is no plan, whatever it was done of: “已完成投资计划6亿元”. */
export const alreadyDone =
  /^(?:其中|目前)?(?:已|实际|累计|共)*(?:完成|支出|执行|拨付|支付|整改|办结)(?![^，]{0,6}预算)/;
/** Around the two figures behind a rate nothing else may stand: then they are the rate's own. */
export const bareSide =
  /^(?:其中|全年|年初|本年|当年|年度|调整后?|项目|专项|资金|经费|预算|安排|下达|应|需|已|实际|共|累计|总|计划|目标|任务|完成|支出|执行|到位|支付|拨付|使用|整改|发现|问题|隐患|发放|收回|回收|有效|问卷|受理|办结|检查|合格|参加|培训|数量|人数|户数|件数|总数|数|额|量|的|为|是|：)*$/;

/** “完成年度计划800户的95%”, “为年度任务400户的105%”: the plan stands inside. */
export const completesThat =
  /(?:完成(?:了)?|占|为|达到?|相当于)[^，。]{0,8}(?:预算|计划|任务|指标|目标)(?:数|值|任务|量)?$/;
/** “占全年支出800万元的25%”: so does the whole. */
export const sharesThat = /占[^，。占]{1,14}$/;
/** Around the target of a count: “24场（目标值20场）”. */
export const target =
  /^(?:年度|年初|全年|当年|原)?(?:目标|计划|任务|指标|预期)(?:数|值|量|目标值|指标值|任务数|指标)?(?:为|是)?$/;
/** “完成率120%”, behind a target. */
export const achieved =
  /^(?:目标|计划|指标|任务|年度|实际|工作)*(?:完成|实现|达成)(?:率|比例|程度|比率)(?:为|达到?|是)?(?:约)?$/;

/** Whether a label is of the whole spending or income, in any of its words; null for any other. */
export function totalOf(label: string): 'spending' | 'income' | null {
  const at = label.search(comparedAt);
  const bare = (at < 0 ? label : label.slice(0, at)).replace(
    /^(?:\d{4}年度?|本年度?|全年|当年|年度|全镇|全局|全校|全县|我[\u4e00-\u9fff]|本[\u4e00-\u9fff]{1,2}|部门|财政|[年实际共])*/,
    '',
  );
  const words = withoutEnds(bare, ['为', '是', '数', '共', '计']);
  if (/^(?:总支出|支出总额|支出合计|支出总计|决算支出|支出决算|支出)$/.test(words)) return 'spending';
  return /^(?:总收入|收入总额|收入合计|收入总计|决算收入|收入决算|收入)$/.test(words) ? 'income' : null;
}
const comparedAt = /比|较|与|增加|减少|增长|下降/;

/** “节约指标99.5%”: how much less than what the bracket or the words before allow. */
export const saves =
  /(?:节约|节省|结余|压减|压缩|下降|减少|降低|降幅|减幅|节约率|下降率)(?:了|指标|预算|资金|率|幅度|达到?|为|约)*$/;
