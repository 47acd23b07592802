import type { ICellData, Nullable } from '@univerjs/core';
import type { Cell, SheetId } from '../model';
import { cellOf } from './cells';
import type { Names } from './names';
import type { OpenUniver } from './open';
import { withoutTails, wordsOf } from './scoped-names';

/** Formulas as Univer keeps them beside and in its cells. */
export class Formulas {
  /** Whether Univer is being given formulas that say the same as before: no news to anybody. */
  areTold = false;

  constructor(
    private readonly open: OpenUniver,
    private readonly names: Names,
  ) {}

  cell(id: SheetId, row: number, column: number): Cell {
    const raw = this.open.workbook.getSheetBySheetId(id)?.getSheet().getCellRaw(row, column);
    // Values that a formula spilled lie beside the cells.
    const isEmpty = !raw || ((raw.v === undefined || raw.v === null) && !raw.f && !raw.si);
    const spilled = isEmpty ? this.spilled(id)?.[row]?.[column] : null;
    if (spilled) return { ...cellOf(spilled, ''), isSpilled: true };
    return cellOf(raw, withoutTails(this.of(id, row, column, raw)));
  }

  /** Where formulas put values, their own cells among them. */
  *spilledPlaces(id: SheetId): Iterable<readonly [row: number, column: number]> {
    for (const [row, columns] of Object.entries(this.spilled(id) ?? {}))
      for (const [column, data] of Object.entries((columns ?? {}) as Record<string, Nullable<ICellData>>))
        if (data?.v !== undefined && data.v !== null) yield [Number(row), Number(column)];
  }

  /** A formula shared by several cells stands in the first of them only. */
  private of(id: SheetId, row: number, column: number, data: Nullable<ICellData>): string {
    if (data?.f) return data.f;
    return data?.si ? (this.open.workbook.getSheetBySheetId(id)?.getRange(row, column).getFormula() ?? '') : '';
  }

  private spilled(id: SheetId) {
    const { univer, library, unitId } = this.open;
    return univer.__getInjector().get(library.FormulaDataModel).getArrayFormulaCellData()[unitId]?.[id];
  }

  /**
   * Univer takes what a name means from the formula as it first met it. So each formula with a name that means something else now (new,
   * gone, its cells deleted) is given to it anew. Answers with the words in which the formulas say those names.
   */
  tellChangedNames(): Iterable<string> {
    const changed = this.names.takeChanged();
    const said = new Set<string>();
    if (changed.size === 0) return said;
    for (const sheet of this.open.workbook.getSheets()) {
      const id = sheet.getSheetId();
      const cellValue: Record<number, Record<number, ICellData>> = {};
      sheet
        .getSheet()
        .getCellMatrix()
        .forValue((row, column, data: Nullable<ICellData>) => {
          if (!data?.f && !data?.si) return;
          const formula = this.of(id, row, column, data);
          if (!wordsOf(withoutTails(formula)).some((word) => changed.has(word.toLowerCase()))) return;
          const inside = this.names.inside(formula, id);
          for (const word of wordsOf(inside)) if (changed.has(withoutTails(word).toLowerCase())) said.add(word);
          (cellValue[row] ??= {})[column] = { f: inside, si: null };
        });
      if (Object.keys(cellValue).length > 0) this.tell(id, cellValue);
    }
    return said;
  }

  private tell(id: SheetId, cellValue: Record<number, Record<number, ICellData>>): void {
    const { api, unitId } = this.open;
    this.areTold = true;
    try {
      api.syncExecuteCommand('sheet.mutation.set-range-values', { unitId, subUnitId: id, cellValue });
    } finally {
      this.areTold = false;
    }
  }
}
