import { formulaOf, rowFormulaOf } from './formula';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { Pack } from '../pack/pack';
import { refsFor, type CellMap } from './cell-map';

/** The formula (without "=") a derived field's cell should hold where it stands now; null for inputs, constants and unplaced fields. */
export function expectedFormula(pack: Pack, map: CellMap, id: string): string | null {
  const known = formulasOf(pack, map);
  let formula = known.get(id);
  if (formula === undefined) known.set(id, (formula = write(pack, map, id)));
  return formula;
}

const written = new WeakMap<Pack, WeakMap<CellMap, Map<string, string | null>>>();

/** A cell map never changes, so neither do its formulas; a workbook keeps its map while its names stay. */
function formulasOf(pack: Pack, map: CellMap): Map<string, string | null> {
  let byMap = written.get(pack);
  if (!byMap) written.set(pack, (byMap = new WeakMap()));
  let formulas = byMap.get(map);
  if (!formulas) byMap.set(map, (formulas = new Map()));
  return formulas;
}

function write(pack: Pack, map: CellMap, id: string): string | null {
  const row = parseRowId(id);
  const field = pack.byId.get(columnRef(id));
  const area = map.area(id);
  if (!field || field.kind === 'rows' || !area) return null;
  if ('rows' in field) return row && rowFormulaOf(field, row.index, pack, refsFor(map, area.sheet));
  return formulaOf(field, pack, refsFor(map, area.sheet));
}
