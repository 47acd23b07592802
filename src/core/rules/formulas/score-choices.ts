import { manualIndicatorsOf } from '../support/manual-scores';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/score-choices.ts. */
export const scoreChoicesFaults: FaultFormulas<'score-choices'> = (_params, cells, pack) =>
  manualIndicatorsOf(pack).flatMap(({ rule, score }) => {
    if (rule.choices === undefined) return [];
    const cell = cells.ref(score, score);
    const top = rule.choices.reduce((a, b) => (Number(b) > Number(a) ? b : a));
    const none = rule.choices.map((choice) => `${cell}<>${choice}`).join(',');
    return [{ field: score, formula: `AND(COUNT(${cell})=1,${cell}>=0,${cell}<${top},${none})` }];
  });
