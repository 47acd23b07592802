import { isKnownName } from './block-heading';
import type { PrintIndex } from './field-prints';
import { headSense, isContentHead } from './head-rows';
import { isWords, type Block } from './printed-grid';

/** Longer words are a note to the form, not to one figure. */
const longest = 30;

/** Words where a figure belongs: 详见附件, 约3万元. The place is the figure's all the same, and whoever checks it says that it holds none. */
export function isRemark(names: PrintIndex, block: Block): boolean {
  return (
    isWords(block) &&
    block.text.length <= longest &&
    !/[:：]/.test(block.text) &&
    !isKnownName(names, block.text) &&
    !isContentHead(block.text, names) &&
    headSense(block.text).is !== 'other-year'
  );
}
