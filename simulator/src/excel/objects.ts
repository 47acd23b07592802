import { invalidArgument } from '../executor/errors';
import { declareType, isHostObject, type DeclaredType, type HostObject } from '../executor/type-table';
import { isOnSheet } from './address';
import type { Book, Place } from './book';
import type { Area, SheetId } from './model';

/** An open workbook. */
export interface BookState {
  readonly book: Book;
}

/** One sheet of it. */
export interface SheetState extends BookState {
  readonly sheet: SheetId;
}

/** A block of cells of a workbook. It does not move when rows are inserted: the address was resolved once. */
export interface RangeState extends BookState, Place {
  /** More blocks of the same sheet, where a format speaks for several. */
  readonly others?: readonly Area[];
}

/** The classes that others lead to; their members stand in worksheet.ts and range.ts. */
export const Worksheet: DeclaredType<SheetState> = declareType('Worksheet');
/** A table, by its number. */
export interface TableState extends BookState {
  readonly id: string;
}

export const Table: DeclaredType<TableState> = declareType('Table');
export const Range: DeclaredType<RangeState> = declareType('Range');

export function rangeOf(book: Book, place: Place): HostObject {
  if (!isOnSheet(place.area)) throw invalidArgument('The range would lie outside the sheet.');
  return Range.of({ book, sheet: place.sheet, area: place.area });
}

/** A range given as an object or as an address. */
export function rangeArgument(book: Book, sheet: string, value: unknown): Place {
  return isHostObject(value) ? Range.from(value) : book.place(String(value), sheet);
}
