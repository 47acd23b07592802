import { rowId } from '../pack/concrete-id';
import { textOf } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { normaliseLabel } from '../pack/label-path';
import { columnsOf, type ColumnField, type Pack } from '../pack/pack';
import type { RowsField } from '../pack/schema';

/** Rows meet by their names: the first text column. */
export function nameColumn(field: RowsField): ColumnField | null {
  return columnsOf(field).find((column) => column.kind === 'text') ?? null;
}

/** One row under the name it is known by; `key` is what two years' spellings share, '' for the form's own row name. */
export interface NamedRow {
  readonly index: number;
  readonly name: string;
  readonly key: string;
  /** No figure stands in it. */
  readonly isEmpty: boolean;
}

export function namedRows(table: FieldTable, field: RowsField): NamedRow[] {
  const name = nameColumn(field);
  if (!name) return [];
  const generic = genericNames(table.pack, field, name);
  const others = columnsOf(field).filter((column) => column.id !== name.id);
  return Array.from({ length: table.rowCount(field.id) }, (_, at) => {
    const index = at + 1;
    const text = textOf(table.value(rowId(field.id, index, name.column))).trim();
    const key = plain(text);
    return {
      index,
      name: text,
      key: generic.has(key) ? '' : key,
      isEmpty: others.every((column) => table.value(rowId(field.id, index, column.column)).is === 'blank'),
    };
  });
}

/** The names a form prints itself: its default, and its own row names of other years. "1、业务工作专项" and "1、业务工作经费" are one row. */
function genericNames(pack: Pack, field: RowsField, name: ColumnField): Set<string> {
  const last = (label: string): string => label.slice(label.lastIndexOf('/') + 1);
  const printed = [field.label, ...field.aliases].map(last);
  const standing = name.kind === 'text' && name.default !== undefined ? [name.default] : [];
  return new Set(['', ...printed, ...standing].map(plain));
}

/** Numbering, quotes and spaces do not tell rows apart. */
function plain(name: string): string {
  return normaliseLabel(name.replaceAll('/', '／')).replace(/^、/, '');
}
