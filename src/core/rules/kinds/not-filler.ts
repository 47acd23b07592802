import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { isReasonDue } from '../support/due-reason';
import { fillerGround } from '../support/filler';
import { headOf } from '../../fields/names';
import { eachRow } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass } from '../verdict';

/**
 * A reason that is written must be one: not 无, 见附件, its own head, or three characters. Where nothing moved so far that a reason is due,
 * 无 and 与上年持平 are as good as any.
 */
export const notFiller: Rule<'not-filler'> = {
  kind: 'not-filler',
  blames: 'cell',
  decide(params, context) {
    return eachRow(context, params.text, (at, subject, { table }) => {
      const id = at(params.text);
      const text = textOf(table.value(id));
      if (text.trim() === '') return notApplicable('没有写说明。', subject);
      if (isReasonDue(table, params.text, at) === false) return notApplicable('增减没有超过要说明的界线。', subject);
      const ground = fillerGround(table, text, headOf(table, id), params.subject);
      if (ground === null) return pass(subject);
      return fail({
        ...about(subject),
        message: `${params.subject}的说明${ground}，请写明原因。`,
        fields: [id],
        left: text,
        suggestion: '写明因何事、涉及多少金额或依据哪个文号，例如“因……（文号），增加支出X万元”。',
      });
    });
  },
};
