/** Choices of one form, the same for the same seed. */
export interface Choices {
  /** 0 to 1. */
  next(): number;
  chance(share: number): boolean;
  one<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): T[];
}

/** mulberry32. */
export function choices(seed: number): Choices {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (share) => next() < share,
    one: (of) => of[Math.floor(next() * of.length)]!,
    shuffled: (of) => {
      const left = [...of];
      return of.map(() => left.splice(Math.floor(next() * left.length), 1)[0]!);
    },
  };
}

/** Random parts of an amount, to the cent. */
export function partsOf(total: number, count: number, { next }: Choices): readonly number[] {
  let left = Math.round(total * 100);
  const parts = Array.from({ length: count - 1 }, () => {
    const part = Math.floor(left * next());
    left -= part;
    return part / 100;
  });
  return [...parts, left / 100];
}
