import type { StoredResult } from '../../../core/recalculation/stored-results';
import type { Edit } from '../../../core/workbook/edit';
import type { Snapshot } from '../../../core/workbook/snapshot';
import { patchWorkbook } from './patch-workbook';
import { storeResults } from './store-results';

export interface ChangeTools {
  /** Every sheet of a workbook with its cells. @throws Problem input.* */
  readonly read: (bytes: Uint8Array) => Promise<Snapshot>;
  /** Results that a change made old: in a file nobody recalculates. */
  readonly resultsAfter: (before: Snapshot, after: Snapshot) => Promise<readonly StoredResult[]>;
}

/**
 * A workbook with edits, and the results that they made old stored anew; parts that neither concerns keep their very bytes.
 * @throws Problem host.edit-refused, host.sheet-gone, input.*
 */
export async function changeWorkbook(
  bytes: Uint8Array,
  file: string,
  edits: readonly Edit[],
  { read, resultsAfter }: ChangeTools,
): Promise<Uint8Array> {
  if (edits.length === 0) return bytes;
  const before = await read(bytes);
  const patched = patchWorkbook(bytes, edits, file);
  return storeResults(patched, await resultsAfter(before, await read(patched)), file);
}
