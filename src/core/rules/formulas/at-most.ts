import { countFormula, literal, settled, sumFormula } from '../support/formula';
import { roundingGap } from '../support/rounding';
import { formulaAt } from '../support/rows';
import { zero } from '../../quantity/decimal';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/at-most.ts. */
export const atMostFaults: FaultFormulas<'at-most'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.whole);
  const on = at(params.whole);
  const whole = pack.byId.get(params.whole);
  const count = params.parts.flatMap((part) => cells.expand(at(typeof part === 'string' ? part : part.minus))).length;
  const allowed = literal(whole?.kind === 'number' ? roundingGap(whole, count) : zero);
  const excess = settled(`${sumFormula(params.parts, cells, on, at)}-SUM(${cells.ref(on, on)})`);
  const given = `COUNT(${cells.ref(on, on)})=1,${countFormula(params.parts, cells, on, at)}>0`;
  return [{ field: params.whole, formula: `AND(${given},${excess}>${allowed})` }];
};
