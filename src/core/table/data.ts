import { Problem } from '../problem/further-problem';
import { isLikelyDate } from '../quantity/dates';
import { decimalsOf, parseDecimal } from '../quantity/decimal';
import { columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import { isWhole } from '../pack/field-format';
import type { RowsField } from '../pack/schema';
import { parseRowId, rowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import { dateOfText } from '../fields/date-text';
import { blank, numberValue, textValue, type FieldValue } from '../fields/field-value';
import { xmlText } from '../fields/xml-text';
import { indexLabels } from '../pack/label-path';
import { createTable } from './table';

/** `--data` (cli-contract.ts): keys are field ids or label paths, decimals may be strings, a rows field takes an array of objects. */
export type Data = Readonly<Record<string, unknown>>;

/** A cell keeps 15 digits: more before the point, or decimals without end, no form can show. */
const tooLarge = parseDecimal('1e15')!;
const mostDecimals = 40;

/** Rows one block may have. */
const mostRows = 10_000;

/** Checked inputs by concrete id, and how many rows each rows field has. */
export interface Inputs {
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Reads data for a pack. Later data wins, field by field; an array replaces the rows before it.
 * @throws Problem input.unknown-field, input.derived-field, input.bad-value — the first fault found; nothing is half taken.
 */
export function readData(pack: Pack, ...layers: readonly Data[]): Inputs {
  const values = new Map<string, FieldValue>();
  const rows = new Map<string, number>();
  const labels = indexLabels(pack);
  for (const layer of layers) {
    for (const [key, raw] of Object.entries(layer)) {
      const id = labels.find(key);
      if (id === null)
        throw new Problem('input.unknown-field', { field: show(key), pack: pack.id, hint: hint(labels.suggest(key)) });
      const field = pack.byId.get(id);
      if (field?.kind === 'rows') readRows(pack, field, raw, values, rows);
      else readOne(pack, id, key, raw, values, rows);
    }
  }
  return { values, rows };
}

function hint(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : `，相近的有：${suggestions.join('、')}`;
}

function readOne(
  pack: Pack,
  id: string,
  key: string,
  raw: unknown,
  values: Map<string, FieldValue>,
  rows: Map<string, number>,
): void {
  const row = parseRowId(id);
  const field = pack.byId.get(row ? `${row.rows}.${row.column}` : id);
  if (!field || field.kind === 'rows')
    throw new Problem('input.unknown-field', { field: key, pack: pack.id, hint: '' });
  if ('rows' in field && !row)
    throw new Problem('input.bad-value', { field: key, value: show(raw), detail: '要指明第几行，例如 …[1]/…' });
  if (row) {
    if (row.index < 1 || row.index > mostRows)
      throw new Problem('input.bad-value', { field: key, value: show(raw), detail: `的行号应在 1～${mostRows} 之间` });
    rows.set(row.rows, Math.max(rows.get(row.rows) ?? 0, row.index));
  }
  if (isDerived(field)) throw new Problem('input.derived-field', { field: key });
  values.set(id, readDatum(field, key, raw));
}

function readRows(
  pack: Pack,
  field: RowsField,
  raw: unknown,
  values: Map<string, FieldValue>,
  rows: Map<string, number>,
): void {
  if (!Array.isArray(raw))
    throw new Problem('input.bad-value', { field: field.label, value: show(raw), detail: '应是一组行（数组）' });
  if (raw.length > mostRows)
    throw new Problem('input.bad-value', {
      field: field.label,
      value: `${raw.length}行`,
      detail: `最多 ${mostRows} 行，请按类别合并或分成几份`,
    });
  for (const id of [...values.keys()]) if (parseRowId(id)?.rows === field.id) values.delete(id);
  rows.set(field.id, raw.length);
  const columns = columnsOf(field);
  raw.forEach((line: unknown, index) => {
    if (typeof line !== 'object' || line === null || Array.isArray(line))
      throw new Problem('input.bad-value', {
        field: `${field.label}[${index + 1}]`,
        value: show(line),
        detail: '应是一行（对象）',
      });
    for (const [key, value] of Object.entries(line)) {
      const column = columns.find((one) => one.column === key || one.id === key || one.label.endsWith(`/${key}`));
      if (!column)
        throw new Problem('input.unknown-field', {
          field: `${field.label}[${index + 1}]/${show(key)}`,
          pack: pack.id,
          hint: '',
        });
      if (isDerived(column)) throw new Problem('input.derived-field', { field: `${field.label}[${index + 1}]/${key}` });
      values.set(
        rowId(field.id, index + 1, column.column),
        readDatum(column, `${field.label}[${index + 1}]/${key}`, value),
      );
    }
  });
}

function readDatum(field: ScalarField, key: string, raw: unknown): FieldValue {
  const bad = (detail: string): Problem => new Problem('input.bad-value', { field: key, value: show(raw), detail });
  if (raw === null || raw === undefined) return blank;
  if (typeof raw !== 'number' && typeof raw !== 'string') throw bad('应是数字、文字或 null');
  if (typeof raw === 'number' && !Number.isFinite(raw)) throw bad('不是数字');
  switch (field.kind) {
    case 'text':
      return textValue(xmlText(String(raw)));
    case 'choice':
      if (!field.options.includes(String(raw))) throw bad(`不在可选项（${field.options.join('、')}）之内`);
      return textValue(String(raw));
    case 'date':
      return readDate(raw) ?? fail(bad('不是日期，应写成 2019-03-20'));
    case 'number': {
      if (field.noneText !== undefined && raw === field.noneText) return { is: 'none', text: field.noneText };
      if (typeof raw === 'string' && raw.trim() === '') return blank;
      const number = parseDecimal(typeof raw === 'number' ? String(raw) : raw.trim());
      if (number === null) throw bad('不是数字');
      if (number.abs().gte(tooLarge) || decimalsOf(number) > mostDecimals) throw bad('太大或太长，表格记不下');
      if (!field.negative && number.lt(0)) throw bad('不能是负数');
      if (isWhole(field) && !number.round(0, 0).eq(number)) throw bad('应是整数');
      if (field.max !== undefined && number.gt(field.max))
        throw bad(`不能大于 ${field.max}${field.unit === '%' ? '（比率按 0～1 填，例如 0.95）' : ''}`);
      return numberValue(number);
    }
  }
}

/** A day in words or as Excel's serial number → serial day number (1900 system). */
function readDate(raw: number | string): FieldValue | null {
  if (typeof raw === 'number') return isLikelyDate(raw) ? numberValue(parseDecimal(String(raw))!) : null;
  if (raw.trim() === '') return blank;
  const serial = dateOfText(raw);
  return serial === null ? null : numberValue(parseDecimal(String(serial))!);
}

function fail(problem: Problem): never {
  throw problem;
}

function show(raw: unknown): string {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : JSON.stringify(raw);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A table over given data; fields' defaults fill what is not given. */
export function tableFromData(pack: Pack, inputs: Inputs): FieldTable {
  const read = (id: string, field: ScalarField): FieldValue => inputs.values.get(id) ?? defaultOf(field);
  return createTable(pack, {
    read,
    shown: (_id, field, computed) => (isDerived(field) ? computed() : read(_id, field)),
    place: () => null,
    rowCount: (rowsId) => {
      const field = pack.byId.get(rowsId);
      return Math.max(inputs.rows.get(rowsId) ?? 0, field?.kind === 'rows' ? field.minimumRows : 0);
    },
  });
}

function defaultOf(field: ScalarField): FieldValue {
  if (!('default' in field) || field.default === undefined) return blank;
  return field.kind === 'number' ? numberValue(parseDecimal(field.default)!) : textValue(field.default);
}
