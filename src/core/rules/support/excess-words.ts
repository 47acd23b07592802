import { anyWord } from './any-word';

/** Why it went down: a row's one text may explain the year before, and nothing of the budget that was exceeded. */
const less = anyWord(
  ['减', '降', '少', '压缩', '压减', '缩', '取消', '暂停', '停止', '推迟'],
  ['节约', '节省', '严格', '严控', '从严', '控制', '厉行'],
);
/** That there is no excess: 未超预算, 控制在预算以内, 比预算节约. */
const denial = anyWord(
  ['(?:未|没有?|无|不)超[^，。；;,]*'],
  ['预算(?:指标)?(?:以内|之内|范围|内)'],
  ['(?:低|少)于[^，。；;,]{0,20}预算'],
  ['(?:比|较)[^，。；;,]{0,20}预算[^，。；;,]{0,20}(?:减|降|节|少|低)[^，。；;,]*'],
);
/** Why it is more; beside these, words of less are about something else: 车辆减少1辆，但两台老车大修. */
const more = anyWord(
  ['超', '追加', '增', '上升', '提高', '提标', '上涨', '较大', '较多', '多次', '频繁', '繁重'],
  ['新购', '购置', '新进', '更换', '大修', '老化', '老旧', '恢复', '集中', '到期', '补[缴付报发记]', '尾款', '跨年'],
  ['上年(?:度)?(?:未付|结转|欠)', '预算[^，。；;,]{0,4}(?:偏|较|过)?(?:少|低|不足)'],
);

/** Whether words tell of something that makes less, or more, of a figure. */
export const tellsOfLess = (words: string): boolean => words.search(less) >= 0;
export const tellsOfMore = (words: string): boolean => words.search(more) >= 0;

/** Whether a reason tells only of less, or that nothing was exceeded. */
export function deniesExcess(reason: string): boolean {
  const rest = reason.replace(denial, '');
  return (rest !== reason || tellsOfLess(rest)) && !tellsOfMore(rest);
}
