import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { agreement } from '../support/agreement';
import { eachRow } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass, undetermined } from '../verdict';

/** Direction words and figures of a reason against the numbers. Unclear words are left alone: a false alarm is worse than a miss. */
export const explanationAgrees: Rule<'explanation-agrees'> = {
  kind: 'explanation-agrees',
  blames: 'words',
  decide(params, context) {
    return eachRow(context, params.reason, (at, subject, { table }) => {
      const id = at(params.reason);
      const text = textOf(table.value(id));
      if (text.trim() === '') return notApplicable('没有写说明。', subject);
      const found = agreement(table, text, params.subject, params.comparisons, at);
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
            left: found.stated,
            right: found.actual,
            figures: found.figures,
            ...(found.apart !== undefined && { apart: found.apart }),
          });
      }
    });
  },
};
