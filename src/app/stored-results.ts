import { storedResults, type StoredResult } from '../core/recalculation/stored-results';
import { readIdentity } from '../core/workbook/identity';
import type { Snapshot } from '../core/workbook/snapshot';
import type { PackSource } from './live/pack-source';

/** What a workbook file shall store as results after a change by us. A workbook of no pack known here keeps what it has. */
export async function resultsAfter(packs: PackSource, before: Snapshot, after: Snapshot): Promise<StoredResult[]> {
  const identity = readIdentity(after);
  const pack = identity && (await packs.load(identity.pack));
  return pack ? storedResults(pack, before, after) : [];
}
