import { rowId } from '../pack/concrete-id';
import type { Pack } from '../pack/pack';
import type { Derivation } from '../pack/schema';
import type { Part } from '../pack/part';

/** A derived column's derivation for one row: columns of the same block mean that row, any other field stays what it is. */
export function derivationAt(derive: Derivation, pack: Pack, rows: string, row: number): Derivation {
  const at = (ref: string): string => {
    const field = pack.byId.get(ref);
    return field && 'rows' in field && field.rows === rows ? rowId(rows, row, field.column) : ref;
  };
  const all = (parts: readonly Part[]): (string | { minus: string })[] =>
    parts.map((part) => (typeof part === 'string' ? at(part) : { minus: at(part.minus) }));
  if ('sum' in derive) return { sum: all(derive.sum) };
  if ('ratio' in derive) return { ratio: { of: all(derive.ratio.of), over: all(derive.ratio.over) } };
  if ('changeRate' in derive) return { changeRate: { from: at(derive.changeRate.from), to: at(derive.changeRate.to) } };
  if ('change' in derive) return { change: { from: at(derive.change.from), to: at(derive.change.to) } };
  if ('copy' in derive) return { copy: at(derive.copy) };
  if ('join' in derive)
    return { join: derive.join.map((piece) => (typeof piece === 'string' ? piece : { field: at(piece.field) })) };
  return derive;
}
