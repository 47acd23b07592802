import { fullField } from '../../pack/generated-fields';
import { ownIndicatorsOf } from '../support/indicators';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/indicator-complete.ts. */
export const indicatorCompleteFaults: FaultFormulas<'indicator-complete'> = (_params, cells, pack) => {
  return ownIndicatorsOf(pack).map(({ indicator, rule }) => {
    const full = fullField(indicator);
    const begun = [indicator.name, rule.target, rule.actual].flatMap((id) =>
      id === undefined ? [] : [cells.ref(id, full)],
    );
    return {
      field: full,
      formula: `AND(COUNTA(${begun.join(',')})>0,COUNT(${cells.ref(full, full)})=0)`,
    };
  });
};
