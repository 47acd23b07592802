import type { FieldTable } from './field-table';
import { fieldName, spokenName } from '../pack/pack';

/** How a sentence names a field: 三公经费本年决算数; a row's column adds which row: 业务工作经费本年决算数（第2行）. */
export function nameOf(table: FieldTable, id: string): string {
  const field = table.field(id);
  const row = /\[(\d+)\]/.exec(id);
  return row ? spokenName(field) + rowNumberText(row[1]!) : spokenName(field);
}

/** How a sentence tells which row it means. */
export function rowNumberText(row: number | string): string {
  return `（第${row}行）`;
}

/** 主要原因: the head a text stands under. */
export function headOf(table: FieldTable, id: string): string {
  return fieldName(table.field(id));
}
