import { parseA1 } from '../../../core/workbook/address';
import type { NameSnapshot } from '../../../core/workbook/snapshot';
import { boundSheets } from '../../../core/workbook/bound-sheets';

/** "'表'!$B$5" → "B5". */
export function cellsOf(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
}

/** A sheet that lets nothing be selected may pass over it in silence; of a merged cell more than was asked for is selected. */
export function covers(selected: string, address: string): boolean {
  const [area, wanted] = [parseA1(cellsOf(selected)), parseA1(address)];
  if (!area || !wanted) return true;
  return area.top <= wanted.top && wanted.top <= area.bottom && area.left <= wanted.left && wanted.left <= area.right;
}

/** "$1:$2", "'表'!$1:$2" → its rows. */
export function rowsOf(address: string): [number, number] | null {
  const [first, last = first] = (cellsOf(address).match(/\d+/g) ?? []).map(Number);
  return first === undefined || last === undefined ? null : [first, last];
}

/** The sheets whose cells are needed; null: only the list (no name of ours: not our workbook). */
export function wantedSheets<S extends { readonly name: string }>(
  scope: 'bound' | 'all' | 'list',
  sheets: readonly S[],
  names: readonly NameSnapshot[],
): readonly S[] | null {
  if (scope === 'bound') return boundSheets(sheets, names);
  return scope === 'all' ? sheets : null;
}
