import { rowId } from '../core/pack/concrete-id';
import { tableFromData, type Inputs } from '../core/table/data';
import { blank, numberOf, textOf, type FieldValue } from '../core/fields/field-value';
import type { FieldTable } from '../core/fields/field-table';
import { readFieldTable } from '../core/table/read-table';
import { installEdits } from '../core/install/install';
import { inputValidations } from '../core/install/repair';
import { arrivedCells, lockEdits } from '../core/last-year/lock-edits';
import { newArrivalEdits, joinArrivalRef, parseArrivalRef, readArrivals } from '../core/fields/arrivals';
import { newOriginEdits, readLastYearOrigin } from '../core/last-year/origin';
import { placesIn } from '../core/last-year/places';
import { comparePacks, type PackChange } from '../core/upgrade/compare';
import { compareWorkbook } from '../core/upgrade/compare-workbook';
import { formerIds, withFormerNames } from '../core/upgrade/former-ids';
import { newStageListEdits, readKeptFigures, readStages } from '../core/stage/account-stage';
import { columnsOf, isDerived, type Pack } from '../core/pack/pack';
import { parseA1, parseReference } from '../core/workbook/address';
import { bind } from '../core/fields/binding';
import type { CellEdit, Edit, SetCells } from '../core/workbook/edit';
import { baselinesTop, identityNames, identitySheet, readBaselines, type Identity } from '../core/workbook/identity';
import { cachedValue, isFormula, type Snapshot } from '../core/workbook/snapshot';

export interface UpgradeOffer {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly PackChange[];
  /** Only the version has to be noted: nothing is laid out anew. */
  readonly isSameForm: boolean;
  /** false: the older definition is not at hand, so checks and sentences that changed could not be listed. */
  readonly isComplete: boolean;
}

/** Whether a workbook was made by an older or a newer version than the pack at hand. */
export function versionAgainst(
  { packVersion }: Pick<Identity, 'packVersion'>,
  pack: Pick<Pack, 'version'>,
): 'same' | 'older' | 'newer' {
  // Versions of packs are three plain numbers (no pre-releases), so that numeric collation orders them: the pane need not carry semver.
  const order = packVersion.localeCompare(pack.version, 'en', { numeric: true });
  return order === 0 ? 'same' : order < 0 ? 'older' : 'newer';
}

/** What an upgrade would change; null where the workbook is not of an older version. @param oldPack the older definition, where it is at hand */
export function offerUpgrade(snapshot: Snapshot, identity: Identity, pack: Pack, oldPack?: Pack): UpgradeOffer | null {
  if (versionAgainst(identity, pack) !== 'older') return null;
  const { changes, isSameForm } = compareWorkbook(pack, snapshot);
  return {
    from: identity.packVersion,
    to: pack.version,
    changes: oldPack ? comparePacks(oldPack, pack) : changes,
    isSameForm,
    isComplete: oldPack !== undefined,
  };
}

export interface UpgradedWorkbook {
  /** The whole workbook anew, with all data. */
  readonly edits: readonly Edit[];
  /** Values that have no place any more: field id (as the old names have it) and what stood there. */
  readonly left: readonly { readonly id: string; readonly value: string }[];
  /** Input cells where the user's own formula is carried over by its value. */
  readonly formulas: readonly string[];
}

/**
 * The same workbook on the pack at hand: data by field id and by the ids that fields had before, rows with their keys, explanations with
 * the figures they answer, 上年数 with their origin. Contents that a field cannot take are carried over as they are: the check tells of them.
 */
export function upgradedWorkbook(old: Snapshot, identity: Identity, pack: Pack): UpgradedWorkbook {
  const snapshot = withFormerNames(pack, old);
  const binding = bind(pack, snapshot);
  const table = readFieldTable(pack, binding);
  const { inputs, raw, formulas } = readInputs(pack, table, (id) => binding.area(id) !== null);
  const fresh = tableFromData(pack, inputs);
  const year = pack.byId.has('fiscalYear') ? numberOf(fresh.value('fiscalYear'))?.toNumber() : undefined;
  const unitName = pack.byId.has('budgetUnitName') ? textOf(fresh.value('budgetUnitName')) : '';
  const installed = installEdits(pack, fresh, {
    year: year ?? (Array.isArray(pack.year) ? pack.year[1] : pack.year),
    unitName,
    identity: { ...identity, pack: pack.id, packVersion: pack.version },
  });
  const place = placesIn(installed);
  const kept = raw.flatMap(([id, content]): SetCells[] => {
    const at = place(id);
    const area = at && parseA1(at.address);
    return at && area
      ? [{ edit: 'set-cells', sheet: at.sheet, row: area.top, column: area.left, cells: [[content]] }]
      : [];
  });
  const keys = keyEdits(pack, table, place);
  const { changes } = compareWorkbook(pack, old);
  return {
    edits: [...overlaid(installed, [...kept, ...keys]), ...memoryEdits(pack, table, old, fresh, place)],
    left: changes.flatMap(({ part, change, id, before }) =>
      part === 'field' && change === 'removed' && before !== undefined ? [{ id, value: before }] : [],
    ),
    formulas,
  };
}

/** Where the form is the same: the version, and the rules of the input cells. */
export function noteVersion(snapshot: Snapshot, pack: Pack): Edit[] {
  const name = snapshot.names.find((one) => one.name.toLowerCase() === identityNames.packVersion.toLowerCase());
  const area = name && parseReference(name.refersTo);
  if (!area) return [];
  const table = readFieldTable(pack, bind(pack, snapshot));
  return [
    { edit: 'set-cells', sheet: area.sheet, row: area.top, column: area.left, cells: [[pack.version]] },
    ...inputValidations(pack, snapshot),
    ...(table.adoption === null ? lockEdits(table, arrivedCells(table, snapshot)) : []),
  ];
}

