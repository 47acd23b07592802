import type { Pack } from '../../core/pack/pack';
import type { PackSummary } from './session-state';

/** Packs of the add-in's own origin: fetched data at run time. */
export interface PackSource {
  list(): Promise<readonly PackSummary[]>;
  /** null: no such pack here. @throws Problem pack.unreadable where it cannot be fetched */
  load(id: string): Promise<Pack | null>;
}
