import type { Slot } from './memory';

/**
 * Remembers what was computed for a text, so that a recheck after one edit scans only the text that changed. When `limit`
 * texts are known the memory starts afresh: simpler than an eviction order, and the next recheck fills it again.
 */
export function remember<T extends object>(limit: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
}

/** A slot for `compute` with what it found in a workbook's texts: they say the same wherever they stand. */
export function ofTexts<T extends object>(limit: number, compute: (text: string) => T): Slot<(text: string) => T> {
  return { make: () => remember(limit, compute), isLasting: true };
}
