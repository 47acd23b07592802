import { withoutEnds, withoutStarts } from '../../prose/ends';
import { anyWord, yearPattern } from './any-word';

/** Words that say nothing about whose figure moved; what remains of a subject after them names something else. */
const generic = anyWord(
  [`${yearPattern}年度?`],
  // Because of …
  [
    '因此',
    '因而',
    '由于',
    '所以',
    '从而',
    '致使',
    '导致',
    '使得',
    '使',
    '故',
    '则',
    '但是',
    '但',
    '而',
    '虽然',
    '同时',
    '综上',
  ],
  // When, and beside what.
  ['本年度?', '今年', '当年', '全年', '年度', '年初', '年中', '上一?年度?', '去年', '同期', '同比'],
  // Who.
  ['我[局办委镇乡院所馆校县区市]', '我?(?:本)?(?:单位|部门|中心)'],
  // How much, roughly.
  [
    '相应',
    '也',
    '均',
    '都',
    '有所',
    '略有',
    '略',
    '小幅',
    '大幅',
    '明显',
    '较大',
    '分别',
    '总体',
    '整体',
    '总额',
    '总数',
    '总计',
    '合计',
    '总',
    '实际',
    '基本上',
    '基本',
  ],
  // Any figure's own words.
  [
    '支出',
    '经费',
    '费用',
    '预算',
    '决算',
    '指标',
    '安排',
    '执行',
    '完成',
    '调整',
    '数额',
    '金额',
    '资金',
    '规模',
    '总量',
    '水平',
    '数',
    '额',
  ],
  // Between the words.
  ['相比', '对比', '比', '较', '与', '和', '同', '于', '为', '的', '了', '将', '共', '又', '其中', '、'],
);
const suffix = /(?:经费|费用|支出|费)$/;
const lead = /公务|因公|（境）|境/g;

/** Whether the subject of a statement is the row itself: nothing but general words, or its name in one of its forms. */
export function isOfRow(subject: string, row: string, labels: readonly string[] = []): boolean {
  const words = subject.replace(/[“”"'\s]/g, '');
  let rest = words.replaceAll(row, '');
  for (const label of labels) rest = rest.replaceAll(label, '');
  if (rest.replace(generic, '') === '') return true;
  const own = withoutEnds(withoutStarts(words, ['其中', '但', '故', '使', '因此', '本年', '今年']), [
    '决算',
    '总额',
    '数',
  ]);
  return suffix.test(own) && core(own) === core(row) && core(own) !== '';
}

const core = (name: string): string => name.replace(lead, '').replace(suffix, '');

/** 预算 alone is not what was spent: “预算调增21万元” is no word about the spending. */
export function isOfBudget(subject: string): boolean {
  return /(?:预算|指标)(?:数|资金)?$/.test(subject.trim());
}
