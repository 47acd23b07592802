import { fullField, tableField } from '../../pack/generated-fields';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/weights-add-up.ts. */
export const weightsAddUpFaults: FaultFormulas<'weights-add-up'> = (params, cells, pack) => {
  if (params.per !== 'table') return [];
  return pack.scorings
    .filter(({ indicators }) => indicators.some((one) => typeof one.full !== 'string'))
    .map((scoring) => {
      const total = tableField('fullTotal', scoring.id);
      const own = scoring.indicators.flatMap((one) =>
        typeof one.full === 'string' ? [] : [cells.ref(fullField(one), total)],
      );
      return {
        field: total,
        formula: `AND(COUNT(${own.join(',')})>0,ROUND(N(${cells.ref(total, total)}),8)<>100)`,
      };
    });
};
