import type { FieldTable } from '../fields/field-table';
import { plainValue, sameValue, type FieldValue } from '../fields/field-value';
import { figureIn, figureInFull } from '../fields/figure-text';
import { nameOf } from '../fields/names';
import { rowId } from '../pack/concrete-id';
import { tellsScore } from '../pack/generated-fields';
import { columnsOf, isDerived, type ScalarField } from '../pack/pack';
import type { SheetScore, TableScore } from '../scoring/sheet-score';
import type { KeptTable } from './kept-figures';

/** A figure, choice or word of the form that is another than in the stage before. */
export interface MovedFigure {
  /** Its id now; of a row that is gone, its column. */
  readonly field: string;
  readonly name: string;
  /** '' where there was nothing, or is nothing now. */
  readonly old: string;
  readonly new: string;
  /** It follows from others: nobody typed it. */
  readonly isDerived: boolean;
  readonly place: { readonly sheet: string; readonly address: string } | null;
}

/**
 * Everything of the form that moved, in the pack's order; rows are the same ones by their keys. What only repeats a figure elsewhere, and
 * the cells of scores (movedScores), are no lines of their own.
 */
export function movedFigures(before: KeptTable, now: FieldTable): readonly MovedFigure[] {
  const moved: MovedFigure[] = [];
  const compare = (old: string | null, id: string | null): void => {
    const [was, is] = [old === null ? none : before.table.value(old), id === null ? none : now.value(id)];
    if (sameValue(was, is)) return;
    const [table, known] = id === null ? [before.table, old!] : [now, id];
    const field = table.field(known);
    const place = id === null ? null : now.place(id);
    const shown = [textOf(field, was), textOf(field, is)] as const;
    const [then, after] = shown[0] === shown[1] ? [inFull(field, was), inFull(field, is)] : shown;
    const name = nameOf(table, known);
    if (isDerived(field) && moved.some((one) => one.name === name && one.old === then && one.new === after)) return;
    moved.push({
      field: known,
      name,
      old: then,
      new: after,
      isDerived: isDerived(field),
      place: place && { sheet: place.sheet, address: place.address },
    });
  };
  for (const field of now.pack.fields) {
    if (tellsScore(field.id)) continue;
    if (field.kind !== 'rows') {
      if (field.kind !== 'text' || field.length !== 'prose') compare(field.id, field.id);
      continue;
    }
    const columns = columnsOf(field).filter(({ kind }) => kind === 'number');
    const known = new Map<string, number>();
    for (let row = 1; row <= before.table.rowCount(field.id); row++) {
      const key = before.keyOf(field.id, row);
      if (key !== null) known.set(key, row);
    }
    const { of, rowOf } = now.keys(field.id);
    for (let row = 1; row <= now.rowCount(field.id); row++) {
      const key = of[row - 1] ?? null;
      const old = key === null ? undefined : known.get(key);
      for (const { column } of columns)
        compare(old === undefined ? null : rowId(field.id, old, column), rowId(field.id, row, column));
    }
    for (const [key, row] of known)
      if (!rowOf.has(key)) for (const { column } of columns) compare(rowId(field.id, row, column), null);
  }
  return moved;
}

const none: FieldValue = { is: 'blank' };

function textOf(field: ScalarField, value: FieldValue): string {
  return value.is === 'number' ? figureIn(field, value.number) : (plainValue(value) ?? '');
}

/** Where the print would hide the difference. */
function inFull(field: ScalarField, value: FieldValue): string {
  return value.is === 'number' ? figureInFull(field, value.number) : (plainValue(value) ?? '');
}

export interface MovedScore {
  /** '' for the form's own, else the title of the further table and what it is for. */
  readonly table: string;
  /** null: the total of the table. */
  readonly indicator: string | null;
  readonly label: string;
  /** null: 待评, or the table was not in use. */
  readonly old: number | null;
  readonly new: number | null;
}

/** Indicators whose score is another, the totals behind them. */
export function movedScores(
  before: readonly (SheetScore | TableScore)[],
  now: readonly (SheetScore | TableScore)[],
): readonly MovedScore[] {
  const nameIn = (one: SheetScore | TableScore): string => ('id' in one ? `《${one.title}》${one.name}` : '');
  const idIn = (one: SheetScore | TableScore): string => ('id' in one ? one.id : '');
  return now.flatMap((sheet): MovedScore[] => {
    const old = before.find((one) => idIn(one) === idIn(sheet));
    const table = nameIn(sheet);
    const was = new Map(old?.indicators.map((one) => [one.id, one.score]));
    const lines = sheet.indicators.map(({ id, label, score }) => ({
      table,
      indicator: id,
      label,
      old: was.get(id)?.toNumber() ?? null,
      new: score?.toNumber() ?? null,
    }));
    const total = {
      table,
      indicator: null,
      label: '合计',
      old: old?.total?.toNumber() ?? null,
      new: sheet.total?.toNumber() ?? null,
    };
    return [...lines, total].filter((one) => one.old !== one.new);
  });
}
