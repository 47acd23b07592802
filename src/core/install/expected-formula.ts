import { formulaOf } from '../derive/formula';
import type { Pack } from '../pack/pack';
import { refsFor, type CellMap } from './cell-map';

/** The formula (without "=") a derived field's cell should hold where it stands now; null for inputs, constants and unplaced fields. */
export function expectedFormula(pack: Pack, map: CellMap, id: string): string | null {
  const field = pack.byId.get(id);
  const area = map.area(id);
  if (!field || field.kind === 'rows' || !area) return null;
  return formulaOf(field, pack, refsFor(map, area.sheet));
}
