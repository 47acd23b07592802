import { blank, sameValue, type FieldValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { rowId } from '../pack/concrete-id';
import { columnsOf, spokenName, type Pack, type ScalarField } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { fitValue, type UnfitReason } from './fit-value';
import { nameColumn, namedRows, type NamedRow } from './rows';
import { sourceFinder, type SourceFinder } from './source-field';

/** new: the cell is empty. same: it holds this already. differs: it holds something else, and only the user can say which is right. */
export type LastYearState = 'new' | 'same' | 'differs';

export interface LastYearValue {
  /** Concrete id in this year's table; a row may be one that is still to be added (`addRows`). */
  readonly field: string;
  readonly label: string;
  /** Concrete id in last year's table. */
  readonly from: string;
  /** What it is called there, for people: "公务接待本年决算数", "征地调查 本年决算数". */
  readonly source: string;
  /** The sentence that states it, where it comes from last year's report. */
  readonly said?: string;
  readonly value: FieldValue;
  /** What stands in this year's table now. */
  readonly now: FieldValue;
  readonly state: LastYearState;
  readonly unit: string | null;
}

export type SkipReason =
  | UnfitReason
  /** Last year's pack has no such field. */
  | 'no-source'
  /** Last year's cell is empty. */
  | 'blank'
  /** This year's cell is gone from the workbook. */
  | 'no-cell'
  /** No row of this name and no empty one in this year's table. */
  | 'no-row'
  /** Several rows of one name in either year. */
  | 'several-rows'
  /** No sentence of last year's report states it. */
  | 'not-said'
  /** Its sentences state different figures. */
  | 'several-figures';

export interface LastYearSkip {
  readonly field: string;
  readonly label: string;
  readonly reason: SkipReason;
  /** What stood in the way: the row's name, the unusable content. */
  readonly detail: string;
}

export interface LastYearPlan {
  readonly values: readonly LastYearValue[];
  readonly skipped: readonly LastYearSkip[];
}

export interface LastYearOptions {
  /** Rows that this year's table lacks may be added: true for a workbook that is only being made. */
  readonly addRows?: boolean;
}

/**
 * What last year's workbook gives this year's (上年数), in the pack's order: by field id, else by printed label and its aliases, rows
 * by name. Nothing is written here, and nothing is left out in silence: what cannot be taken is in `skipped` with its reason.
 */
export function lastYearValues(
  pack: Pack,
  table: FieldTable,
  lastPack: Pack,
  lastTable: FieldTable,
  { addRows = false }: LastYearOptions = {},
): LastYearPlan {
  const values: LastYearValue[] = [];
  const skipped: LastYearSkip[] = [];
  const take: Take = (field, label, target, from, source, mayReplace = false, row = '') => {
    const skip = (reason: SkipReason, detail = ''): void => void skipped.push({ field, label, reason, detail });
    const now = isBeyond(table, field) ? blank : table.value(field);
    if (now.is === 'bad' && (now.why === 'unbound' || now.why === 'absent')) return skip('no-cell');
    const last = lastTable.value(from);
    if (last.is === 'blank') return skip('blank');
    const fitted = fitValue(last, source, target);
    if ('unfit' in fitted) return skip(fitted.unfit, fitted.detail);
    const { value } = fitted;
    const isFree = now.is === 'blank' || mayReplace;
    const state = sameValue(value, now) ? 'same' : isFree ? 'new' : 'differs';
    const name = row === '' ? spokenName(source) : `${row} ${lastPart(source.label)}`;
    values.push({ field, label, from, source: name, value, now, state, unit: target.unit });
  };
  const find = sourceFinder(pack, lastPack);
  for (const field of pack.fields) {
    if (field.kind === 'rows') takeRows(field, { pack, table, lastPack, lastTable, addRows, find, take, skipped });
    else if ('lastYear' in field && typeof field.lastYear === 'string') {
      const source = find(field.lastYear);
      if (source && !('rows' in source)) take(field.id, field.label, field, source.id, source);
      else skipped.push({ field: field.id, label: field.label, reason: 'no-source', detail: field.lastYear });
    }
  }
  return { values, skipped };
}

/** mayReplace: what stands there is the form's own print, nobody's entry. */
type Take = (
  field: string,
  label: string,
  target: ScalarField,
  from: string,
  source: ScalarField,
  mayReplace?: boolean,
  row?: string,
) => void;

interface RowsWork {
  readonly pack: Pack;
  readonly table: FieldTable;
  readonly lastPack: Pack;
  readonly lastTable: FieldTable;
  readonly addRows: boolean;
  readonly find: SourceFinder;
  readonly take: Take;
  readonly skipped: LastYearSkip[];
}

function takeRows(field: RowsField, work: RowsWork): void {
  const { table, lastPack, lastTable, addRows, find, take, skipped } = work;
  const name = nameColumn(field);
  const taking = columnsOf(field).filter((column) => typeof column.lastYear === 'string');
  if (taking.length === 0 || !name) return;
  const skip = (reason: SkipReason, detail: string): void =>
    void skipped.push({ field: field.id, label: field.label, reason, detail });

  const sources = taking.flatMap((column) => {
    const source = find(column.lastYear!);
    return source && 'rows' in source ? [{ column, source }] : [];
  });
  const first = sources.find(({ column }) => column.id !== name.id) ?? sources[0];
  const lastField = first && lastPack.byId.get(first.source.rows);
  if (lastField?.kind !== 'rows') return skip('no-source', field.label);

  const own = namedRows(table, field);
  const last = namedRows(lastTable, lastField).filter((row) =>
    sources.some(
      ({ column, source }) =>
        column.id !== name.id && lastTable.value(rowId(source.rows, row.index, source.column)).is !== 'blank',
    ),
  );
  const [here, there] = [byKey(own), byKey(last)];
  const free = there.has('') ? [] : own.filter((row) => row.key === '' && row.isEmpty);
  let added = table.rowCount(field.id);
  for (const row of last) {
    const target = targetOf(row.key, there, here);
    if (target === 'several') {
      skip('several-rows', row.name);
      continue;
    }
    const index = target ?? free.shift()?.index ?? (addRows ? ++added : null);
    if (index === null) {
      skip('no-row', row.name);
      continue;
    }
    for (const { column, source } of sources) {
      // The name is written where the row is new to this year; where rows met by it, it stands.
      if (column.id === name.id && (target !== null || row.name === '')) continue;
      const label = `${field.label}/${row.name === '' ? index : row.name}/${lastPart(column.label)}`;
      const from = rowId(source.rows, row.index, source.column);
      take(rowId(field.id, index, column.column), label, column, from, source, column.id === name.id, row.name);
    }
  }
}

/** This year's row of the same name; null where there is none; several: nobody can say which belongs to which. */
function targetOf(key: string, last: RowsByKey, own: RowsByKey): number | null | 'several' {
  const here = own.get(key) ?? [];
  if (here[0] === undefined) return null;
  return here.length > 1 || (last.get(key) ?? []).length > 1 ? 'several' : here[0].index;
}

type RowsByKey = ReadonlyMap<string, readonly NamedRow[]>;

/** Ten thousand rows of two years meet in one pass. */
function byKey(rows: readonly NamedRow[]): RowsByKey {
  const found = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const alike = found.get(row.key);
    if (alike) alike.push(row);
    else found.set(row.key, [row]);
  }
  return found;
}

function isBeyond(table: FieldTable, id: string): boolean {
  const row = /^(.+)\[(\d+)\]\./.exec(id);
  return row !== null && Number(row[2]) > table.rowCount(row[1]!);
}

function lastPart(label: string): string {
  return label.slice(label.lastIndexOf('/') + 1);
}
