import type { Rule } from '../rule';
import { isZero } from '../../quantity/constants';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { scoreAdvice } from '../support/field-advice';
import { judgeInputs } from '../support/inputs';
import { fail, notApplicable, pass } from '../verdict';

/** No negative figure where the field does not allow one (压减的本年追加 does). */
export const nonNegative: Rule<'non-negative'> = {
  kind: 'non-negative',
  blames: 'cell',
  decide(_params, context) {
    const { seen, verdicts } = judgeInputs(context, (table, id, field) => {
      if (field.kind !== 'number' || field.negative) return null;
      const value = table.shown(id);
      if (value.is !== 'number') return null;
      if (value.number.s >= 0 || isZero(value.number)) return 'fine';
      const shown = figureText(table, id, value.number);
      return fail({
        subject: id,
        message: `${nameOf(table, id)}是负数（${shown}），这一项不应为负。`,
        fields: [id],
        left: shown,
        suggestion:
          scoreAdvice(table, id) ??
          `核对正负：抄数带来的红字、括号去掉，是${figureText(table, id, value.number.times(-1))}的照填；没有发生的填0。`,
        figures: [value.number.toFixed()],
      });
    });
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('还没有填数。') : pass()];
  },
};
