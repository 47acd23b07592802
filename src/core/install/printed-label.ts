import type { Binding } from '../fields/binding';
import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import type { LaidSheet } from '../layout/layout';
import { normaliseLabel } from '../pack/label-path';
import type { Pack } from '../pack/pack';
import type { Area } from '../workbook/address';
import type { Snapshot } from '../workbook/snapshot';
import { layoutPack } from './install';
import { placesOn, textAt, type SheetPlaces } from './find-places';

/** What is printed in a row where the form prints something else. */
export interface PrintedDoubt {
  readonly wanted: string;
  /** Empty: nothing is printed there. */
  readonly found: string;
}

export interface PlacedSheet {
  readonly laid: LaidSheet;
  readonly places: SheetPlaces | null;
}

/** The sheets of a pack as they are laid, each with where it went in this workbook. */
export function placedSheets(pack: Pack, table: FieldTable, binding: Binding, snapshot: Snapshot): PlacedSheet[] {
  const year =
    (pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear'))?.toNumber() : undefined) ??
    (Array.isArray(pack.year) ? pack.year[1] : pack.year);
  const unitName = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')) : '';
  return layoutPack(pack, table, { year, unitName }).map((laid) => ({
    laid,
    places: placesOn(laid, binding, snapshot),
  }));
}

/**
 * Whether the row where a field stands is the field's own by what is printed in it, the nearest label before the cell. Names follow
 * cells, and people sort, paste and drag cells: a name may stand beside another row's label. Null where the label is the right one,
 * or the form prints none.
 */
export function printedDoubt(sheets: readonly PlacedSheet[], id: string, area: Area): PrintedDoubt | null {
  for (const { laid, places } of sheets) {
    const cell = laid.cells.find((one) => one.field === id);
    if (!cell || !places || places.sheet.name.toLowerCase() !== area.sheet.toLowerCase()) continue;
    const labels = laid.cells.filter(
      (one) => one.top === cell.top && one.field === undefined && normaliseLabel(one.text ?? '') !== '',
    );
    const label = labels.filter(({ left }) => left < cell.left).sort((a, b) => b.left - a.left)[0];
    if (!label) return null;
    const found = textAt(places.sheet, area.top, places.column(label.left));
    const wanted = normaliseLabel(label.text ?? '');
    return found === wanted ? null : { wanted, found };
  }
  return null;
}
