import type { Book, Place } from '../excel/book';
import type { SheetId } from '../excel/model';
import type { ObjectMaker } from './object';

/** A workbook that is open in the simulated WPS. */
export interface OpenedBook {
  readonly book: Book;
  fullName: string;
  /** What a window keeps of its own: where panes would be split once they are frozen. */
  readonly split: { rows: number; columns: number };
}

export interface SheetRef {
  readonly opened: OpenedBook;
  readonly sheet: SheetId;
}

export interface RangeRef extends Place {
  readonly opened: OpenedBook;
}

/** Points of a column: so many for each digit of the standard font, and so many beside. */
export interface WidthLine {
  readonly pointsPerDigit: number;
  readonly pointsBeside: number;
}

/** The program: what its classes need of each other. */
export interface WpsWorld {
  readonly maker: ObjectMaker;
  readonly widths: WidthLine;
  readonly books: OpenedBook[];
  active: OpenedBook;
  displayAlerts: boolean;
  workbook(opened: OpenedBook): object;
  worksheet(ref: SheetRef): object;
  range(ref: RangeRef): object;
}

/** The cell the user stands on; of a merged one the upper left. */
export function activeCell({ active }: WpsWorld): RangeRef {
  const { sheet, area } = active.book.model.selection();
  return { opened: active, sheet, area: { ...area, rows: 1, columns: 1 } };
}
