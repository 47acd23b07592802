import { a1 } from '../../core/workbook/address';
import type { Edit } from '../../core/workbook/edit';
import { sameCell } from '../../core/workbook/share';
import { cellAt, type NameSnapshot, type SheetSnapshot, type Snapshot } from '../../core/workbook/snapshot';
import type { InstallConflict } from './session-state';

/** What an install wrote, and what takes it back. */
export interface Installed {
  readonly edits: readonly Edit[];
  readonly conflict: InstallConflict | null;
  /** Names that stood before: an install replaces ours. */
  readonly names: readonly NameSnapshot[];
  /** Sheets of the pack, in its order. */
  readonly sheets: readonly string[];
  /** Blank sheets that stood in front and were moved behind, in their order. */
  readonly moved: readonly string[];
  /** The sheets as they stood when it was done. */
  readonly after: Snapshot;
}

/** A list longer than this says nothing more. */
const mostDifferences = 5;

/** Cells of the installed sheets that were worked on since ("基础数据表 B5"), and sheets that are gone; empty: none. */
export function differencesSince({ edits, after }: Pick<Installed, 'edits' | 'after'>, now: Snapshot): string[] {
  const added = new Set(edits.flatMap((edit) => (edit.edit === 'add-sheet' ? [edit.sheet.toLowerCase()] : [])));
  const found: string[] = [];
  for (const sheet of after.sheets) {
    if (!added.has(sheet.name.toLowerCase())) continue;
    const there = now.sheets.find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
    if (!there) found.push(sheet.name);
    else found.push(...changedCells(sheet, there));
  }
  return found.slice(0, mostDifferences);
}

function changedCells(before: SheetSnapshot, now: SheetSnapshot): string[] {
  const found: string[] = [];
  const ends = [before, now].map(({ row, column, cells }) => ({
    bottom: row + cells.length - 1,
    right: column + Math.max(0, ...cells.map((line) => line.length)) - 1,
  }));
  for (let row = 1; row <= Math.max(...ends.map(({ bottom }) => bottom)); row++)
    for (let column = 1; column <= Math.max(...ends.map(({ right }) => right)); column++) {
      if (sameCell(cellAt(before, row, column), cellAt(now, row, column))) continue;
      found.push(`${now.name} ${a1({ top: row, bottom: row, left: column, right: column })}`);
      if (found.length === mostDifferences) return found;
    }
  return found;
}
