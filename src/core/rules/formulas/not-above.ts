import { settled } from '../support/formula';
import { formulaAt } from '../support/rows';
import { zeroIsToldElsewhere } from '../support/zero-bases';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/not-above.ts. */
export const notAboveFaults: FaultFormulas<'not-above'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.amount);
  const on = at(params.amount);
  const [amount, limit] = [cells.ref(on, on), cells.ref(at(params.limit), on)];
  const hasBase = zeroIsToldElsewhere(pack, params) ? `,N(${limit})<>0` : '';
  return [
    {
      field: params.amount,
      formula: `AND(COUNT(${amount},${limit})=2${hasBase},${settled(`SUM(${amount})-SUM(${limit})`)}>0)`,
    },
  ];
};
