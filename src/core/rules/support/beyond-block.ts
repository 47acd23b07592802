import { columnsOf, isDerived } from '../../pack/pack';
import type { RowsField } from '../../pack/schema';
import type { Area } from '../../workbook/address';
import { cachedValue, cellAt, type SheetSnapshot } from '../../workbook/snapshot';
import { cleanNumber } from '../../fields/meant-number';
import type { RuleContext } from '../rule';
import { hasFieldCell, literalTexts } from './sheets';

/** Below a block people leave a few rows empty and go on; further down it is something else. */
const widestGap = 3;

/**
 * Rows filled in right behind (or before) a block: a name does not grow where a row is put in at its very end, and what is pasted
 * over the end stays outside. Null where there are none. A row counts that holds two of the block's columns, a number among them
 * if the block has any; the search ends at the next field's row or at a text of the form itself.
 */
export function rowsBeyond(context: RuleContext, field: RowsField): Area | null {
  const { binding, table } = context;
  const area = binding.area(`${field.id}.key`);
  const sheet = area && binding.sheet(area.sheet);
  if (!area || !sheet) return null;
  const columns = columnsOf(field).filter((column) => !isDerived(column));
  const places = columns.map((column) => binding.area(column.id));
  if (places.some((place) => place?.sheet !== area.sheet || place.top !== area.top || place.bottom !== area.bottom))
    return null;
  const lefts = places.flatMap((place) => (place ? [place.left] : []));
  const definition = table.pack.sheets.find((one) => one.rows.some(({ repeat }) => repeat === field.id));
  const literals = definition ? literalTexts(table.pack, definition.id).literals : new Set<string>();
  const needed = Math.min(2, columns.length);
  const numberColumns = columns.flatMap(({ kind }, at) => (kind === 'number' ? [at] : []));

  const isOthers = (row: number): boolean =>
    hasFieldCell(context, area.sheet, row) ||
    (sheet.cells[row - sheet.row] ?? []).some((cell) => {
      const text = cachedValue(cell);
      return typeof text === 'string' && literals.has(text.trim());
    });
  const isData = (row: number): boolean => {
    const values = lefts.map((left) => cachedValue(cellAt(sheet, row, left)));
    if (values.filter((value) => value !== null && value !== '').length < needed) return false;
    return numberColumns.length === 0 || numberColumns.some((at) => isNumber(values[at]));
  };

  let bottom = area.bottom;
  for (let row = area.bottom + 1; row <= lastRow(sheet) && row <= bottom + widestGap + 1 && !isOthers(row); row++)
    if (isData(row)) bottom = row;
  let top = area.top;
  while (top > sheet.row && !isOthers(top - 1) && isData(top - 1)) top--;
  return top === area.top && bottom === area.bottom ? null : { ...area, top, bottom };
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && cleanNumber(value.trim()) !== null);
}

function lastRow(sheet: SheetSnapshot): number {
  return sheet.row + sheet.cells.length - 1;
}
