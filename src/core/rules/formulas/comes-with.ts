import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/comes-with.ts. */
export const comesWithFaults: FaultFormulas<'comes-with'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.given);
  const on = at(params.needs);
  return [
    {
      field: params.needs,
      formula: `AND(COUNT(${cells.ref(at(params.given), on)})=1,LEN(TRIM(${cells.ref(on, on)}))=0)`,
    },
  ];
};
