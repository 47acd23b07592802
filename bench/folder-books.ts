import { newWorkbook } from '../src/app/new-workbook';
import type { CellEdit, Edit } from '../src/core/workbook/edit';
import { isFormula, type CellSnapshot, type Snapshot } from '../src/core/workbook/snapshot';
import { authorWorkbook } from '../src/hosts/file/author/workbook/author-workbook';
import { installedSnapshot } from '../test/core/rules/installed';
import { builtInPack, builtInPackIds } from '../test/support/built-in-pack';
import { seededRandom } from '../test/support/random-data';
import { cleanFilling } from '../test/truth/clean-fillings';
import { PlantForm } from '../test/truth/plant-form';
import { plantKinds } from '../test/truth/planted-errors';

export interface FolderBook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A province's workbooks, each another unit's: every built-in form in turn, filled honestly from a seed; three of five with one mistake of
 * the kinds that the truth tests plant, one of five with two. The same bytes for the same number, but for the workbooks' own ids.
 */
export async function* folderBooks(count: number): AsyncGenerator<FolderBook> {
  for (let at = 0; at < count; at++) {
    const id = builtInPackIds[at % builtInPackIds.length]!;
    const pack = builtInPack(id);
    const seed = at + 1;
    const { data } = cleanFilling(pack, seed);
    const clean = installedSnapshot(pack, data, false);
    const random = seededRandom(seed);
    let planted = clean;
    for (let left = [0, 1, 1, 1, 2][at % 5]!, tries = 0; left > 0 && tries < 40; tries++) {
      const kind = plantKinds[Math.floor(random() * plantKinds.length)]!;
      const one = kind.plant(new PlantForm(pack, planted, random));
      if (!one || !isSameForm(planted, one.snapshot) || changes(clean, one.snapshot) === null) continue;
      planted = one.snapshot;
      left -= 1;
    }
    const edits = newWorkbook({ pack, sample: false, data, workbookId: `bench-${at}` });
    const bytes = await authorWorkbook([...edits, ...changes(clean, planted)!], { creator: 'bench' });
    yield { name: `${String(at + 1).padStart(4, '0')}-${id.replace('/', '-')}.xlsx`, bytes };
  }
}

/** Mistakes in cells alone: names and sheets are as they were. */
function isSameForm(before: Snapshot, after: Snapshot): boolean {
  return (
    before.names === after.names &&
    before.sheets.length === after.sheets.length &&
    before.sheets.every(
      ({ name, cells }, at) => after.sheets[at]!.name === name && after.sheets[at]!.cells.length === cells.length,
    )
  );
}

/** What was typed, as edits, with the results that Excel would have stored; null where an edit cannot say it (error values). */
function changes(before: Snapshot, after: Snapshot): Edit[] | null {
  const edits: Edit[] = [];
  for (const [index, sheet] of after.sheets.entries())
    for (const [down, line] of sheet.cells.entries())
      for (const [across, cell] of line.entries()) {
        const was = before.sheets[index]!.cells[down]?.[across] ?? null;
        if (was === cell || JSON.stringify(was) === JSON.stringify(cell)) continue;
        const written = editOf(cell);
        if (written === null && cell !== null) return null;
        const at = { sheet: sheet.name, row: sheet.row + down, column: sheet.column + across };
        edits.push({ edit: 'set-cells', ...at, cells: [[written]] });
      }
  return edits;
}

function editOf(cell: CellSnapshot): CellEdit {
  if (!isFormula(cell)) return typeof cell === 'number' || typeof cell === 'string' ? cell : null;
  const { formula, value } = cell;
  const isPlain = typeof value === 'number' || typeof value === 'string' || value === null;
  return isPlain ? { formula: formula.slice(1), value } : null;
}
