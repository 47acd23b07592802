import type { Direction } from './directions';

/** Words that say how a figure moved. null: a word that says neither (增减变动), or names a thing. Read longest first. */
export const moveWords: Readonly<Record<string, Direction | null>> = {
  不增反减: 'down',
  不增反降: 'down',
  不升反降: 'down',
  只减不增: 'down',
  不减反增: 'up',
  不降反升: 'up',
  不降反增: 'up',
  有增无减: 'up',
  增减变化: null,
  增减变动: null,
  增减: null,
  增加值: null,
  增值税: null,
  厉行节约: null,
  勤俭节约: null,
  节约意识: null,
  节约资源: null,
  节约能源: null,
  节约型: null,
  减少数: null,
  增加: 'up',
  增长: 'up',
  增幅: 'up',
  涨幅: 'up',
  增速: 'up',
  增支: 'up',
  上升: 'up',
  上涨: 'up',
  上浮: 'up',
  攀升: 'up',
  提高: 'up',
  超支: 'up',
  超出预算: 'up',
  超预算: 'up',
  超过预算: 'up',
  超出: 'up',
  多支出: 'up',
  多支付: 'up',
  多支: 'up',
  多开支: 'up',
  多列支: 'up',
  多用: 'up',
  多花: 'up',
  调增: 'up',
  追加: 'up',
  减少: 'down',
  减支: 'down',
  减幅: 'down',
  降幅: 'down',
  下降: 'down',
  下滑: 'down',
  下调: 'down',
  回落: 'down',
  降低: 'down',
  压减: 'down',
  压缩: 'down',
  压降: 'down',
  缩减: 'down',
  削减: 'down',
  锐减: 'down',
  骤减: 'down',
  核减: 'down',
  调减: 'down',
  节约: 'down',
  节省: 'down',
  节支: 'down',
  少支出: 'down',
  少支付: 'down',
  少支: 'down',
  少开支: 'down',
  少列支: 'down',
  少用: 'down',
  少花: 'down',
  持平: 'flat',
  无变化: 'flat',
  没有变化: 'flat',
  未变化: 'flat',
  没变化: 'flat',
  无增减: 'flat',
  没有增减: 'flat',
  未发生变化: 'flat',
  保持不变: 'flat',
};

/** One sign of a move, where a level follows: 增至, 降到, 减为. */
export const shortMoves: Readonly<Record<string, Direction>> = {
  增: 'up',
  升: 'up',
  涨: 'up',
  提: 'up',
  减: 'down',
  降: 'down',
  缩: 'down',
  压: 'down',
};

/** What one measure or the budgeting saved, unless the words say against what. */
export const ofBudgeting: ReadonlySet<string> = new Set([
  '压减',
  '压缩',
  '压降',
  '缩减',
  '削减',
  '核减',
  '调减',
  '节约',
  '节省',
  '节支',
  '调增',
  '追加',
]);

/** 与预算一致: the same as 持平, where it says with what. */
export const sameAs = /(?:一致|相同|相等|一样|无差异|没有差异)$/;

/** Right before a move: it did not happen. “不再增加”, “并未减少”, “不存在增加”. */
export const denied =
  /(?:并未|未|没有|没|不|无|并无|避免|杜绝|严禁|防止|禁止|不存在|未再|不会)(?:再|出现|发生|得|予|会|能|有|明显|大幅)*$/;
/** Denied as a duty or an aim, not as a fact. */
export const forbidden = /(?:避免|杜绝|严禁|防止|禁止|不得|不予|不会|不能)(?:再|出现|发生)*$/;
/** What should, will or may happen, or happened another year. */
export const notNow =
  /(?:拟|计划|预计|将|应|应当|争取|力争|可|需|要求|确保|下年度?|明年|次年|今后|下一年|逐步|有望)(?:进一步|再|继续|逐步|相应|比上年|同比)*$/;
export const otherTime = /下年|明年|次年|今后|下一年|下一步/;

/** 决算数小于预算数: the fixed sentence of public accounts. */
export const comparedSides =
  /(?:决算|支出|执行|实际支出)(?:数)?(小于|低于|少于|大于|高于|多于|超过)(年初预算|全年预算|调整预算|预算|指标|上年决算|上年支出|上年)(?:数)?/;
export const lesser: ReadonlySet<string> = new Set(['小于', '低于', '少于']);

/** Between a move and its figure. */
export const toFigure =
  /^(?:了|约|近|将近|达到|达|幅度|幅|额|数|率|金额|总额|比例|比率|比重|为|是|共|共计|合计|控制在|：|超过|不到|不足|在|的)*/;
/** A move that ends in a level: 增加到, 减少至, 压减为. */
export const levelLink = /^(?:了)?(?:到了?|至)/;
/** Between a move and its figure stands what was moved: “压减公用经费12.5万元”. */
export const movedThing = /^(?:了)?([\u4e00-\u9fff]{2,14})$/;
/** Behind a move without a figure: how much. Longest first. */
export const afterBare = [
  '幅度较大',
  '幅度较小',
  '主要原因',
  '较多',
  '较大',
  '明显',
  '显著',
  '较快',
  '幅度',
  '情况',
  '趋势',
  '原因',
  '主要',
  '由于',
  '一些',
  '不少',
  '不大',
  '一点',
  '所致',
  '势头',
  '态势',
  '了',
  '的',
  '系',
  '是',
  '为',
  '因',
  '数',
  '额',
  '属',
  '后',
];
/** Or that its reason follows: 减少的主要原因是…, 增加主要是…. */
export const reasonBehind = /^(?:的|额|数)?(?:主要)?(?:原因|主要是|主要系)|^主要是|^的?[^，]{0,4}原因/;
