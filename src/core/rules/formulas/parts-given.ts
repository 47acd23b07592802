import { countFormula } from '../support/formula';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/parts-given.ts. */
export const partsGivenFaults: FaultFormulas<'parts-given'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.total);
  const on = at(params.total);
  const total = cells.ref(on, on);
  return [
    {
      field: params.total,
      formula: `AND(SUM(${total})<>0,${countFormula(params.parts, cells, on, at)}=0)`,
    },
  ];
};
