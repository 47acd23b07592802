import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../reading/zero-base.ts. */
export const zeroBaseFaults: FaultFormulas<'zero-base'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.base);
  const on = at(params.amount);
  const [base, amount] = [cells.ref(at(params.base), on), cells.ref(on, on)];
  const open = params.reason === undefined ? '' : `,LEN(TRIM(${cells.ref(at(params.reason), on)}))=0`;
  return [
    {
      field: params.amount,
      formula: `AND(COUNT(${base},${amount})=2,ROUND(SUM(${base}),8)=0,ROUND(SUM(${amount}),8)>0${open})`,
    },
  ];
};
