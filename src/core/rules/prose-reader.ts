import type { FieldTable } from '../fields/field-table';
import type { Figure } from '../prose/figures';
import type { Decimal } from '../quantity/decimal';
import type { Agreement } from './support/agreement-verdict';
import type { Fail, Verdict } from './verdict';

/** A corrected text, and the sentence as advice where there is no button. */
export type Mended = Required<Pick<Fail, 'rewrite' | 'suggestion'>>;

/**
 * Reads sentences for more than the rules do by themselves. It is handed to them, because it weighs as much as many of them together and
 * a pane's first findings do not wait for it.
 */
export interface ProseReader {
  /** Every relation between the figures of the text in this field (prose/audit) as verdicts; [] where there is none. */
  readonly againstItself: (table: FieldTable, id: string, text: string) => readonly Verdict[];
  /**
   * The text with only its contradicting words changed, `judge` finding it right; null where no such change would be honest.
   * @param field the field whose text it is
   */
  readonly rewrite: (field: string, text: string, judge: (text: string) => Agreement) => Mended | null;
  /** The text with another number in place of this figure's (its offsets are the text's); null where that would not be honest. */
  readonly otherNumber: (field: string, text: string, figure: Figure, right: Decimal) => Mended | null;
}
