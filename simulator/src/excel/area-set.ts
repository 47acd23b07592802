import { contains, intersection } from './address';
import type { Area, Shift } from './model';
import { shiftArea } from './shift';

/** A set of cells as rectangles that do not overlap: which cells are unlocked. */
export class AreaSet {
  constructor(private areas: readonly Area[] = []) {}

  get all(): readonly Area[] {
    return this.areas;
  }

  has(row: number, column: number): boolean {
    return this.areas.some((area) => contains(area, row, column));
  }

  reset(areas: readonly Area[]): void {
    this.areas = areas;
  }

  add(area: Area): void {
    this.areas = [...without(this.areas, area), area];
  }

  remove(area: Area): void {
    this.areas = without(this.areas, area);
  }

  /** Whether every cell of the area is in the set. */
  covers(area: Area): boolean {
    let left: readonly Area[] = [area];
    for (const one of this.areas) left = without(left, one);
    return left.length === 0;
  }

  meets(area: Area): boolean {
    return this.areas.some((one) => intersection(one, area) !== null);
  }

  /** New rows and columns take after those before them, as Excel copies formats. */
  shift(shift: Shift): void {
    this.areas = this.areas.flatMap((area) => {
      const moved = shiftArea(area, shift, true);
      return moved ? [moved] : [];
    });
  }
}

function without(areas: readonly Area[], hole: Area): readonly Area[] {
  return areas.flatMap((area) => {
    const cut = intersection(area, hole);
    if (!cut) return [area];
    const below = cut.row + cut.rows;
    const right = cut.column + cut.columns;
    return [
      { ...area, rows: cut.row - area.row },
      { ...area, row: below, rows: area.row + area.rows - below },
      { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
      { row: cut.row, rows: cut.rows, column: right, columns: area.column + area.columns - right },
    ].filter((piece) => piece.rows > 0 && piece.columns > 0);
  });
}
