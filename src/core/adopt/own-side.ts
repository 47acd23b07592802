import { senseOfHead } from '../intake/column-heads';
import { columnSides, type BookSide } from '../prose/words/book-fields';
import type { FieldPrint } from './field-prints';

/** Which side of a quantity a field without columns of its own is, as the pack says it: 按收入性质分 is 全年执行数. null: nothing tells. */
export function ownSide({ field, side }: FieldPrint): BookSide | null {
  if (side !== null) return side;
  if (field.kind !== 'number') return null;
  const copied = field.derive !== undefined && 'copy' in field.derive ? String(field.derive.copy) : '';
  const known = columnSides.find(({ id }) => copied.endsWith(id));
  if (known) return known.side;
  const sense = senseOfHead(/^[^。，；,;]*/.exec(field.guide ?? '')![0], null);
  return sense.is === 'sides' && sense.sides.length === 1 ? sense.sides[0]! : null;
}
