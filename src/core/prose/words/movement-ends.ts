/** Words around the two ends of a movement. */

/** “由上年的”, “从2021年的”: where it began. */
export const startOfRange = /(?:由|从)[^，。由从]{0,14}$/;
/** “增加到2022年的”, “降至”: where it ended. */
export const endOfRange =
  /(?:到|至|为)(?:了|约|现在|目前)?(?:(?:今年|本年|当年|年末|年底|(?:19|20)\d{2}年)度?末?的?)?$/;
/** Figures of a place in an order: smaller is better. */
export const ranked = /排|位次|名次|等级|第/;
/** 由…承担, 从…中: no movement. */
export const notAMove = /从中|由于/;

/** What was allowed or planned, at the end of a figure's label. */
export const plannedAt =
  /(?:预算|概算|估算|控制价|限价|标底|指标|计划|安排|批复|下达)(?:资金|数|金额|总额|价|值)?(?:为|是|共)?$/;
/** What came of it. */
export const outcome = /决算|实际|支出|采购|中标|成交|合同价|结算|审定|执行|开支|使用|列支/;
/** Less than planned. */
export const spares = /(?:节约|节省|节支|少支|少支出|下浮|节余)(?:了|资金|率|预算|经费|财政资金|金额|为|达到?|约)*$/;
/** More than planned. */
export const overspends = /(?:超支|超出|超预算|多支出?)(?:了|预算|资金|率|为|达到?|约)*$/;

/** Whether a movement's verb stands right before its end: “降至”, “增加到”. */
export const risesTo = /(?:增加|增长|上升|提高|提升|上涨|增|升|扩大|攀升)(?:到|至|为)[^，]{0,8}$/;
export const fallsTo = /(?:减少|下降|降低|压减|压缩|缩减|缩短|下滑|回落|降|减|缩)(?:到|至|为)[^，]{0,8}$/;
