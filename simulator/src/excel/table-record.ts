import { shiftArea } from './shift';
import type { Area, SheetId, Shift } from './model';

/** What a column of a table or of an autofilter is filtered by, as the client passes it. */
export type FilterCriteria = Readonly<Record<string, unknown>> & { readonly filterOn: string };

export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

/** A filter over cells: its first row holds the headings. */
export interface FilterRecord {
  area: Area;
  /** By column from the left of the area. */
  criteria: ReadonlyMap<number, FilterCriteria>;
}

/** A table of a sheet. The names of its columns are what stands in its heading row. */
export interface TableRecord extends FilterRecord {
  readonly id: string;
  readonly sheet: SheetId;
  name: string;
  style: string;
  /** Whether the last row of the area is one of totals. */
  totals: boolean;
  bandedRows: boolean;
  bandedColumns: boolean;
  firstColumn: boolean;
  lastColumn: boolean;
  filterButton: boolean;
  sorted: { readonly fields: readonly SortField[]; readonly matchCase: boolean } | null;
}

/** All tables of a workbook, and the autofilters of its sheets. */
export class TableStore {
  private records: readonly TableRecord[] = [];
  private readonly filters = new Map<SheetId, FilterRecord>();
  private made = 0;

  get all(): readonly TableRecord[] {
    return this.records;
  }

  on(sheet: SheetId): readonly TableRecord[] {
    return this.records.filter((one) => one.sheet === sheet);
  }

  /** "表1", "表2": as a Chinese Excel names them. */
  newName(): { readonly id: string; readonly name: string } {
    let number = ++this.made;
    const taken = new Set(this.records.map(({ name }) => name));
    while (taken.has(`表${number}`)) number += 1;
    return { id: String(this.made), name: `表${number}` };
  }

  add(record: TableRecord): void {
    this.records = [...this.records, record];
  }

  remove(id: string): void {
    this.records = this.records.filter((one) => one.id !== id);
  }

  byId(id: string): TableRecord | null {
    return this.records.find((one) => one.id === id) ?? null;
  }

  filterOf(sheet: SheetId): FilterRecord | null {
    return this.filters.get(sheet) ?? null;
  }

  setFilter(sheet: SheetId, record: FilterRecord | null): void {
    if (record) this.filters.set(sheet, record);
    else this.filters.delete(sheet);
  }

  /** A copied sheet has tables of its own, and its own filter. */
  copy(from: SheetId, to: SheetId): void {
    for (const record of this.on(from)) this.add({ ...record, ...this.newName(), sheet: to });
    const filter = this.filters.get(from);
    if (filter) this.filters.set(to, { ...filter });
  }

  drop(sheet: SheetId): void {
    this.records = this.records.filter((one) => one.sheet !== sheet);
    this.filters.delete(sheet);
  }

  shift(sheet: SheetId, shift: Shift): void {
    this.records = this.records.flatMap((record) => {
      if (record.sheet !== sheet) return [record];
      const area = shiftArea(record.area, shift);
      if (!area) return [];
      record.area = area;
      return [record];
    });
    const filter = this.filters.get(sheet);
    const area = filter && shiftArea(filter.area, shift);
    if (filter && area) filter.area = area;
    else this.filters.delete(sheet);
  }
}
