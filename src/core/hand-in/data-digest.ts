import type { FieldTable } from '../fields/field-table';
import { plainValue } from '../fields/field-value';
import { columnsOf } from '../pack/pack';
import { utf8 } from '../report/link/bytes';
import { digestOf } from '../report/link/checksum';

/**
 * 数据校验码: what all fields of the workbook hold, as four groups of four. The same figures and words give the same, wherever they stand
 * and whoever prints them; against slips, not against intent.
 */
export function dataDigest(table: FieldTable): string {
  const values = table.pack.fields.flatMap((field): [string, string | null][] => {
    if (field.kind !== 'rows') return [[field.id, plainValue(table.value(field.id))]];
    return columnsOf(field).flatMap(({ id }) =>
      table.expand(id).map((cell): [string, string | null] => [cell, plainValue(table.value(cell))]),
    );
  });
  const filled = values.filter(([, value]) => value !== null && value !== '');
  return digestOf(utf8(JSON.stringify(filled)))
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** As printed in the footers. */
export function digestLine(digest: string): string {
  return `数据校验码 ${digest}`;
}
