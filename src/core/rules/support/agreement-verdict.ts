import type { Statement } from '../../prose/statement';
import type { Direction } from '../../prose/words/directions';
import type { Decimal } from '../../quantity/decimal';

/** What came of holding an explanation's statements against the figures of its row. */
export type Agreement =
  | { readonly is: 'silent' }
  | { readonly is: 'agrees' }
  | { readonly is: 'unknown'; readonly reason: string; readonly fields: readonly string[] }
  | {
      readonly is: 'contradicts';
      readonly message: string;
      readonly fields: readonly string[];
      readonly stated: string;
      readonly actual: string;
      readonly figures: readonly string[];
      readonly because: Because;
    };

/** What a statement would have to say. */
export interface Because {
  readonly statement: Statement;
  readonly direction: Direction;
  /** The true figure in the unit of the statement's own; null where it has none or none can be told. */
  readonly right: Decimal | null;
  /** “增加66.40万元”. */
  readonly said: string;
  /** One comparison alone is meant: what it would have to say is known. */
  readonly isSure: boolean;
}
