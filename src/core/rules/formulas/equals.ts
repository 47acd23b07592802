import { settled, literal } from '../support/formula';
import { halfUnit } from '../support/rounding';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/equals.ts. */
export const equalsFaults: FaultFormulas<'equals'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.left);
  const [on, other] = [at(params.left), at(params.right)];
  const field = pack.byId.get(params.left);
  if (field?.kind !== 'number' || field.unit !== pack.byId.get(params.right)?.unit) return [];
  const [left, right] = [cells.ref(on, on), cells.ref(other, on)];
  const gap = settled(`SUM(${left})-SUM(${right})`);
  return [
    {
      field: params.left,
      formula: `AND(COUNT(${left},${right})=2,ABS(${gap})>${literal(halfUnit(field).times(2))})`,
    },
  ];
};
