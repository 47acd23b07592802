import { isDerived } from '../../pack/pack';
import { zero } from '../../quantity/decimal';
import { awaitedBy } from '../support/awaits-parts';
import { countFormula, literal, settled, sumFormula } from '../support/formula';
import { roundingGap } from '../support/rounding';
import { formulaAt } from '../support/rows';
import { toleranceOf } from '../kinds/sums-to';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/sums-to.ts. */
export const sumsToFaults: FaultFormulas<'sums-to'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.total);
  const on = at(params.total);
  const total = pack.byId.get(params.total);
  const count = params.parts.flatMap((part) => cells.expand(at(typeof part === 'string' ? part : part.minus))).length;
  const rounding = total?.kind === 'number' ? roundingGap(total, count) : zero;
  const tolerance = toleranceOf(params);
  const difference = settled(`SUM(${cells.ref(on, on)})-(${sumFormula(params.parts, cells, on, at)})`);
  const given = `AND(COUNT(${cells.ref(on, on)})=1,${countFormula(params.parts, cells, on, at)}>0)`;
  const allowed = literal(tolerance.gt(rounding) ? tolerance : rounding);
  const awaited = total !== undefined && !isDerived(total) ? awaitedBy(pack, params.parts) : [];
  const filled =
    awaited.length === 0 ? '' : `,COUNT(${awaited.map((id) => cells.ref(at(id), on)).join(',')})=${awaited.length}`;
  return [{ field: params.total, formula: `AND(${given}${filled},ABS(${difference})>${allowed})` }];
};
