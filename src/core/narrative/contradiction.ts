import type { Paragraph, Run } from './fragment';

const more = /增|追加|提高|提升|提标|上涨|上调|调高|扩大|新|补|晋/;
const less = /减|降|压缩|压控|缩|节约|核销|退休|调出|取消|完工|完成|结束|停/;
const directions: Readonly<Record<string, 'more' | 'less'>> = {
  增加: 'more',
  增长: 'more',
  减少: 'less',
  下降: 'less',
};

/**
 * “支出增加的主要原因是：人员减少” is not printed without a mark: a reason that speaks of the other direction alone is 待核, behind the
 * words. Words that name both directions, or none, may well be right.
 */
export function markedContradictions(paragraph: Paragraph): Paragraph {
  let direction: 'more' | 'less' | undefined;
  let before = '';
  return paragraph.flatMap((run): Run[] => {
    if (run.kind === 'figure') direction = directions[run.text] ?? direction;
    const isReason = run.kind === 'words' && /原因(?:是|为|在于|系)[：:]?$/.test(before);
    before = run.text;
    if (!isReason || direction === undefined) return [run];
    const [own, other] = direction === 'more' ? [more, less] : [less, more];
    if (own.test(run.text) || !other.test(run.text)) return [run];
    const word = direction === 'more' ? '增加' : '减少';
    return [run, { kind: 'missing', text: `（待核：写的是${word}，原因说的相反）`, field: run.field }];
  });
}
