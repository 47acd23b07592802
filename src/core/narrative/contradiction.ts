import type { Paragraph, Run } from './fragment';

/** What speaks for a direction at all: one such word, and the reason may well be right. */
const speaksFor = {
  more: /增|追加|提高|提升|提标|上涨|上调|调高|扩大|新|补|晋/,
  less: /减|降|压缩|压控|缩|节约|核销|退休|调出|取消|完工|完成|结束|停/,
} as const;
/** What says the direction in so many words; 新冠, 提高效率, 退休人员补贴, 完成上年项目 may go with either. */
const says = {
  more: /(?<![未没无不]|没有|没再|不再|并未)(?:增加|增长|增多|增设|增编|新增|增人|追加|提标|上涨|上调|调高|调资|晋升|晋级|新进)|提高[^，。；]{0,6}(?:工资|津贴|补贴|标准|待遇|比例|保险)|(?:工资|津贴|补贴|标准|待遇|比例|保险)[^，。；]{0,4}提高/,
  less: /(?<![未没无不]|没有|没再|不再|并未)(?:减少|减员|减人|下降|降低|压缩|压减|压控|缩减|削减|核减|节约|停办|停止|调出|取消)/,
} as const;
/** The other year's: “上年增加了一次性支出” is why this year's are less. */
const ofOtherYear = /上年|去年|上一年|往年|以前年度|前年|\d{4}年/;
const directions: Readonly<Record<string, 'more' | 'less'>> = {
  增加: 'more',
  增长: 'more',
  减少: 'less',
  下降: 'less',
};

/**
 * “支出增加的主要原因是：人员减少” is not printed without a mark: a reason that says the other direction alone is 待核, behind the
 * words. Words that name both directions, or none, may well be right.
 */
export function markedContradictions(paragraph: Paragraph): Paragraph {
  let direction: 'more' | 'less' | undefined;
  let before = '';
  return paragraph.flatMap((run): Run[] => {
    if (run.kind === 'figure' && (run.text in directions || run.text === '持平')) direction = directions[run.text];
    const isReason = run.kind === 'words' && /原因(?:是|为|在于|系)?[：:]?$/.test(before);
    before = run.text;
    if (!isReason || direction === undefined) return [run];
    const other = direction === 'more' ? 'less' : 'more';
    const isTurned = run.text
      .split(/[，。；、]/)
      .some((clause) => says[other].test(clause) && !ofOtherYear.test(clause));
    if (speaksFor[direction].test(run.text) || !isTurned) return [run];
    const word = direction === 'more' ? '增加' : '减少';
    return [run, { kind: 'missing', text: `（待核：写的是${word}，原因说的相反）`, field: run.field }];
  });
}
