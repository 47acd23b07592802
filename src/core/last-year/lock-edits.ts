import { columnRef, parseRowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { derivedFill, inputFill } from '../install/styles';
import { validation } from '../install/validations';
import { looksOfLevel } from '../rules/level';
import type { Pack } from '../pack/pack';
import { figureText } from '../fields/figure-text';
import { a1, parseA1, type Area } from '../workbook/address';
import type { Edit } from '../workbook/edit';
import { arrivedValue, parseArrivalRef, readArrivals, type Arrival } from '../fields/arrivals';

/** Where fields stand: a workbook's table, or the layout of one that is only being made. */
export type PlacedFields = Pick<FieldTable, 'pack' | 'field'> & {
  place(id: string): { readonly sheet: string; readonly address: string } | null;
};

/** An arrived figure with the cell where it stands now. */
export interface ArrivedCell {
  readonly field: string;
  readonly arrival: Arrival;
}

/**
 * Arrived cells are locked, grey as the computed ones, and say where they came from when they are selected; a figure that differs
 * lights up without the add-in too (in rows, which people sort, only the check tells).
 */
export function lockEdits(table: PlacedFields, cells: readonly ArrivedCell[]): Edit[] {
  return [
    ...styleEdits(table, cells, true),
    ...runsOf(table, cells).map(({ sheet, area, field, arrival, isOne }): Edit => {
      const plain = validation(sheet, area, table.field(field));
      const figure = isOne ? figureOf(table, arrival) : '';
      return { ...plain, prompt: { title: '上年数，已锁定', message: originText(arrival, figure) } };
    }),
    ...cells.flatMap(({ field, arrival }): Edit[] => {
      const place = spot(table, field);
      const formula = parseRowId(field) || !place ? null : differsFormula(table, arrival, a1(place));
      return place && formula !== null
        ? [
            {
              edit: 'highlight-cells',
              sheet: place.sheet,
              areas: [a1(place)],
              formula,
              look: differenceLook(table.pack),
            },
          ]
        : [];
    }),
  ];
}

/** As heavy as the pack's check that finds the same difference. */
function differenceLook({ checks }: Pick<Pack, 'checks'>): (typeof looksOfLevel)[keyof typeof looksOfLevel] {
  return looksOfLevel[checks.find(({ rule }) => rule?.kind === 'prior-year-as-arrived')?.level ?? 'explain'];
}

/** The marks of figures that stood before: a new figure brings its own. */
export function unmarkArrivedEdits(table: PlacedFields, cells: readonly ArrivedCell[]): Edit[] {
  return cells.flatMap(({ field, arrival }): Edit[] => {
    const place = spot(table, field);
    const formula = parseRowId(field) || !place ? null : differsFormula(table, arrival, a1(place));
    return place && formula !== null ? [{ edit: 'clear-highlights', sheet: place.sheet, formula }] : [];
  });
}

/** 解锁: the cells take figures again; what arrived stays known, and a difference is still found. */
export function unlockEdits(table: PlacedFields, cells: readonly ArrivedCell[]): Edit[] {
  return styleEdits(table, cells, false);
}

/** Every arrived figure that still has its cell. */
export function arrivedCells(table: FieldTable, snapshot: Parameters<typeof readArrivals>[0]): ArrivedCell[] {
  return [...readArrivals(snapshot).byRef.values()].flatMap((arrival) => {
    const field = fieldOf(table, arrival);
    return field === null ? [] : [{ field, arrival }];
  });
}

/** The concrete id of the cell where it stands now; null where its field or row is gone. */
function fieldOf(table: FieldTable, { ref }: Arrival): string | null {
  const { ref: id, key } = parseArrivalRef(ref);
  const field = table.pack.byId.get(id);
  if (!field || field.kind === 'rows') return null;
  if (key === null) return 'rows' in field ? null : id;
  if (!('rows' in field)) return null;
  const row = table.keys(field.rows).rowOf.get(key);
  return row === undefined ? null : `${field.rows}[${row}].${field.column}`;
}

function originText({ file, year, from }: Arrival, figure: string): string {
  const start = `取自“${file}”（${year}年度）`;
  const end = '要改请先在窗格的“模板”里解锁，并写明原因。';
  const what = figure === '' ? '' : `：${short(from, 80)}${figure}`;
  return `${short(start, 80)}${what}。${end}`;
}

function figureOf(table: PlacedFields, arrival: Arrival): string {
  const number = numberOf(arrivedValue(table, arrival));
  return number === null ? String(arrival.value) : figureText(table, parseArrivalRef(arrival.ref).ref, number);
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function differsFormula(table: PlacedFields, arrival: Arrival, address: string): string | null {
  const number = numberOf(arrivedValue(table, arrival));
  return number === null ? null : `OR(COUNT(${address})=0,ROUND(N(${address})-${number.toFixed()},8)<>0)`;
}

function styleEdits(table: PlacedFields, cells: readonly ArrivedCell[], locked: boolean): Edit[] {
  const bySheet = new Map<string, string[]>();
  for (const { sheet, area } of runsOf(table, cells)) {
    const areas = bySheet.get(sheet) ?? [];
    if (areas.length === 0) bySheet.set(sheet, areas);
    areas.push(a1(area));
  }
  const style = { fill: locked ? derivedFill : inputFill, locked };
  return [...bySheet].map(([sheet, areas]) => ({ edit: 'style-cells', sheet, areas, style }));
}

interface Run {
  readonly sheet: string;
  area: Omit<Area, 'sheet'>;
  /** The first cell's field and figure. */
  readonly field: string;
  readonly arrival: Arrival;
  isOne: boolean;
}

/** Cells of one column that stand one under the other, from one file, are one area. */
function runsOf(table: PlacedFields, cells: readonly ArrivedCell[]): Run[] {
  const placed = cells.flatMap((cell) => {
    const place = spot(table, cell.field);
    return place ? [{ ...cell, place }] : [];
  });
  placed.sort((a, b) => a.place.left - b.place.left || a.place.top - b.place.top);
  const runs: Run[] = [];
  const last = new Map<string, Run>();
  for (const { field, arrival, place } of placed) {
    const column = parseRowId(field) ? `${place.sheet}\n${columnRef(field)}\n${arrival.file}` : null;
    const run = column === null ? undefined : last.get(column);
    if (run && run.area.bottom + 1 === place.top) {
      run.area = { ...run.area, bottom: place.top };
      run.isOne = false;
      continue;
    }
    const fresh: Run = { sheet: place.sheet, area: place, field, arrival, isOne: true };
    runs.push(fresh);
    if (column !== null) last.set(column, fresh);
  }
  return runs;
}

function spot(table: PlacedFields, field: string): Area | null {
  const place = table.place(field);
  const area = place && parseA1(place.address);
  return place && area ? { ...area, sheet: place.sheet } : null;
}
