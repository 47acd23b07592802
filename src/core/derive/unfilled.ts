import type { FieldTable } from '../fields/field-table';
import { looksBlank, saysNothing } from '../fields/field-value';
import { parseRowId, rowId } from '../pack/concrete-id';
import { factOfPack } from '../pack/fact-of-pack';
import { columnsOf, isDerived, type ColumnField } from '../pack/pack';
import { parseA1 } from '../workbook/address';
import { isBlankZero, rowMates } from './row-mates';

/** A cell that must be filled and is empty. */
export interface EmptyField {
  /** Concrete; of a block of rows none of which is filled, its first cell. */
  readonly id: string;
  readonly sheet: string;
  readonly address: string;
}

/** How far the fields that must be filled are: 已填 of 必填, and the empty ones in the order people meet them. */
export interface Filling {
  readonly required: number;
  readonly filled: number;
  readonly empty: readonly EmptyField[];
  /** The same of one sheet, by the name it has now. */
  readonly sheets: ReadonlyMap<string, { readonly required: number; readonly filled: number }>;
}

/**
 * What is left to fill: the one count that 模板, 校验, 评分 and 报告 show. It counts what the check 必填的都填了 asks for: required
 * fields, required columns of rows that are used, one line of a required block, and amounts beside those of their line. Fields
 * whose name is lost are damage, and no empty cells.
 */
export function fillingOf(table: FieldTable): Filling {
  const empty: (EmptyField & { readonly rank: readonly number[] })[] = [];
  const sheets = new Map<string, { required: number; filled: number }>();
  const count: Count = (id, isFilled) => {
    const at = table.place(id);
    const area = at && parseA1(at.address);
    if (!at || !area) return;
    const sheet = sheets.get(at.sheet) ?? { required: 0, filled: 0 };
    sheets.set(at.sheet, { required: sheet.required + 1, filled: sheet.filled + (isFilled ? 1 : 0) });
    if (isFilled) return;
    const printed = sheetsOfFields(table.pack).get(parseRowId(id)?.rows ?? id) ?? Infinity;
    empty.push({ id, sheet: at.sheet, address: at.address, rank: [printed, area.top, area.left] });
  };
  for (const field of table.pack.fields) {
    if (field.kind === 'rows') countRows(table, field.id, field.required, columnsOf(field), count);
    else if (!isDerived(field) && (field.required || isDemanded(table, field.id)))
      count(field.id, !looksBlank(table.value(field.id)));
  }
  const total = [...sheets.values()];
  return {
    required: total.reduce((all, one) => all + one.required, 0),
    filled: total.reduce((all, one) => all + one.filled, 0),
    empty: empty.sort((a, b) => inOrder(a.rank, b.rank)).map(({ rank: _, ...one }) => one),
    sheets,
  };
}

/** Whether anything that must be filled is empty: then nothing reads as finished. */
export function isUnfinished({ filled, required }: Pick<Filling, 'filled' | 'required'>): boolean {
  return filled < required;
}

/**
 * The empty cell after the one the user stands on, and round again; null where nothing is empty.
 * @param from where the user stands; null: unknown, the first one then
 */
export function nextEmpty(
  { empty }: Filling,
  from: { readonly sheet: string; readonly address: string } | null,
): EmptyField | null {
  const at = from === null ? -1 : empty.findIndex((one) => one.sheet === from.sheet && one.address === from.address);
  if (at >= 0 || from === null) return empty[(at + 1) % Math.max(1, empty.length)] ?? null;
  const here = parseA1(from.address.split(':')[0] ?? '');
  const below = empty.find((one) => {
    const area = parseA1(one.address);
    return one.sheet === from.sheet && here && area && inOrder([here.top, here.left], [area.top, area.left]) < 0;
  });
  return below ?? empty[0] ?? null;
}

type Count = (id: string, isFilled: boolean) => void;

function countRows(
  table: FieldTable,
  rows: string,
  required: boolean,
  columns: readonly ColumnField[],
  count: Count,
): void {
  const inputs = columns.filter((column) => !isDerived(column));
  const first = inputs[0];
  if (!first || table.rowCount(rows) === 0) return;
  if (required)
    count(
      rowId(rows, 1, first.column),
      inputs.some(({ id }) => table.totals(id).filled > 0),
    );
  const needed = inputs.filter((column) => column.required);
  if (needed.length === 0) return;
  for (let row = 1; row <= table.rowCount(rows); row++) {
    const isFilled = ({ column }: ColumnField): boolean => !saysNothing(table.value(rowId(rows, row, column)));
    if (!inputs.some(isFilled)) continue;
    for (const { column } of needed)
      count(rowId(rows, row, column), !looksBlank(table.value(rowId(rows, row, column))));
  }
}

/** An amount whose line is used: what did not happen is 0 there, and has to be said. */
function isDemanded(table: FieldTable, id: string): boolean {
  return rowMates(table.pack, id).length > 0 && !isBlankZero(table, id);
}

/** Field, or block of rows → which of the pack's sheets prints it; sheets that were renamed keep their turn. */
const sheetsOfFields = factOfPack(({ sheets }) => {
  const found = new Map<string, number>();
  sheets.forEach(({ rows }, at) => {
    for (const { cells, repeat } of rows) {
      if (repeat !== undefined) found.set(repeat, at);
      for (const { field } of cells) if (field !== undefined) found.set(field, at);
    }
  });
  return found;
});

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] ?? 0, b[at] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
