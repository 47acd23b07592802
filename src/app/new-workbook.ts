import { readData, tableFromData, type Data } from '../core/table/data';
import { numberOf, textOf } from '../core/fields/field-value';
import { installEdits } from '../core/install/install';
import type { Pack } from '../core/pack/pack';
import type { Edit } from '../core/workbook/edit';

export interface NewWorkbook {
  readonly pack: Pack;
  /** Start from the pack's own example. */
  readonly sample: boolean;
  /** Given figures; they win over the example. */
  readonly data: Data;
  /** Random text, from the host: core has no randomness. */
  readonly workbookId: string;
}

/** 《基础数据表》, 《评分表》 and the rest of a pack as Edits, filled. @throws Problem for data the pack does not know or cannot take. */
export function newWorkbook({ pack, sample, data, workbookId }: NewWorkbook): Edit[] {
  const first = Array.isArray(pack.year) ? pack.year[1] : pack.year;
  const table = tableFromData(pack, readData(pack, { fiscalYear: first }, ...(sample ? [pack.sample] : []), data));
  const year = numberOf(table.value('fiscalYear'))?.toNumber() ?? first;
  const unitName = textOf(table.value('budgetUnitName'));
  return installEdits(pack, table, {
    year,
    unitName,
    identity: { pack: pack.id, packVersion: pack.version, workbookId },
  });
}
