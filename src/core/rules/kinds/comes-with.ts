import { numberOf } from '../../fields/field-value';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import type { Rule } from '../rule';
import { eachRow } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass } from '../verdict';

/** A figure that means nothing without another: 满意度 without the number of people asked. */
export const comesWith: Rule<'comes-with'> = {
  kind: 'comes-with',
  blames: 'cell',
  decide: (params, context) =>
    eachRow(context, params.given, (at, subject, { table }) => {
      const [given, needs] = [at(params.given), at(params.needs)];
      const value = table.value(given);
      if (value.is === 'blank' || value.is === 'none') return notApplicable(`${nameOf(table, given)}没有填。`, subject);
      if (table.value(needs).is !== 'blank') return pass(subject);
      const number = numberOf(value);
      return fail({
        ...about(subject),
        message: `${nameOf(table, given)}填了${number === null ? '' : figureText(table, given, number)}，但没有填${nameOf(table, needs)}。`,
        fields: [needs, given],
        ...(number === null ? {} : { figures: [number.toFixed()] }),
      });
    }),
};
