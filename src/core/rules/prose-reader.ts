import type { Relation } from '../prose/audit/relation';
import type { Rewrite } from './rewrite';
import type { Agreement } from './support/agreement-verdict';

/**
 * Reads sentences for more than the rules do by themselves. It is handed to them, because it weighs as much as many of them together and
 * a pane's first findings do not wait for it.
 */
export interface ProseReader {
  /** Every relation between the figures of a text (prose/audit). */
  readonly relations: (text: string) => readonly Relation[];
  /**
   * The text with only its contradicting words changed, `judge` finding it right; null where no such change would be honest.
   * @param field the field whose text it is
   */
  readonly rewrite: (field: string, text: string, judge: (text: string) => Agreement) => Rewrite | null;
}
