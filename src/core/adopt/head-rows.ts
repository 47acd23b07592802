import { senseOfHead, type HeadSense } from '../intake/column-heads';
import type { PrintIndex } from './field-prints';
import { isWords, type Block, type PrintedGrid } from './printed-grid';
import { printedName, yearIn } from './printed-name';

/** Which rows name columns, and what stands over a column from a row up. */
export interface HeadRows {
  isHead(row: number): boolean;
  /** Over a block of that column: the nearest first, each with what stands over it. [] where nothing does. */
  over(block: Pick<Block, 'top' | 'left'>): readonly Block[];
}

/** Words whose column holds words about a row, never its name. */
const contents =
  /^(?:评价标准|评分标准|计分标准|指标说明|指标解释|计算公式|本单位执行情况|执行情况|备注|说明|依据|佐证材料|扣分原因|主要原因|单位或内容|方向|指标性质|度量单位|计量单位|偏差原因.*)$/;

export function isContentHead(text: string, names: PrintIndex): boolean {
  const name = printedName(text);
  const { is } = headSense(text);
  return is === 'aside' || is === 'sides' || is === 'amount' || contents.test(name) || names.heads.has(name);
}

/** What a head says; a year that it names itself counts as known. */
export function headSense(raw: string, year: number | null = null): HeadSense {
  const text = raw.normalize('NFKC').replace(/\s|\((?:单位:?)?(?:千元|万元|亿元|元)\)/g, '');
  // 上年决算数（2022年）: the year behind what it is the year of.
  const [, what = '', said = ''] = /^([^()]{2,20})\(((?:19|20)\d{2})年?度?\)$/.exec(text) ?? [];
  if (what === '') return senseOfHead(text, year ?? yearIn(text));
  return senseOfHead(`${said}年${what.replace(/^(?:上年|本年|当年|去年|今年)度?/, '')}`, year ?? Number(said));
}

export function headRows(grid: PrintedGrid, names: PrintIndex): HeadRows {
  const known = new Set<number>();
  for (let row = 1; row <= grid.rows; row++)
    if (
      namesColumns(grid.row(row), names) ||
      namesQuantities(grid, row, names) ||
      namesCellsBelow(grid, row, names) ||
      (known.has(row - 1) && dividesHeads(grid, row))
    )
      known.add(row);
  const over = ({ top, left }: Pick<Block, 'top' | 'left'>): readonly Block[] => {
    for (let row = top - 1; row >= 1;) {
      const block = grid.at(row, left);
      if (known.has(block.top) && isWords(block)) return [block, ...upper(grid, block, left)];
      row = block.top - 1;
    }
    return [];
  };
  return { isHead: (row) => known.has(row), over };
}

/** A side of a quantity in one and something beside it, or several names of ours next to each other: no figures, and no blank between. */
function namesColumns(row: readonly Block[], names: PrintIndex): boolean {
  if (row.some(({ printed }) => printed.is === 'figure')) return false;
  const words = row.filter(isWords);
  if (words.length < 2) return false;
  const senses = words.map(({ text }) => headSense(text).is);
  const sided = senses.filter((is) => is === 'sides' || is === 'other-year').length;
  if (sided > 1 || (sided === 1 && senses.some((is) => is === 'label' || is === 'aside' || is === 'amount')))
    return true;
  if (senses.includes('label') && senses.includes('amount')) return true;
  if (senses.every((is) => is === 'aside')) return true;
  const isOurs = ({ text }: Block): boolean => {
    const name = printedName(text);
    return names.heads.has(name) || names.own.has(name) || contents.test(name);
  };
  const nextTo = words.filter(
    (block) => isOurs(block) && words.some((one) => one.left === block.right + 1 && isOurs(one)),
  );
  return nextTo.length > 0;
}

/** 公务接待, 公用经费 … beside each other, and 上年决算数 first in the row beneath: a table turned on its side. */
function namesQuantities(grid: PrintedGrid, row: number, names: PrintIndex): boolean {
  const blocks = grid.row(row);
  const quantities = blocks.filter((block) => isWords(block) && names.rowNames.has(printedName(block.text)));
  if (quantities.length < 3 || row >= grid.rows || blocks.some(({ printed }) => printed.is === 'figure')) return false;
  const below = grid.row(row + 1).find(({ printed }) => printed.is !== 'empty');
  return below !== undefined && below.left < quantities[0]!.left && headSense(below.text).is === 'sides';
}

/** 编制数, a blank, 在职人数, a blank, and figures beneath the names alone: heads that are not merged over their two columns. */
function namesCellsBelow(grid: PrintedGrid, row: number, names: PrintIndex): boolean {
  if (row >= grid.rows || grid.row(row).some(({ printed }) => printed.is === 'figure')) return false;
  const ours = grid.row(row).filter((block) => isWords(block) && names.own.has(printedName(block.text)));
  const below = grid.row(row + 1).filter(({ printed }) => printed.is !== 'empty');
  const isUnder = (block: Block): boolean =>
    below.some(({ left, printed }) => left === block.left && printed.is === 'figure');
  return (
    ours.length > 1 &&
    ours.every(isUnder) &&
    below.every(({ left }) => left === 1 || ours.some((one) => one.left === left))
  );
}

/** 合计 and 其中：财政拨款, 金额 and 占预算% beneath one wide head: heads too, whatever they say. */
function dividesHeads(grid: PrintedGrid, row: number): boolean {
  const below = grid.row(row).filter(({ printed }) => printed.is !== 'empty');
  const [first] = below;
  if (first === undefined || first.left === 1 || below.length < 2) return false;
  if (!below.every((block) => isWords(block) && block.text.length <= longestHead)) return false;
  // What names the rows goes on from above, merged down or with nothing beneath it.
  const beside = grid.at(row, first.left - 1);
  if (beside.printed.is === 'empty' ? !isWords(grid.at(row - 1, first.left - 1)) : beside.top === row) return false;
  const heads = grid.row(row - 1).filter((block) => isWords(block) && block.left > beside.left);
  const beneath = heads.map(({ left }, at) => {
    const until = heads[at + 1]?.left ?? Infinity;
    return below.filter((block) => block.left >= left && block.left < until).length;
  });
  const isAllBeneath = beneath.reduce((sum, count) => sum + count, 0) === below.length;
  return isAllBeneath && beneath.some((count) => count > 1);
}

const longestHead = 20;

/** What stands over a head: "2023年" over "预算数". A name over several columns that is not merged stands in the first of them. */
function upper(grid: PrintedGrid, head: Block, column: number): readonly Block[] {
  const found: Block[] = [];
  let below = head;
  while (found.length < 3 && below.top > 1) {
    const row = below.top - 1;
    const beside = grid.row(row);
    if (beside.filter(isWords).length < 2 || beside.some(({ printed }) => printed.is === 'figure')) break;
    let block = grid.at(row, column);
    for (let at = column; block.printed.is === 'empty' && at > 1; at--) block = grid.at(row, at - 1);
    if (!isWords(block) || (block.left === 1 && column > block.right)) break;
    found.push(block);
    below = block;
  }
  return found;
}
