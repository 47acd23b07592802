import type { FieldTable } from '../../../src/core/fields/field-table';
import { blank, numberValue, textValue, type FieldValue } from '../../../src/core/fields/field-value';
import { createTable } from '../../../src/core/table/table';
import { parseRowId } from '../../../src/core/pack/concrete-id';
import { parseDecimal } from '../../../src/core/quantity/decimal';
import { indexPack, type Pack } from '../../../src/core/pack/pack';
import { field } from '../../../src/core/pack/schema';

/** A pack that has these fields and nothing else: narrative reads no more of it. */
export function literalPack(fields: readonly object[]): Pack {
  return indexPack({
    id: 'literal',
    title: '试表',
    region: '试',
    year: 2018,
    version: '1.0.0',
    abstract: false,
    basis: [],
    thresholds: { changeRate: '0.10', changeAmount: '5' },
    fillers: [],
    styles: {},
    fields: fields.map((each) => field.parse(each)),
    sheets: [],
    checks: [],
    scoring: { title: '评分表', levels: [], grades: [], layout: 'tree', levelMarks: 'column', deductionReasons: false },
    scoreTables: [],
    reports: [],
    sample: {},
  });
}

export type LiteralData = Readonly<
  Record<string, number | string | readonly Readonly<Record<string, number | string>>[]>
>;

/** Inputs as data files give them; a number field takes decimal text too, and the word 坏 for a number kept as text. */
export function literalTable(pack: Pack, data: LiteralData): FieldTable {
  const given = (id: string): number | string | undefined => {
    const row = parseRowId(id);
    const value = data[row ? row.rows : id];
    if (!row || typeof value !== 'object') return typeof value === 'object' ? undefined : value;
    return value[row.index - 1]?.[row.column];
  };
  const read = (id: string, kind: string): FieldValue => {
    const value = given(id);
    if (value === undefined || value === '') return blank;
    if (value === '坏') return { is: 'bad', why: 'number-as-text', raw: value };
    if (kind !== 'number' && !(kind === 'date' && typeof value === 'number')) return textValue(String(value));
    const number = parseDecimal(String(value));
    return number === null ? { is: 'none', text: String(value) } : numberValue(number);
  };
  return createTable(pack, {
    read: (id, of) => read(id, of.kind),
    shown: (_id, _of, computed) => computed(),
    place: () => null,
    rowCount: (rowsId) => {
      const rows = data[rowsId];
      return typeof rows === 'object' ? rows.length : 0;
    },
  });
}
