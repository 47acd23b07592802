import type { Pack } from '../../core/pack/pack';

/** A form set that can be installed, as dist/packs/index.json lists it. */
export interface PackSummary {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  /** [from, to]; one year twice where the forms are for one. */
  readonly years: readonly [number, number];
  readonly version: string;
  readonly sheets: readonly string[];
  /** First-level weights in order: 投入13 过程61 … */
  readonly weights: readonly { readonly label: string; readonly full: string }[];
  readonly basis: readonly { readonly title: string; readonly number?: string; readonly seen: boolean }[];
  /** Which variant of which pack this is (投入10、过程60…); each is listed for itself, its `id` is "<pack>/<variant>". */
  readonly variant?: { readonly of: string; readonly id: string; readonly title: string };
}

/** Packs of the add-in's own origin: fetched data at run time. */
export interface PackSource {
  list(): Promise<readonly PackSummary[]>;
  /** null: no such pack here. @throws Problem pack.unreadable where it cannot be fetched */
  load(id: string): Promise<Pack | null>;
}
