import type { Book } from '../../excel/book';
import type { OpenUniver } from '../../excel/univer/open';

/** How many rows and columns stay visible around a place that was scrolled to. */
const MARGIN = 3;

/**
 * What the grid itself would do wrong or not at all: rules that Univer's own interface moved are drawn anew from our
 * layer once a command is through, and a cell that the add-in selects is scrolled to.
 */
export function followBook({ workbook }: OpenUniver, book: Book, onAddinSelects: () => void): void {
  book.model.onChange((change) => {
    if (change.kind === 'inserted' || change.kind === 'deleted') {
      void book.settle().then(() => {
        for (const sheet of book.model.sheets()) book.drawRules(sheet);
      });
    }
    if (change.kind === 'selected' && book.isAddinAtWork) {
      workbook
        .getSheetBySheetId(change.sheet)
        ?.scrollToCell(Math.max(0, change.area.row - MARGIN), Math.max(0, change.area.column - MARGIN));
      onAddinSelects();
    }
  });
}
