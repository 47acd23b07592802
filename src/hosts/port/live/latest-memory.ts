import type { DocumentMemory } from '../../../core/report/wordml/memory-text';

/** Of what a document remembers in several places: the first counts, unless another has been written later. null: nothing at all. */
export function latestMemory(memories: readonly DocumentMemory[]): DocumentMemory | null {
  let best: DocumentMemory | null = null;
  const rank = ({ base, stamp }: DocumentMemory): string => `${base === null ? 0 : 1}${stamp?.time ?? ''}`;
  for (const one of memories) if (best === null || rank(one) > rank(best)) best = one;
  return best;
}
