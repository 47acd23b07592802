import { numberOf, textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { eachRow } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass } from '../verdict';

/** What a name or text must not hold without an explanation: 奖金, 公积金 in the name of a project, 折旧 among expenditure. */
export const noMention: Rule<'no-mention'> = {
  kind: 'no-mention',
  blames: 'cell',
  decide(params, context) {
    return eachRow(context, params.text, (at, subject, { table }) => {
      const id = at(params.text);
      const text = textOf(table.value(id)).replace(/\s+/g, '');
      if (text === '') return notApplicable('没有填。', subject);
      const found = params.words.filter((word) => text.includes(word));
      if (found.length === 0 || params.unless?.some((word) => text.includes(word))) return pass(subject);
      const amountId = params.amount === undefined ? null : at(params.amount);
      const amount = amountId === null ? null : numberOf(table.value(amountId));
      const size = amountId === null || amount === null ? '' : `（${figureText(table, amountId, amount)}）`;
      const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
      return fail({
        ...about(subject),
        message: `${nameOf(table, id)}“${shown}”${size}里有${found.map((word) => `“${word}”`).join('、')}，${params.meaning}。`,
        fields: [id, ...(amountId === null ? [] : [amountId])],
        left: found.join('、'),
        ...(amount === null ? {} : { figures: [amount.toFixed()] }),
      });
    });
  },
};
