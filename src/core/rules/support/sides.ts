import type { FieldTable } from '../../fields/field-table';
import type { Decimal } from '../../quantity/decimal';
import type { Fail } from '../verdict';
import { figureText } from '../../fields/figure-text';

/** `{ subject }` where there is one: optional members must not be undefined. */
export function about(subject: string | undefined): { readonly subject?: string } {
  return subject === undefined ? {} : { subject };
}

/** Both figures of a comparison as they are printed, their difference, and the plain numbers an explanation would answer. */
export function sides(
  table: FieldTable,
  id: string,
  left: Decimal,
  right: Decimal,
): Pick<Fail, 'left' | 'right' | 'difference' | 'figures' | 'apart'> {
  return {
    left: figureText(table, id, left),
    right: figureText(table, id, right),
    difference: figureText(table, id, left.minus(right)),
    apart: left.minus(right),
    figures: [left.toFixed(), right.toFixed()],
  };
}
