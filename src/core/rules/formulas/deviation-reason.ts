import { ownIndicatorsOf } from '../support/indicators';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/deviation-reason.ts. */
export const deviationReasonFaults: FaultFormulas<'deviation-reason'> = (params, cells, pack) => {
  return ownIndicatorsOf(pack).map(({ rule }) => {
    const on = rule.reason;
    const [target, actual, direction] = [rule.target, rule.actual, rule.direction].map((id) => cells.ref(id, on)) as [
      string,
      string,
      string,
    ];
    const missed = `IF(OR(${direction}="≤",${direction}="＜"),ROUND(${actual}-${target},8)>0,OR(ROUND(${target}-${actual},8)>0,ROUND(${actual}-${target}*${params.beyond},8)>=0))`;
    return {
      field: on,
      formula: `AND(COUNT(${target},${actual})=2,N(${target})>0,LEN(TRIM(${cells.ref(on, on)}))=0,${missed})`,
    };
  });
};
