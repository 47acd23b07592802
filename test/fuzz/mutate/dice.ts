import { seededRandom } from '../../support/random-data';

/** All chance of one input: the same number draws the same input. */
export class Dice {
  constructor(private readonly random: () => number) {}

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  /** True so often, 0 to 1. */
  chance(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Mostly small, now and then as large as `most`. */
  size(most: number): number {
    return 1 + Math.floor((most - 1) * this.random() ** 6);
  }
}

/** The dice of the input with this number; neither its kind nor its neighbours share any of them. */
export function diceOf(seed: number, kind: string, index: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  for (const letter of kind) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return new Dice(seededRandom(state));
}
