/** Words behind a move: what links it to its figure, and what may stand there where it has none. */

/** Between a move and its figure. */
export const toFigure =
  /^(?:了|约|大约|大概|近|将近|接近|达到|达|幅度|幅|额|数|率|金额|总额|比例|比率|比重|资金|为|是|共|共计|合计|控制在|：|不超过|未超过|没有超过|不高于|不低于|不少于|超过|超出|超|逾|至少|起码|至多|最多|高达|多达|不到|不足|未到|仅|只|在|的)*/;
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
  '下来',
  '现象',
  '情形',
  '问题',
  '迹象',
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
