import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import type { CheckParams } from '../../pack/check-params';
import type { Pack } from '../../pack/pack';
import { agreement } from '../support/agreement';
import type { Comparison } from '../support/comparison';
import { comparisonsOf } from '../support/due-reason';
import { eachRow } from '../support/rows';
import { about } from '../support/sides';
import type { Agreement } from '../support/agreement-verdict';
import { fail, notApplicable, pass, undetermined } from '../verdict';

/** Its own, and what other checks let the same text speak about (全年预算). */
function allComparisons(params: CheckParams<'explanation-agrees'>, pack: Pack): readonly Comparison[] {
  const more = comparisonsOf(pack, params.reason).filter(
    ({ from, to }) => !params.comparisons.some((own) => own.from === from && own.to === to),
  );
  return [...params.comparisons, ...more];
}

/** Direction words and figures of a reason against the numbers. Unclear words are left alone: a false alarm is worse than a miss. */
export const explanationAgrees: Rule<'explanation-agrees'> = {
  kind: 'explanation-agrees',
  blames: 'claim',
  decide(params, context) {
    return eachRow(context, params.reason, (at, subject, { table, year }) => {
      const id = at(params.reason);
      const text = textOf(table.value(id));
      if (text.trim() === '') return notApplicable('没有写说明。', subject);
      const comparisons = allComparisons(params, table.pack);
      const judge = (words: string): Agreement => agreement(table, words, params.subject, comparisons, at, year);
      const found = judge(text);
      switch (found.is) {
        case 'silent':
          return notApplicable('说明里没有可核对的增减表述。', subject);
        case 'agrees':
          return pass(subject);
        case 'unknown':
          return undetermined(found.reason, [id, ...found.fields], subject);
        case 'contradicts':
          return fail({
            ...about(subject),
            message: found.message,
            fields: [id, ...found.fields],
            inText: id,
            ...context.prose?.rewrite(id, text, judge),
            left: found.stated,
            right: found.actual,
            figures: found.figures,
          });
      }
    });
  },
};
