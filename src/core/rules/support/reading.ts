import { sumParts } from '../../derive/parts';
import type { BadReason, FieldValue } from '../../fields/field-value';
import type { FieldTable } from '../../fields/field-table';
import { isColumn } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import type { Decimal } from '../../quantity/decimal';
import { undetermined, type Undetermined } from '../verdict';
import { nameOf } from '../../fields/names';
import { identity, type At } from './rows';

/** How rules read a field: what the sheet shows, or its value recomputed from the inputs. */
export type Read = (id: string) => FieldValue;

/** A number, nothing there (blank or 无), or something that is no number and stops the rule. */
export type Reading =
  | { readonly is: 'number'; readonly number: Decimal }
  | { readonly is: 'blank' }
  | { readonly is: 'bad'; readonly id: string; readonly value: FieldValue };

const blankReading: Reading = { is: 'blank' };

export function read(from: Read, id: string): Reading {
  const value = from(id);
  if (value.is === 'number') return value;
  if (value.is === 'blank' || value.is === 'none') return blankReading;
  return { is: 'bad', id, value };
}

export interface Addition {
  readonly is: 'sum';
  readonly sum: Decimal;
  /** How many concrete fields take part, and how many of them hold a number. */
  readonly fields: number;
  readonly given: number;
  readonly ids: readonly string[];
}

/** A column with more rows than this is pointed to as one range, not cell by cell. */
const fewRows = 20;

/** Σ parts (derive/parts) with what a verdict says of it: the fields to point to, or the one that makes the sum unusable. */
export function addUp(
  table: FieldTable,
  from: 'shown' | 'value',
  parts: readonly Part[],
  at: At = identity,
): Addition | Extract<Reading, { is: 'bad' }> {
  const { total, numbers, unusable } = sumParts(parts, table, from, at);
  if (unusable !== null) {
    const { id, row } = unusable;
    const bad = row === null ? id : (table.expand(id)[row - 1] ?? id);
    return { is: 'bad', id: bad, value: table[from](bad) };
  }
  let fields = 0;
  const ids: string[] = [];
  for (const part of parts) {
    const id = at(partId(part));
    const rows = isColumn(table.pack, id) ? table.expand(id) : [id];
    fields += rows.length;
    ids.push(...(rows.length > fewRows ? [id] : rows));
  }
  return { is: 'sum', sum: total, fields, given: numbers, ids };
}

const badTexts: Readonly<Record<BadReason, (raw: string) => string>> = {
  'number-as-text': (raw) => `是文本“${raw}”，不是数值`,
  'text-for-number': (raw) => `填的是“${raw}”，不是数值`,
  'number-for-text': (raw) => `应填文字，现在是“${raw}”`,
  'not-a-date': (raw) => `填的“${raw}”不是日期`,
  'not-a-year': (raw) => `填的“${raw}”不是年度`,
  'not-an-option': (raw) => `填的“${raw}”不在可选项内`,
  'cell-error': (raw) => `单元格显示错误值${raw}`,
  uncached: () => '是公式，还没有计算结果',
  unbound: () => '的单元格名称丢失，读不到',
  absent: () => '在认领的原表里没有',
  impossible: (raw) => `填的“${raw}”不可能`,
  part: () => '的来源数据不能用',
};

export function whyBad(value: FieldValue): string {
  if (value.is === 'bad') return badTexts[value.why](value.raw);
  return value.is === 'text' ? badTexts['text-for-number'](value.text) : '不能使用';
}

/** 无法核对, naming the field that cannot be used. */
export function badVerdict(table: FieldTable, bad: Extract<Reading, { is: 'bad' }>, subject?: string): Undetermined {
  const part = bad.value.is === 'bad' ? bad.value.part : undefined;
  if (part === undefined)
    return undetermined(`${nameOf(table, bad.id)}${whyBad(bad.value)}，不能核对。`, [bad.id], subject);
  const why = `${nameOf(table, part)}${whyBad(table.value(part))}`;
  return undetermined(`${why}，${nameOf(table, bad.id)}算不出来，不能核对。`, [bad.id, part], subject);
}

/** 无法核对, because a field is still empty. */
export function missingVerdict(table: FieldTable, id: string, subject?: string): Undetermined {
  return undetermined(`${nameOf(table, id)}没有填，不能核对。`, [id], subject);
}