/** Names of fields that the pack has no more: their cells stay on the sheets put aside. */
export function staleNames(pack: Pack, snapshot: Snapshot): string[] {
  const known = new Set(
    pack.fields.flatMap((field) =>
      (field.kind === 'rows' ? [`${field.id}.key`, ...columnsOf(field).map(({ id }) => id)] : [field.id]).map((id) =>
        `jx.${id}`.toLowerCase(),
      ),
    ),
  );
  return snapshot.names.flatMap(({ name }) =>
    /^jx\./i.test(name) && !/^jx\.identity\./i.test(name) && !known.has(name.toLowerCase()) ? [name] : [],
  );
}

function readInputs(
  pack: Pack,
  table: FieldTable,
  isBound: (id: string) => boolean,
): { inputs: Inputs; raw: [string, CellEdit][]; formulas: string[] } {
  const values = new Map<string, FieldValue>();
  const rows = new Map<string, number>();
  const raw: [string, CellEdit][] = [];
  const formulas: string[] = [];
  const take = (id: string, label: string): void => {
    const value = table.value(id);
    const cell = table.place(id)?.cell ?? null;
    if (isFormula(cell)) formulas.push(label);
    values.set(id, value.is === 'bad' ? blank : value);
    const content = cachedValue(cell);
    if (value.is === 'bad' && (typeof content === 'string' || typeof content === 'number')) raw.push([id, content]);
  };
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      const columns = columnsOf(field).filter((column) => isBound(column.id));
      if (columns.length === 0) continue;
      const count = table.rowCount(field.id);
      rows.set(field.id, count);
      for (let row = 1; row <= count; row++)
        for (const column of columns)
          if (!isDerived(column)) take(rowId(field.id, row, column.column), `${column.label}[${row}]`);
    } else if (!isDerived(field) && isBound(field.id)) take(field.id, field.label);
  }
  return { inputs: { values, rows }, raw, formulas };
}

/** Explanations and 上年数 know rows by their keys, so rows keep them; rows without one get one that is free. */
function keyEdits(pack: Pack, table: FieldTable, place: ReturnType<typeof placesIn>): SetCells[] {
  return pack.fields.flatMap((field): SetCells[] => {
    if (field.kind !== 'rows') return [];
    const { of } = table.keys(field.id);
    const at = place(`${field.id}[1].key`);
    const area = at && parseA1(at.address);
    if (!at || !area || of.every((key) => key === null)) return [];
    let next = of.reduce((most, key) => Math.max(most, Number(/^k(\d+)$/.exec(key ?? '')?.[1] ?? 0)), 0);
    const cells = of.map((key) => [key ?? `k${++next}`]);
    return [{ edit: 'set-cells', sheet: at.sheet, row: area.top, column: area.left, cells }];
  });
}

/** Each cell is written once, so that the self-check after an install looks for what will stand there. */
function overlaid(edits: readonly Edit[], over: readonly SetCells[]): Edit[] {
  return edits.map((edit) => {
    const own = edit.edit === 'set-cells' ? over.filter(({ sheet }) => sheet === edit.sheet) : [];
    if (edit.edit !== 'set-cells' || own.length === 0) return edit;
    const cells = edit.cells.map((row) => [...row]);
    for (const one of own)
      one.cells.forEach((line, down) =>
        line.forEach((cell, right) => {
          const row = cells[one.row + down - edit.row];
          if (row) row[one.column + right - edit.column] = cell;
        }),
      );
    return { ...edit, cells };
  });
}

/** What the identity sheet remembers beside who the workbook is. */
function memoryEdits(
  pack: Pack,
  table: FieldTable,
  old: Snapshot,
  fresh: FieldTable,
  place: ReturnType<typeof placesIn>,
): Edit[] {
  const baselines = [...readBaselines(old)].map(([id, figures]) => [id, figures.join('|')]);
  const origin = readLastYearOrigin(old);
  const former = formerIds(pack);
  const nowNamed = <T extends { readonly ref: string }>(one: T): T => {
    const { ref, key } = parseArrivalRef(one.ref);
    return { ...one, ref: joinArrivalRef(former.get(ref) ?? ref, key) };
  };
  const arrivals = [...readArrivals(old).byRef.values()].map(nowNamed);
  const known = arrivals.filter(({ ref }) => pack.byId.has(parseArrivalRef(ref).ref));
  const cells = known.flatMap((arrival) => {
    const { ref, key } = parseArrivalRef(arrival.ref);
    if (key === null) return [{ field: ref, arrival }];
    const column = pack.byId.get(ref);
    const row = column && 'rows' in column ? table.keys(column.rows).of.indexOf(key) + 1 : 0;
    return column && 'rows' in column && row > 0 ? [{ field: rowId(column.rows, row, column.column), arrival }] : [];
  });
  return [
    ...(baselines.length === 0
      ? []
      : [{ edit: 'set-cells', sheet: identitySheet, row: baselinesTop, column: 1, cells: baselines } as const]),
    ...(origin ? newOriginEdits(origin) : []),
    ...newArrivalEdits(identitySheet, known),
    ...newStageListEdits(identitySheet, readStages(old), readKeptFigures(old)?.map(nowNamed) ?? null),
    ...lockEdits({ pack, field: fresh.field, place }, cells),
  ];
}
