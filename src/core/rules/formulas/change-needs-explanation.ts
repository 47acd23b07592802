import { formulaAt } from '../support/rows';
import { changeLimits } from '../support/due-reason';
import type { FaultFormulas } from '../rule';

/** Twin of ../reading/change-needs-explanation.ts. */
export const changeNeedsExplanationFaults: FaultFormulas<'change-needs-explanation'> = (params, cells, pack) => {
  const at = formulaAt(pack, params.to);
  const on = at(params.reason);
  const [from, to, reason] = [cells.ref(at(params.from), on), cells.ref(at(params.to), on), cells.ref(on, on)];
  const adjusted = params.adjusted === undefined ? null : cells.ref(at(params.adjusted), on);
  const base = adjusted === null ? from : `IF(COUNT(${adjusted})=1,${adjusted},${from})`;
  const field = pack.byId.get(params.to);
  const { amount, rate } = changeLimits(pack, field?.kind === 'number' ? field : null);
  const change = `ABS(ROUND(SUM(${to})-N(${base}),8))`;
  const beyond = `${change}>ROUND(ABS(N(${base}))*${rate.toFixed()},8),${change}>${amount.toFixed()}`;
  return [
    {
      field: params.reason,
      formula: `AND(COUNT(${to})=1,N(${base})<>0,${beyond},LEN(TRIM(${reason}))=0)`,
    },
  ];
};
