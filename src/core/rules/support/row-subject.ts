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
    '有?较?大幅度的?',
    '有?一定(?:程度|幅度)的?',
    '不同程度地?',
    '逐年',
    '逐步',
    '进一步',
    '持续',
    '继续',
    '显著',
    '大大',
    '总的',
    '净',
    '综合',
    '共计',
    '两者',
    '两项',
    '三项',
    '呈现?',
    '实现',
    '出现',
    '保持',
    '维持',
    '情况',
    '仍然',
    '仍',
    '依然',
    '反而',
    '却',
    '还是',
    '已经',
    '已',
    '虽',
    '尽管',
    '不仅',
    '最终',
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
    '开支',
    '各项',
    '各类',
    '该项',
    '此项',
    '水平',
    '幅度',
    '总量',
    '水平',
    '数',
    '额',
  ],
  // Between the words.
  ['相比', '对比', '比', '较', '与', '和', '同', '于', '为', '的', '了', '将', '共', '又', '其中', '有', '、'],
);
const suffix = /(?:经费|费用|支出|开支|费)$/;
const lead = /公务|因公|（境）|境|^政府/g;
/** Around the name of an item: who, when and how much. */
const around = {
  starts: [
    '其中',
    '但',
    '且',
    '而',
    '故',
    '使',
    '因此',
    '由于',
    '本年度',
    '本年',
    '今年',
    '当年',
    '全年',
    '我单位',
    '本单位',
    '单位',
    '虽然',
    '虽',
    '同时',
    '主要是',
    '主要系',
    '系',
    ' ',
  ],
  ends: [
    '有',
    '决算数',
    '决算',
    '总额',
    '数',
    '明显',
    '大幅',
    '小幅',
    '进一步',
    '有所',
    '略有',
    '略',
    '显著',
    '相应',
    '也',
    '均',
    '都',
    '持续',
    '继续',
    '仍',
    '却',
    '反而',
    '实际',
    '水平',
    '情况',
    '规模',
    '总体',
    '整体',
    '的',
    '较',
    ' ',
  ],
};

/** Whether the subject of a statement is the row itself: nothing but general words, or its name in one of its forms. */
export function isOfRow(subject: string, row: string, labels: readonly string[] = []): boolean {
  const words = subject.replace(/[“”"'\s+]|\d{4}年度?/g, '');
  let rest = words.replaceAll(row, '');
  for (const label of labels) rest = rest.replaceAll(label, '');
  if (rest.replace(generic, '') === '') return true;
  const own = bareName(words);
  if (row.endsWith(ofAmount)) return core(own) === core(row.slice(0, -ofAmount.length));
  return suffix.test(own) && core(own) === core(row) && core(own) !== '';
}

/** 政府采购金额: its name says nothing else than 采购. */
const ofAmount = '金额';

/** “本年接待费用明显” → “接待费用”. */
export function bareName(subject: string): string {
  return withoutEnds(withoutStarts(subject.replace(/^因(?!公(?:出国|临时))/, ''), around.starts), around.ends);
}

const core = (name: string): string => name.replace(lead, '').replace(suffix, '');

/** 预算 alone is not what was spent: “预算调增21万元” is no word about the spending. */
export function isOfBudget(subject: string): boolean {
  return /(?:预算|指标)(?:数|资金)?$/.test(subject.trim());
}
