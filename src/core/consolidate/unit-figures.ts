import { isAbsent } from '../fields/adopted';
import { numberOf, type FieldValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { rowId } from '../pack/concrete-id';
import { columnsOf, isColumn, isDerived, type Pack, type ScalarField } from '../pack/pack';
import { partId } from '../pack/part';
import { round, zero, type Decimal } from '../quantity/decimal';
import type { Snapshot } from '../workbook/snapshot';

/** Over the sheet that shows what each unit brought, whatever people call it. */
export const consolidatedName = 'jx.identity.consolidated';

/**
 * Why a unit's value of a field says nothing that can be added. absent: a bureau's own form does not ask for it. total-only: such a form
 * has an amount in the total, and none in what it is worked out of.
 */
export type NotAddable = 'blank' | 'unusable' | 'absent' | 'total-only';

/** A unit's workbook as 汇总 needs it. Plain data: it crosses threads. Amounts are exact decimals as text, in the field's own unit. */
export interface UnitFigures {
  readonly pack: string;
  /** '' where it is not filled in. */
  readonly unit: string;
  readonly year: number | null;
  /** Number inputs by field id. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Texts, choices and days (as serial numbers) by field id. */
  readonly others: Readonly<Record<string, string | number>>;
  readonly rows: Readonly<Record<string, readonly UnitRow[]>>;
  /** Inputs that say nothing, by id: required ones that are blank, and any that cannot be used. */
  readonly open: Readonly<Record<string, NotAddable>>;
  /** Of a bureau's own form: inputs that it does not ask for. */
  readonly absent: readonly string[];
  /** Of a bureau's own form: totals with an amount, where what they are worked out of has none. */
  readonly bareTotals: readonly string[];
  /** It was made by adding units up. */
  readonly isConsolidated: boolean;
  readonly openErrors: number;
}

/** One filled row of a block, by column. */
export type UnitRow = Readonly<Record<string, string | number>>;

/**
 * @param names of the workbook: they say whether it was made by adding units up
 * @param openErrors how many 错误 of it are not dealt with
 */
export function unitFigures(table: FieldTable, names: Snapshot['names'], openErrors: number): UnitFigures {
  const { pack } = table;
  const numbers: Record<string, string> = {};
  const others: Record<string, string | number> = {};
  const rows: Record<string, UnitRow[]> = {};
  const open: Record<string, NotAddable> = {};
  const absent: string[] = [];
  const bareTotals: string[] = [];
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      rows[field.id] = [];
      for (let row = 1; row <= table.rowCount(field.id); row++) {
        const cells: Record<string, string | number> = {};
        for (const column of columnsOf(field)) {
          if (isDerived(column)) continue;
          const id = rowId(field.id, row, column.column);
          const value = table.value(id);
          const told = plain(value, column);
          if (told !== null) cells[column.column] = told;
          if (value.is === 'bad' && value.why !== 'absent') open[column.id] = 'unusable';
        }
        if (Object.keys(cells).length > 0) rows[field.id]!.push(cells);
      }
      continue;
    }
    if (isDerived(field)) {
      if (isBareTotal(table, field.id)) bareTotals.push(field.id);
      continue;
    }
    if (isAbsent(table, field.id)) {
      absent.push(field.id);
      continue;
    }
    const value = table.value(field.id);
    const told = plain(value, field);
    if (value.is === 'bad') open[field.id] = 'unusable';
    else if (told === null) {
      if (field.required) open[field.id] = 'blank';
    } else if (field.kind === 'number') numbers[field.id] = String(told);
    else others[field.id] = told;
  }
  const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear')) : null;
  const unit = others['budgetUnitName'];
  return {
    pack: pack.id,
    unit: typeof unit === 'string' ? unit.trim() : '',
    year: year === null ? null : year.toNumber(),
    numbers,
    others,
    rows,
    open,
    absent,
    bareTotals,
    isConsolidated: names.some(({ name }) => name.toLowerCase() === consolidatedName.toLowerCase()),
    openErrors,
  };
}

/** 项目支出 with its amount, and no project's below it or no place for any: what is added are the projects. */
function isBareTotal(table: FieldTable, id: string): boolean {
  if (table.adoption === null || isAbsent(table, id)) return false;
  const shown = numberOf(table.shown(id));
  if (shown === null || shown.eq(0)) return false;
  const value = numberOf(table.value(id));
  return value === null || value.eq(0) || isShort(table, id, shown);
}

/** Where the form has no place for a part, the total is read as printed, and the parts that it has make less. */
function isShort(table: FieldTable, id: string, shown: Decimal): boolean {
  const field = table.field(id);
  const derive = field.kind === 'number' ? field.derive : undefined;
  if (derive === undefined || !('sum' in derive)) return false;
  if (!derive.sum.some((part) => isAbsent(table, partId(part)))) return false;
  const total = derive.sum.reduce((sum, part) => {
    const id = partId(part);
    const number = (isColumn(table.pack, id) ? table.totals(id).total : numberOf(table.value(id))) ?? zero;
    return typeof part === 'string' ? sum.plus(number) : sum.minus(number);
  }, zero);
  return !round(total, 2).eq(round(shown, 2));
}

/** Nobody has filled anything in: no unit, no figure, no words. What a fresh form brings along (its year, names of rows) says nothing. */
export function isUnfilled({ unit, numbers, rows, others }: UnitFigures, pack: Pack): boolean {
  const isGiven = (id: string, value: string | number): boolean => {
    const field = pack.byId.get(id);
    return !(field && 'default' in field && String(field.default) === String(value));
  };
  return (
    unit === '' &&
    Object.keys(numbers).every((id) => id === 'fiscalYear') &&
    Object.entries(others).every(([id, value]) => !isGiven(id, value)) &&
    Object.entries(rows).every(([block, lines]) =>
      lines.every((line) => Object.entries(line).every(([column, value]) => !isGiven(`${block}.${column}`, value))),
    )
  );
}

/** 无 of a field that knows it is nothing to add. */
function plain(value: FieldValue, { kind }: ScalarField): string | number | null {
  if (value.is === 'number') return kind === 'date' ? value.number.toNumber() : value.number.toFixed();
  return value.is === 'text' && value.text.trim() !== '' ? value.text : null;
}
