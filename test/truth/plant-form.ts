import { bind } from '../../src/core/fields/binding';
import type { FieldTable } from '../../src/core/fields/field-table';
import { numberOf, textOf } from '../../src/core/fields/field-value';
import type { Pack } from '../../src/core/pack/pack';
import { readFieldTable } from '../../src/core/table/read-table';
import { columnLetters } from '../../src/core/workbook/address';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';
import { filledInputs, recalculated, typedInto, withCellAt } from './recalculated';

/** A clean filling with one mistake in it. */
export interface Planted {
  readonly snapshot: Snapshot;
  /** Where the mistake was typed; several where it is one act on several cells. */
  readonly cells: readonly { readonly sheet: string; readonly address: string }[];
  /** What the first card must say instead where no cell can be named any more. */
  readonly words?: string;
}

export interface PlantKind {
  readonly id: string;
  /** Whether the form itself can show that something is wrong. */
  readonly canShow: boolean;
  /**
   * Which cell a card can name: the very one that was typed; or, where two sides of an equation disagree and nothing tells which of
   * them is wrong, any of its cells, or a total of which it is a part.
   */
  readonly names: 'cell' | 'equation';
  /** null: this filling has no place for it. */
  readonly plant: (form: PlantForm) => Planted | null;
}

export class PlantForm {
  readonly table: FieldTable;

  constructor(
    readonly pack: Pack,
    readonly clean: Snapshot,
    readonly random: () => number,
  ) {
    this.table = readFieldTable(pack, bind(pack, clean));
  }

  number(id: string): number | null {
    return this.has(id) ? (numberOf(this.table.value(id))?.toNumber() ?? null) : null;
  }

  text(id: string): string {
    return this.has(id) ? textOf(this.table.value(id)) : '';
  }

  has(id: string): boolean {
    return this.pack.byId.has(id.replace(/\[\d+\]/, ''));
  }

  pick<T>(of: readonly T[]): T | null {
    return of.length === 0 ? null : of[Math.floor(this.random() * of.length)]!;
  }

  /** Typed into these cells; then Excel recalculates. */
  typed(cells: Readonly<Record<string, CellSnapshot>>): Planted | null {
    const ids = Object.keys(cells);
    if (ids.some((id) => !this.has(id) || this.table.place(id) === null)) return null;
    return this.done(recalculated(this.pack, typedInto(this.pack, this.clean, cells)), ...ids);
  }

  done(snapshot: Snapshot, ...ids: readonly string[]): Planted {
    return { snapshot, cells: ids.map((id) => this.place(id)) };
  }

  place(id: string): { sheet: string; address: string } {
    const { sheet, address } = this.table.place(id)!;
    return { sheet, address };
  }

  /** The first cell of a sheet whose own text fits, changed. */
  retitled(sheetOf: string, fits: (text: string) => boolean, change: (text: string) => string): Planted | null {
    const name = this.table.place(sheetOf)?.sheet;
    const sheet = this.clean.sheets.find((one) => one.name === name);
    if (!sheet) return null;
    for (const [down, line] of sheet.cells.entries())
      for (const [across, cell] of line.entries()) {
        if (typeof cell !== 'string' || !fits(cell)) continue;
        const address = `${columnLetters(sheet.column + across)}${sheet.row + down}`;
        return {
          snapshot: withCellAt(this.clean, sheet.name, address, change(cell)),
          cells: [{ sheet: sheet.name, address }],
        };
      }
    return null;
  }

  /** Amounts a user typed that are not zero. */
  amounts(): string[] {
    return filledInputs(this.pack, this.clean, 'number').filter(
      (id) => this.table.field(id).unit === '万元' && (this.number(id) ?? 0) !== 0,
    );
  }

  /** Rows of the form whose three amounts are alike, so that one that is ten times the others stands out. */
  alikeRows(): string[][] {
    const rows = new Map<string, string[]>();
    for (const id of this.amounts()) {
      const row = id.slice(0, id.lastIndexOf('.'));
      if (/(?:^|\.)(?:priorFinal|budget|final)$/.test(id.slice(row.length)))
        rows.set(row, [...(rows.get(row) ?? []), id]);
    }
    return [...rows.values()].filter((ids) => {
      const values = ids.map((id) => this.number(id)!);
      return ids.length === 3 && Math.max(...values) < 2 * Math.min(...values);
    });
  }

  /** Weights that the unit wrote in its own self-evaluation. */
  weights(): string[] {
    return filledInputs(this.pack, this.clean, 'number').filter((id) => /^department\..*\.full$/.test(id));
  }

  /** Reasons that were written. */
  reasons(): string[] {
    return filledInputs(this.pack, this.clean, 'text').filter((id) => /^changeExplanation\..*\.reason$/.test(id));
  }
}
