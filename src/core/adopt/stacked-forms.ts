import type { Pack } from '../pack/pack';
import { isIndicatorHead } from './evaluation/indicator-table';
import { formTitles } from './form-kind';
import { isWords, printedGrid, type Block, type PrintedGrid } from './printed-grid';
import { printedName } from './printed-name';
import type { PrintedSheet } from './printed-sheet';

/**
 * Forms beneath each other on one sheet, a project's 自评表 under another's, each as a sheet of its own: all have the sheet's name, and their
 * cells keep their addresses.
 */
export function stackedForms(pack: Pack, sheet: PrintedSheet): readonly PrintedSheet[] {
  const grid = printedGrid(sheet);
  const tops = topsOf(formTitles(pack), grid).filter(
    (top) => !sheet.merges.some((merge) => merge.top < top && merge.bottom >= top),
  );
  if (tops.length === 0) return [sheet];
  const starts = [sheet.row, ...tops];
  return starts.map((from, at): PrintedSheet => {
    const until = starts[at + 1] ?? Infinity;
    const isWithin = ({ top }: { readonly top: number }): boolean => top >= from && top < until;
    return {
      ...sheet,
      row: from,
      cells: sheet.cells.slice(from - sheet.row, until - sheet.row),
      merges: at === 0 ? sheet.merges.filter(({ top }) => top < until) : sheet.merges.filter(isWithin),
    };
  });
}

/** Rows with several blocks that make a form of what has no title. */
const severalRows = 3;
/** How far below its title a form has a row of several blocks. */
const titleHeight = 8;

/** First rows of every form but the first. */
function topsOf(isTitle: (text: string) => boolean, grid: PrintedGrid): number[] {
  const found: number[] = [];
  const filled = (row: number): readonly Block[] => grid.row(row).filter(({ text }) => text !== '');
  let [isTitled, rows, hasIndicators] = [false, 0, false];
  for (let row = 1; row <= grid.rows; row++) {
    const blocks = filled(row);
    const [only, more] = blocks;
    if (only === undefined) continue;
    const isNamed = more === undefined && isWords(only) && isTitle(only.text);
    // The next project's, whose title is not printed again.
    const isNext = hasIndicators && more !== undefined && printedName(only.text) === '项目名称';
    const isNew =
      isNext || (isNamed && rows > 0 && (isTitled || rows >= severalRows) && hasRowsBelow(filled, row, grid.rows));
    if (isNew) {
      found.push(isNamed ? withLinesAbove(filled, row) : row);
      [isTitled, rows, hasIndicators] = [isNamed, 0, false];
    } else if (isNamed) isTitled = true;
    if (more !== undefined) rows++;
    hasIndicators ||= isIndicatorHead(blocks);
  }
  return found;
}

function hasRowsBelow(filled: (row: number) => readonly Block[], title: number, last: number): boolean {
  for (let row = title + 1; row <= Math.min(last, title + titleHeight); row++) if (filled(row).length > 1) return true;
  return false;
}

/** 附件3-2 and （2023年度） over a title are its own. */
function withLinesAbove(filled: (row: number) => readonly Block[], title: number): number {
  let top = title;
  for (let row = title - 1; row >= 1 && row >= title - 2; row--) {
    const [only, more] = filled(row);
    if (only === undefined) continue;
    if (more !== undefined || !/^(?:附[件表]|[（(]?(?:19|20)\d{2}年度?[)）]?$)/.test(only.text.trim())) break;
    top = row;
  }
  return top;
}
