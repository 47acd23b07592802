import type { Book } from './book';
import type { SheetId } from './model';

export interface SheetState {
  readonly book: Book;
  readonly sheet: SheetId;
}
