import { journalOf, type Journal, type WrittenCell } from '../../core/commands/journal';
import { nameOf } from '../../core/fields/names';
import type { RepairAsk } from '../../core/install/repair';
import { a1 } from '../../core/workbook/address';
import type { OpenWorkbook } from '../open-workbook';
import { repairWorkbook } from '../repair-workbook';
import type { WorkbookHost } from '../../hosts/port/workbook-host';

/** What 修复 will write where, before it does; and what it leaves alone. */
export interface RepairPreview {
  readonly journal: Journal;
  /** Names that are pointed to a cell again. */
  readonly names: readonly { readonly name: string; readonly sheet: string; readonly address: string }[];
  readonly sheets: readonly string[];
  /** How many input cells get their data validation back. */
  readonly validations: number;
  /** Done only where the user ticks it: the row prints another label. */
  readonly asks: readonly (RepairAsk & { readonly name: string; readonly address: string })[];
  /** Figures typed over formulas: they stay. */
  readonly typed: readonly Pick<WrittenCell, 'anchor' | 'sheet' | 'address' | 'name' | 'was'>[];
  /** Labels of cells that a person must show. */
  readonly lost: readonly string[];
}

/** A preview with the edits that carry it out. */
export async function planShownRepair(
  host: WorkbookHost,
  { pack, table }: OpenWorkbook,
  ticked: ReadonlySet<string>,
): Promise<{ readonly preview: RepairPreview; readonly edits: Awaited<ReturnType<typeof repairWorkbook>>['edits'] }> {
  const plan = await repairWorkbook(host, pack, ticked);
  const label = (id: string): string => (pack.byId.has(id) ? table.field(id).label : id);
  const journal = journalOf(plan.snapshot, table, plan.edits);
  return {
    edits: plan.edits,
    preview: {
      journal,
      names: plan.names.map(({ id, area }) => ({ name: label(id), sheet: area.sheet, address: a1(area) })),
      sheets: plan.sheets,
      validations: plan.validations,
      asks: plan.asks.map((ask) => ({ ...ask, name: label(ask.id), address: a1(ask.area) })),
      typed: plan.typed.flatMap((field) => {
        const place = table.place(field);
        if (!place) return [];
        const { sheet, address, cell } = place;
        return [{ anchor: { is: 'field' as const, field }, sheet, address, name: nameOf(table, field), was: cell }];
      }),
      lost: plan.lost.map(label),
    },
  };
}

/** Whether nothing is left to write. */
export function isNothing({ journal, sheets, validations, asks }: RepairPreview): boolean {
  return journal.cells.length + journal.names.length + sheets.length + validations + asks.length === 0;
}

/** Whether two previews say the same. */
export function sameRepair(a: RepairPreview, b: RepairPreview): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
