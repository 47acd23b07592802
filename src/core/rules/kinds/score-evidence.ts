import { trimmed } from '../../quantity/format';
import { isZero } from '../../quantity/constants';
import type { Rule } from '../rule';
import { givenByHand } from '../support/manual-scores';
import { fail, notApplicable, pass } from '../verdict';

/** Every 人工评分 names what shows it (制度文件、文号、页码). All that lack it are one thing to do, told once. No points want no evidence. */
export const scoreEvidence: Rule<'score-evidence'> = {
  kind: 'score-evidence',
  blames: 'cell',
  decide(_params, { table }) {
    const given = givenByHand(table).filter(({ points }) => !isZero(points));
    if (given.length === 0) return [notApplicable('还没有人工评分。')];
    const bare = given.filter(({ evidence }) => table.value(evidence).is === 'blank');
    if (bare.length === 0) return [pass()];
    const words = bare.map(
      ({ indicator, points }) => `${indicator.label.replace(/\s+/g, '')}（${trimmed(points, 2)}分）`,
    );
    return [
      fail({
        message: `${words.join('、')}打了分，没有写佐证材料。`,
        fields: bare.flatMap(({ evidence, score }) => [evidence, score]),
        figures: bare.map(({ points }) => points.toFixed()),
      }),
    ];
  },
};
