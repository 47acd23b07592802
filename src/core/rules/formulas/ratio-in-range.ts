import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/ratio-in-range.ts. */
export const ratioInRangeFaults: FaultFormulas<'ratio-in-range'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.rate);
  const rate = cells.ref(at(params.rate), at(params.rate));
  const beyond = [
    params.min === undefined ? '' : `ROUND(SUM(${rate}),8)<${params.min}`,
    params.max === undefined ? '' : `ROUND(SUM(${rate}),8)>${params.max}`,
  ];
  const tests = beyond.filter((test) => test !== '');
  if (tests.length === 0) return [];
  return [{ field: params.rate, formula: `AND(COUNT(${rate})=1,OR(${tests.join(',')}))` }];
};
