import { intersection } from './address';
import { shiftArea } from './shift';
import type { Area, SheetId, Shift } from './model';

/** What a click on a cell opens. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** What was said of cells, the latest last: a cell goes by the last that holds it. */
export class CellMarks<Value> {
  private readonly sheets = new Map<SheetId, readonly { readonly area: Area; readonly value: Value | null }[]>();

  put(sheet: SheetId, area: Area, value: Value | null): void {
    // What lies whole under the new one is never asked again.
    const rest = (this.sheets.get(sheet) ?? []).filter(({ area: old }) => {
      const common = intersection(old, area);
      return !common || common.rows < old.rows || common.columns < old.columns;
    });
    this.sheets.set(sheet, [...rest, { area, value }]);
  }

  at(sheet: SheetId, row: number, column: number): Value | null {
    const cell = { row, column, rows: 1, columns: 1 };
    const holding = (this.sheets.get(sheet) ?? []).filter(({ area }) => intersection(area, cell) !== null);
    return holding.at(-1)?.value ?? null;
  }

  /** The places where marks change: enough cells to know whether an area is all alike. */
  within(sheet: SheetId, area: Area): readonly (readonly [number, number])[] {
    const rows = new Set([area.row]);
    const columns = new Set([area.column]);
    for (const { area: one } of this.sheets.get(sheet) ?? []) {
      for (const row of [one.row, one.row + one.rows]) if (row > area.row && row < area.row + area.rows) rows.add(row);
      for (const column of [one.column, one.column + one.columns])
        if (column > area.column && column < area.column + area.columns) columns.add(column);
    }
    return [...rows].flatMap((row) => [...columns].map((column) => [row, column] as const));
  }

  copy(from: SheetId, to: SheetId): void {
    this.sheets.set(to, this.sheets.get(from) ?? []);
  }

  drop(sheet: SheetId): void {
    this.sheets.delete(sheet);
  }

  shift(sheet: SheetId, shift: Shift): void {
    const moved = (this.sheets.get(sheet) ?? []).flatMap((one) => {
      const area = shiftArea(one.area, shift);
      return area ? [{ ...one, area }] : [];
    });
    this.sheets.set(sheet, moved);
  }
}
