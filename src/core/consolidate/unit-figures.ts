import { isAbsent } from '../fields/adopted';
import { numberOf, type FieldValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { rowId } from '../pack/concrete-id';
import { columnsOf, isDerived, type ScalarField } from '../pack/pack';

/** Why a unit's value of a field says nothing that can be added. */
export type NotAddable = 'blank' | 'unusable';

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
  readonly openErrors: number;
}

/** One filled row of a block, by column. */
export type UnitRow = Readonly<Record<string, string | number>>;

/** @param openErrors how many 错误 of it are not dealt with */
export function unitFigures(table: FieldTable, openErrors: number): UnitFigures {
  const { pack } = table;
  const numbers: Record<string, string> = {};
  const others: Record<string, string | number> = {};
  const rows: Record<string, UnitRow[]> = {};
  const open: Record<string, NotAddable> = {};
  const absent: string[] = [];
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
    if (isDerived(field)) continue;
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
    openErrors,
  };
}

/** 无 of a field that knows it is nothing to add. */
function plain(value: FieldValue, { kind }: ScalarField): string | number | null {
  if (value.is === 'number') return kind === 'date' ? value.number.toNumber() : value.number.toFixed();
  return value.is === 'text' && value.text.trim() !== '' ? value.text : null;
}
