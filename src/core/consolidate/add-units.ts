import { parseDecimal, zero, type Decimal } from '../quantity/decimal';
import { columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import type { Data } from '../table/data';
import type { NotAddable, UnitFigures, UnitRow } from './unit-figures';

export interface ConsolidatedUnit {
  /** The file as its user named it. */
  readonly file: string;
  readonly figures: UnitFigures;
}

export interface FieldSum {
  readonly field: string;
  /** Of all units, without what was eliminated. */
  readonly sum: Decimal;
}

export interface Eliminated {
  readonly field: string;
  readonly amount: Decimal;
  /** The units that have it. */
  readonly between: readonly string[];
}

/** What a unit says nothing about: its part is not in the sum. */
export interface NotAdded {
  readonly field: string;
  readonly file: string;
  readonly why: NotAddable;
}

export interface Consolidation {
  /** For a new workbook of the department: rates and scores are worked out there, never added. */
  readonly data: Data;
  readonly sums: readonly FieldSum[];
  readonly eliminated: readonly Eliminated[];
  readonly notAdded: readonly NotAdded[];
}

/** Measures of which the parts add up. Rates, points, years and results of indicators do not. */
const additive: ReadonlySet<string | null> = new Set(['元', '万元', '亿元', '人', '个', '㎡', '亩', '辆']);

/** Whether 汇总 adds a field up. */
function isAdded(field: ScalarField): boolean {
  return field.kind === 'number' && !isDerived(field) && additive.has(field.unit);
}

/**
 * A department from its units, all of one pack and year. Sums by field; rows one after the other, named with their unit; words that all
 * units say alike. A field that some unit has in an unusable cell gets no sum at all: half a sum would look like a whole one.
 * @param keep transfers that go to units outside of these, by field id
 */
export function addUnits(pack: Pack, units: readonly ConsolidatedUnit[], keep: ReadonlySet<string>): Consolidation {
  const data: Record<string, unknown> = {};
  const sums: FieldSum[] = [];
  const eliminated: Eliminated[] = [];
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      // Notes on findings are answers of one workbook, not figures of the department.
      if (columnsOf(field).some(isAdded)) data[field.id] = units.flatMap((unit) => rowsOf(field, unit));
      continue;
    }
    if (isDerived(field)) continue;
    if (!isAdded(field)) {
      const said = isWord(field) || field.id === 'fiscalYear' ? saidByAll(field, units) : null;
      if (said !== null) data[field.id] = said;
      continue;
    }
    const given = units.filter(({ figures }) => figures.numbers[field.id] !== undefined);
    if (given.length === 0 || units.some(({ figures }) => lacks(figures, field.id))) continue;
    const sum = given.reduce((total, { figures }) => total.plus(parseDecimal(figures.numbers[field.id]!)!), zero);
    const isTransfer = field.kind === 'number' && field.transfer && !keep.has(field.id) && !sum.eq(0);
    if (isTransfer) {
      const between = given
        .filter(({ figures }) => !parseDecimal(figures.numbers[field.id]!)!.eq(0))
        .map(({ file, figures }) => figures.unit || file);
      eliminated.push({ field: field.id, amount: sum, between });
    }
    const left = isTransfer ? zero : sum;
    sums.push({ field: field.id, sum: left });
    data[field.id] = left.toFixed();
  }
  const asked = new Set(units.flatMap(({ figures }) => Object.keys(figures.numbers)));
  const notAdded = units.flatMap(({ file, figures }) =>
    [
      ...Object.entries(figures.open),
      // Where no unit's form asks for it, there is nothing to add and nothing to tell.
      ...figures.absent.flatMap((id) => (asked.has(id) ? [[id, 'absent'] as const] : [])),
    ]
      .flatMap(([field, why]): NotAdded[] => {
        const known = pack.byId.get(field);
        return known && known.kind !== 'rows' && isAdded(known) ? [{ field, file, why }] : [];
      })
      .concat(bareTotalsOf(pack, figures).map((field) => ({ field, file, why: 'total-only' }))),
  );
  return { data, sums, eliminated, notAdded };
}

/** Amounts alone, and each once: a figure that only repeats another elsewhere in the form is no second one. */
function bareTotalsOf(pack: Pack, { bareTotals }: UnitFigures): readonly string[] {
  return bareTotals.filter((id) => {
    const field = pack.byId.get(id);
    return field?.kind === 'number' && additive.has(field.unit) && field.derive !== undefined && 'sum' in field.derive;
  });
}

/** Half a sum would look like a whole one. */
function lacks({ open, absent }: UnitFigures, field: string): boolean {
  return open[field] === 'unusable' || absent.includes(field);
}

/** Names of the units are their own. */
function isWord({ id, kind }: ScalarField): boolean {
  return kind !== 'number' && id !== 'budgetUnitName' && id !== 'budgetUnitShortName';
}

function saidByAll({ id, kind }: ScalarField, units: readonly ConsolidatedUnit[]): string | number | null {
  const said = new Set(units.map(({ figures }) => (kind === 'number' ? figures.numbers : figures.others)[id] ?? null));
  const [only = null] = said;
  return said.size === 1 ? only : null;
}

/** 征地调查（甲中心）: whose project it is. */
function rowsOf(field: RowsField, { file, figures }: ConsolidatedUnit): UnitRow[] {
  const name = columnsOf(field).find(({ kind }) => kind === 'text')?.column;
  const rows = figures.rows[field.id] ?? [];
  if (name === undefined) return [...rows];
  return rows.map((row) => ({ ...row, [name]: `${row[name] ?? field.name ?? ''}（${figures.unit || file}）` }));
}
