import { formulaOf, rowFormulaOf } from './formula';
import { slot } from '../memory/memory';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { Pack } from '../pack/pack';
import { refsFor, type CellMap } from './cell-map';

/** The formula (without "=") a derived field's cell should hold where it stands now; null for inputs, constants and unplaced fields. */
export function expectedFormula(pack: Pack, map: CellMap, id: string): string | null {
  const known = map.memory.at(written);
  let formula = known.get(id);
  if (formula === undefined) known.set(id, (formula = write(pack, map, id)));
  return formula;
}

/** A cell map never changes, so neither do its formulas; a workbook keeps its map while its names stay. */
const written = slot(() => new Map<string, string | null>());

function write(pack: Pack, map: CellMap, id: string): string | null {
  const row = parseRowId(id);
  const field = pack.byId.get(columnRef(id));
  const area = map.area(id);
  if (!field || field.kind === 'rows' || !area) return null;
  if ('rows' in field) return row && rowFormulaOf(field, row.index, pack, refsFor(map, area.sheet));
  return formulaOf(field, pack, refsFor(map, area.sheet));
}
