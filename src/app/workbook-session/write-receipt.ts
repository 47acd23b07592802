import type { Journal, WrittenCell } from '../../core/commands/journal';
import type { Edit } from '../../core/workbook/edit';

/** What the user asked for. */
export type WriteKind =
  | 'explain'
  | 'rewrite'
  | 'tick'
  | 'fix'
  | 'repair'
  | 'score'
  | 'lastYear'
  | 'unlock'
  | 'mark'
  | 'unmark'
  | 'version'
  | 'paste'
  | 'stage'
  | 'install'
  | 'adopt'
  | 'upgrade';

/** A command that writes, for the line it leaves. */
export interface Wish {
  readonly what: WriteKind;
  /** What it is about, where the cells do not tell: a duty's title, the file that the figures came from. */
  readonly about?: string;
}

/** The line that a write leaves in 记录. Plain data. */
export interface WriteReceipt extends Wish {
  readonly id: number;
  /** ms of the session's clock. */
  readonly at: number;
  readonly journal: Journal;
  /** Looks, locks and marks as they were before, as far as 撤销 brings them back. */
  readonly looks: readonly Edit[];
  /** What was done besides and stays. */
  readonly stays: readonly Staying[];
  /** Sheets that an install added. */
  readonly sheets?: readonly string[];
  /** final: nobody knows any more what stood there before. */
  readonly state: 'stands' | 'undone' | 'final';
  /** When it was taken back. */
  readonly undoneAt?: number;
  /** What 撤销 does not touch. While the receipt stands nothing was taken back; of one that is undone it is what was left. */
  readonly refusal?: UndoRefusal;
}

export type Staying = 'validation' | 'protection' | 'look';

export interface UndoRefusal {
  /** They hold something else by now. */
  readonly changed: readonly WrittenCell[];
  /** Their rows are gone, or the formulas that stood there would read other cells. */
  readonly gone: readonly WrittenCell[];
  /** Names that point elsewhere by now, marks that were put anew, sheets that were worked on. */
  readonly other: readonly string[];
  /** How many cells can be taken back all the same. */
  readonly rest: number;
}

/** Edits that a command writes, with what takes back the looks among them. */
export interface PlannedWrite {
  readonly edits: readonly Edit[];
  readonly looks: readonly Edit[];
}

/** Cells of a receipt that people see. */
export function seenCells({ journal }: Pick<WriteReceipt, 'journal'>): readonly WrittenCell[] {
  return journal.cells.filter(({ name }) => name !== null);
}
