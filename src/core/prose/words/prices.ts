/** Prices: words for “of one”, and the units that are counted then. */
const each: readonly { readonly words: RegExp; readonly units: readonly string[] }[] = [
  { words: /(?:每人次|人次均)[^，。；]{0,8}$/, units: ['人次'] },
  { words: /(?:人均|人头|生均|每人(?!次)|每生|每名)[^，。；]{0,10}$/, units: ['人', '人次'] },
  { words: /(?:户均|每户)[^，。；]{0,8}$/, units: ['户'] },
  { words: /(?:车均|辆均|单车|每辆)[^，。；]{0,8}$/, units: ['辆'] },
  { words: /(?:亩均|每亩)[^，。；]{0,8}$/, units: ['亩'] },
  { words: /(?:每公里)[^，。；]{0,8}$/, units: ['公里'] },
  { words: /(?:每平方米)[^，。；]{0,8}$/, units: ['㎡'] },
  { words: /(?:每度)[^，。；]{0,4}$/, units: ['度'] },
  { words: /(?:每批次)[^，。；]{0,8}$/, units: ['批次'] },
  { words: /(?:每场次?|场均)[^，。；]{0,8}$/, units: ['场'] },
  { words: /(?:每期|期均)[^，。；]{0,8}$/, units: ['期'] },
  { words: /(?:每个|个均|每项|每家|每处|村均|点均)[^，。；]{0,8}$/, units: ['个', '项', '家', '处'] },
  { words: /(?:单价|均价|每台|台均|每套|每件)[^，。；]{0,8}$/, units: ['台', '套', '件', '册', '个'] },
];

/** The units that a price in these words is of; null where the label tells no price. “单价50万元以上” sets a bound and is none. */
export function countedBy(label: string): readonly string[] | null {
  return each.find(({ words }) => words.test(label))?.units ?? null;
}

/** So much of what is counted falls to each: “平均每期80人次”. */
export const averaged = /平均每|[户人车亩生期场村]均/;
/** By the month or the day nobody knows how many of them are meant. */
export const perTime = /月|季|天|日|学期|年均|每次/;
/** Prices and averages are no totals. */
export const ofOne = /(?:人均|户均|车均|亩均|生均|平均|每[\u4e00-\u9fff]{1,2}|单价|标准)[^，。；]{0,8}$/;
/** What each of them earns or gains is nobody's spending. */
export const earned = /增收|收入|增加|减少|效益|产值/;
