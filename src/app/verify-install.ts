import { inspectionWishes, verifyInstall as compare, type InstallDifference } from '../core/install/verify';
import type { Edit } from '../core/workbook/edit';
import type { WorkbookHost } from '../hosts/port/workbook-host';

/** 装入后自检: reads back what `edits` asked for (names, formulas, values, validation, protection, print areas). Empty: all as asked. */
export async function verifyInstall(host: WorkbookHost, edits: readonly Edit[]): Promise<InstallDifference[]> {
  const snapshot = await host.read('bound');
  const inspections = host.inspect ? await host.inspect(inspectionWishes(edits)) : [];
  return compare(edits, snapshot, inspections);
}
