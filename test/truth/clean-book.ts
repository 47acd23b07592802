import type { Pack } from '../../src/core/pack/pack';

/** Amounts in hundredths of 万元 while they are made. */
export interface Book {
  readonly pack: Pack;
  readonly year: number;
  readonly unit: string;
  readonly random: () => number;
  readonly put: (id: string, value: number | string | null) => void;
  readonly amount: (id: string, cents: number | null) => void;
  readonly pick: <T>(of: readonly T[]) => T;
  readonly chance: (p: number) => boolean;
  /** Around an amount: at most so far away, as a share of it. */
  readonly around: (cents: number, share: number) => number;
}

export interface Project {
  readonly name: string;
  readonly block: string;
  readonly prior: number;
  readonly budget: number;
  readonly final: number;
}
