import type { FieldTable } from '../fields/field-table';
import { parseRowId, rowId } from '../pack/concrete-id';
import { columnsOf, isDerived } from '../pack/pack';
import { parseA1 } from '../workbook/address';

/** Typed numbers of one unit that can be filled in the wrong way round with a cell, for they stand beside it: finds them by its id. */
export type Neighbours = (id: string) => readonly string[];

/**
 * Beside a cell stand: the other columns of its line ("basicExpenditure.budget" and "….final", wherever the form prints them), what
 * stands in the same row of the sheet, and what stands directly above or below it.
 */
export function neighboursIn(table: FieldTable): Neighbours {
  const cells = new Map<string, Spot>();
  for (const [id, field] of table.pack.byId)
    if (field.kind === 'number' && !('rows' in field) && !isDerived(field))
      cells.set(id, spotOf(table, id, field.unit));
  return (id) => {
    const row = parseRowId(id);
    if (row) return columnsBeside(table, id, row.rows, row.index);
    const own = cells.get(id);
    if (!own) return [];
    return [...cells].filter(([other, spot]) => other !== id && isBeside(own, spot)).map(([other]) => other);
  };
}

interface Spot {
  readonly line: string;
  readonly unit: string | null;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
}

function spotOf(table: FieldTable, id: string, unit: string | null): Spot {
  const place = table.place(id);
  const at = place ? parseA1(place.address) : null;
  const dot = id.lastIndexOf('.');
  return {
    line: dot < 0 ? '' : id.slice(0, dot),
    unit,
    sheet: place?.sheet ?? null,
    row: at?.top ?? 0,
    column: at?.left ?? 0,
  };
}

function isBeside(one: Spot, other: Spot): boolean {
  if (one.unit !== other.unit) return false;
  if (one.line !== '' && one.line === other.line) return true;
  if (one.sheet === null || one.sheet !== other.sheet) return false;
  return one.row === other.row || (one.column === other.column && Math.abs(one.row - other.row) === 1);
}

function columnsBeside(table: FieldTable, id: string, rows: string, index: number): readonly string[] {
  const { unit } = table.field(id);
  const block = table.pack.byId.get(rows);
  if (block?.kind !== 'rows') return [];
  return columnsOf(block).flatMap((column) => {
    const other = rowId(rows, index, column.column);
    return other !== id && column.kind === 'number' && column.unit === unit && column.derive === undefined
      ? [other]
      : [];
  });
}
