/** Which way a figure moved. */
export type Direction = 'up' | 'down' | 'flat';

/** Words at the end of a label behind which a difference stands: “减少”, “同比增长”, “降幅”, “多支出”. */
export const changeWords =
  /(?:增加|增长|增支|增收|新增|追加|调增|上升|提高|上涨|增幅|涨幅|增速|多支出|多支|超支|超出|超预算|超编|减少|下降|下滑|降低|减支|减幅|降幅|压减|压缩|压降|缩减|核减|调减|节约|节省|节支|少支出|少支|节约率|下降率|增长率|变动率|变动幅度)(?:了|约|近|额|数|率|幅度|达到?|为|的|金额|总额|共|合计|指标|经费|资金|支出)*$/;

/** A comparison that is still open when the figure comes: “比上年多”, “较预算少”. */
export const comparing = /(?:比|较|同比)[^，。；]{0,16}(?:多|少|高|低|增|减|降|升)[^到至为]{0,3}$/;
