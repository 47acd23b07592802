import { manualIndicatorsOf } from '../support/manual-scores';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/score-evidence.ts. */
export const scoreEvidenceFaults: FaultFormulas<'score-evidence'> = (_params, cells, pack) =>
  manualIndicatorsOf(pack).map(({ score, evidence }) => ({
    field: evidence,
    formula: `AND(N(${cells.ref(score, evidence)})<>0,LEN(TRIM(${cells.ref(evidence, evidence)}))=0)`,
  }));
