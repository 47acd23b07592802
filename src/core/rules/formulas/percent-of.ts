import { isDerived } from '../../pack/pack';
import { literal, settled, sumFormula } from '../support/formula';
import { placesShown } from '../../fields/figure-text';
import { lastDigit } from '../support/rounding';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/percent-of.ts. */
export const percentOfFaults: FaultFormulas<'percent-of'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.rate);
  const on = at(params.rate);
  const field = pack.byId.get(params.rate);
  if (field?.kind !== 'number') return [];
  const [of, over] = [sumFormula(params.of, cells, on, at), sumFormula(params.over, cells, on, at)];
  const rate = cells.ref(on, on);
  // The coarsest digit a typed rate can show (94 %): the sheet marks only what is wrong at any reading.
  const allowed = isDerived(field) ? lastDigit(placesShown(field)) : lastDigit(2);
  const gap = settled(`${rate}-(${of})/(${over})`);
  const formula = `IF(COUNT(${rate})=0,FALSE,IF(${settled(over)}=0,FALSE,ABS(${gap})>${literal(allowed)}))`;
  return [{ field: params.rate, formula }];
};
