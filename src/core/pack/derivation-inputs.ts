import type { Derivation } from './schema';
import { partId, type Part } from './part';

/** Field ids a derivation reads directly; scores read theirs through their rules and never lead back to a declared field. */
export function derivationInputs(derive: Derivation): string[] {
  const ids = (parts: readonly Part[]): string[] => parts.map(partId);
  if ('sum' in derive) return ids(derive.sum);
  if ('ratio' in derive) return [...ids(derive.ratio.of), ...ids(derive.ratio.over)];
  if ('changeRate' in derive) return [derive.changeRate.from, derive.changeRate.to];
  if ('change' in derive) return [derive.change.from, derive.change.to];
  if ('count' in derive) return [derive.count];
  if ('copy' in derive) return [derive.copy];
  if ('join' in derive) return derive.join.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.field]));
  return [];
}
