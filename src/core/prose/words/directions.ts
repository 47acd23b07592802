/** Which way a figure moved. */
export type Direction = 'up' | 'down' | 'flat';

const up =
  '增加|增长|增支|增收|新增|追加|调增|上升|提高|提升|上涨|上浮|攀升|增幅|涨幅|增速|多支出|多支|超支|超出|超预算|超编|递增|翻番';
const down =
  '减少|减收|下降|下浮|下滑|降低|减支|减幅|降幅|压减|压缩|压降|缩减|核减|调减|锐减|骤减|削减|节约|节省|节支|少支出|少支|回落|下调|递减';

/** Words at the end of a label behind which a difference stands: “减少”, “同比增长”, “降幅”, “多支出”. */
const tail = '(?:了|约|近|额|数|率|幅度|达到?|为|的|金额|总额|共|合计|指标|经费|资金|支出)*$';
const upWord = new RegExp(`(?:${up})${tail}`);
const downWord = new RegExp(`(?:${down})${tail}`);
/** How far two figures are apart, whichever way. */
const apartWords = '差值|差额|相差|差距';
export const apart = new RegExp(`(?:${apartWords})${tail}`);
export const changeWords = new RegExp(`(?:${up}|${down}|${apartWords})${tail}`);

/** The way the words right before a figure point; null where they tell a level. */
export function directionBefore(label: string): 'up' | 'down' | null {
  const end = label.slice(-14);
  if (downWord.test(end)) return 'down';
  return upWord.test(end) ? 'up' : null;
}

/** A comparison that is still open when the figure comes: “比上年多”, “较预算少”. */
export const comparing = /(?:比|较|同比)[^，。；]{0,16}(?:多|少|高|低|增|减|降|升)[^到至为]{0,3}$/;

/** Where the words of a comparison or a movement begin: what stands before is its subject. */
export const comparisonStart = new RegExp(`与|同(?:期|比)|比(?!例|重)|较|相比|环比|${up}|${down}`);
