import { parseDecimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import type { Rule } from '../rule';
import { scoreAdvice } from '../support/field-advice';
import { givenByHand } from '../support/manual-scores';
import { fail, notApplicable, pass } from '../verdict';

/** 人工评分 as the standard gives it: 2 points for each of four things leave no 7. More than full marks is told by what the cell may hold. */
export const scoreChoices: Rule<'score-choices'> = {
  kind: 'score-choices',
  blames: 'cell',
  decide(_params, { table }) {
    const given = givenByHand(table);
    if (given.length === 0) return [notApplicable('还没有人工评分。')];
    const wrong = given.filter(({ rule, points }) => {
      if (rule.choices === undefined) return false;
      const choices = rule.choices.map((choice) => parseDecimal(choice)!);
      return (
        points.gte(0) && choices.some((choice) => choice.gt(points)) && !choices.some((choice) => choice.eq(points))
      );
    });
    if (wrong.length === 0) return [pass()];
    return wrong.map(({ indicator, rule, points, score }) =>
      fail({
        subject: indicator.id,
        message: `${indicator.label.replace(/\s+/g, '')}填了${trimmed(points, 2)}分，标准里只有${rule.choices!.join('、')}分。`,
        fields: [score],
        left: trimmed(points, 2),
        right: rule.choices!.join('、'),
        suggestion: `按评价标准打分：${scoreAdvice(table, score) ?? `只能填${rule.choices!.join('、')}。`}`,
      }),
    );
  },
};
