import { countFormula, settled, sumFormula } from '../support/formula';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/not-derived-backwards.ts. */
export const notDerivedBackwardsFaults: FaultFormulas<'not-derived-backwards'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.amount);
  const on = at(params.amount);
  const amount = cells.ref(on, on);
  const all = `${countFormula(params.of, cells, on, at)}=${params.of.length}`;
  const same = `${settled(`SUM(${amount})-(${sumFormula(params.of, cells, on, at)})`)}=0`;
  return [{ field: params.amount, formula: `AND(SUM(${amount})<>0,${all},${same})` }];
};
