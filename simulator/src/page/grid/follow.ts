import type { Book } from '../../excel/book';
import type { OpenUniver } from '../../excel/univer/open';

/** How many rows stay visible above a place that was scrolled to. */
const MARGIN = 3;
/** The numbers at the left of the rows, and the bar that scrolls. */
const ASIDE = 46 + 20;
/** The grid scrolls behind the call: until then it tells where it stood before. */
const SETTLING_MS = 150;

/**
 * What the grid itself would do wrong or not at all: rules that Univer's own interface moved are drawn anew from our
 * layer once a command is through, and a cell that the add-in selects is scrolled to: sideways no farther than it must, as in Excel.
 */
export function followBook({ workbook }: OpenUniver, book: Book, grid: HTMLElement, onAddinSelects: () => void): void {
  let underWay: { readonly sheet: string; readonly column: number; readonly until: number } | null = null;
  const firstColumn = (sheet: string): number => {
    if (underWay && underWay.sheet === sheet && performance.now() < underWay.until) return underWay.column;
    return workbook.getScrollStateBySheetId(sheet)?.sheetViewStartColumn ?? 0;
  };
  const columnFor = (sheet: string, column: number): number => {
    const worksheet = workbook.getSheetBySheetId(sheet);
    let first = Math.min(firstColumn(sheet), column);
    const width = (from: number): number => {
      let all = 0;
      for (let one = from; one <= column; one++) all += worksheet?.getColumnWidth(one) ?? 0;
      return all;
    };
    while (first < column && width(first) > grid.clientWidth - ASIDE) first++;
    return first;
  };
  book.model.onChange((change) => {
    if (change.kind === 'inserted' || change.kind === 'deleted') {
      void book.settle().then(() => {
        for (const sheet of book.model.sheets()) book.drawRules(sheet);
      });
    }
    if (change.kind === 'selected' && book.isAddinAtWork) {
      const { sheet, area } = change;
      const column = columnFor(sheet, area.column);
      workbook.getSheetBySheetId(sheet)?.scrollToCell(Math.max(0, area.row - MARGIN), column);
      underWay = { sheet, column, until: performance.now() + SETTLING_MS };
      onAddinSelects();
    }
  });
}
