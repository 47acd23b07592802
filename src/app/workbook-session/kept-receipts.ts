import type { Edit } from '../../core/workbook/edit';
import type { Installed } from './installed';
import type { WriteReceipt } from './write-receipt';

/** Where receipts outlive a pane that is loaded anew; never the workbook, which is sent on (ADR 27). One workbook at a time. */
export interface ReceiptKeeper {
  /** null: none of this workbook, or it cannot be told. */
  load(workbookId: string): string | null;
  /** false: not kept, so what was kept before is gone too. */
  save(workbookId: string, text: string): boolean;
}

/** What marks a receipt put, and those before it; null: nobody knows. */
export interface KeptMarks {
  readonly before: readonly Edit[] | null;
  readonly after: readonly Edit[];
}

/** All that a writer knows of its writes. */
export interface KeptReceipts {
  readonly receipts: readonly WriteReceipt[];
  readonly marks: readonly Edit[] | null;
  readonly marksOf: readonly (readonly [number, KeptMarks])[];
  readonly installs: readonly (readonly [number, Installed])[];
}

/** Signs; a browser gives a page some five million. */
const mostText = 1_000_000;

/** As text, the oldest left out until it is short enough. */
export function textOf(kept: KeptReceipts): string {
  for (let { receipts } = kept; ; receipts = receipts.slice(0, Math.floor(receipts.length / 2))) {
    const ids = new Set(receipts.map(({ id }) => id));
    const text = JSON.stringify(
      {
        ...kept,
        receipts,
        marksOf: kept.marksOf.filter(([id]) => ids.has(id)),
        installs: kept.installs.filter(([id]) => ids.has(id)),
      } satisfies KeptReceipts,
      withHoles,
    );
    if (text.length <= mostText || receipts.length === 0) return text;
  }
}

export function fromText(text: string): KeptReceipts {
  return JSON.parse(text, (_, value: unknown) =>
    // A cell that an Edit leaves as it is: null would empty it.
    Array.isArray(value) ? value.map((one: unknown) => (isHole(one) ? undefined : one)) : value,
  ) as KeptReceipts;
}

const hole = { hole: true } as const;

function withHoles(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.map((one: unknown) => (one === undefined ? hole : one)) : value;
}

function isHole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'hole' in value;
}
