import type { Edit } from '../../src/core/workbook/edit';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import type { WorkbookHost } from '../../src/hosts/port/workbook-host';

/** A host over the product's own author and reader: what is applied is written into a new .xlsx and read back from its bytes. */
export interface AuthoredHost extends WorkbookHost {
  /** Everything applied so far, the first edits included. */
  readonly edits: readonly Edit[];
  /** What the user does in the sheet; tells the listener. */
  type(...edits: Edit[]): Promise<void>;
  /** Reads and applications of the session, in order; user edits are not counted. */
  readonly calls: readonly ('read' | 'apply')[];
  /** Runs before every read and application: order a fault by throwing, or make it slow. */
  before: (call: 'read' | 'apply') => Promise<void>;
  readonly wentTo: readonly string[];
  readonly mostAtOnce: () => number;
}

export async function authoredHost(first: readonly Edit[]): Promise<AuthoredHost> {
  const edits: Edit[] = [...first];
  const calls: ('read' | 'apply')[] = [];
  const wentTo: string[] = [];
  const listeners = new Set<() => void>();
  let now = await written(edits);
  let reading = 0;
  let most = 0;
  const host: AuthoredHost = {
    capabilities: { liveChanges: true, goTo: true, keepsUndo: true },
    edits,
    calls,
    wentTo,
    before: async () => undefined,
    mostAtOnce: () => most,
    type: async (...more) => {
      edits.push(...more);
      now = await written(edits);
      for (const listener of listeners) listener();
    },
    read: async () => {
      calls.push('read');
      most = Math.max(most, ++reading);
      try {
        await host.before('read');
        return now;
      } finally {
        reading--;
      }
    },
    apply: async (more) => {
      calls.push('apply');
      await host.before('apply');
      edits.push(...more);
      now = await written(edits);
      return {
        applied: more.length,
        sheets: [...new Set(more.flatMap((edit) => ('sheet' in edit ? [edit.sheet] : [])))],
        cancelled: false,
      };
    },
    goTo: async (sheet, address) => void wentTo.push(`${sheet} ${address}`),
    onChanged: async (listener) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    selection: async () => null,
  };
  return host;
}

async function written(edits: readonly Edit[]): Promise<Snapshot> {
  if (edits.length === 0) return { sheets: [], names: [] };
  return readWorkbook(await authorWorkbook(edits, { creator: 'test' }), 'test.xlsx');
}
