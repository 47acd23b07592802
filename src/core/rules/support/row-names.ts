import { textOf } from '../../fields/field-value';
import type { FieldTable } from '../../fields/field-table';

/** 1、 2． （三） before a printed row name. "2018年…" is part of the name. */
const numbering = /^(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}[、.．])[、.．]?/;

/** What of a printed row name tells one project from another: no numbering, no blanks. */
export function plainName(text: string): string {
  return text.replace(/\s+/g, '').replace(numbering, '');
}

/** The names of a column that are written, each with its row. */
export function namesIn(table: FieldTable, ref: string): { readonly id: string; readonly name: string }[] {
  return table.expand(ref).flatMap((id) => {
    const name = plainName(textOf(table.value(id)));
    return name === '' ? [] : [{ id, name }];
  });
}
