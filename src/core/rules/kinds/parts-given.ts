import type { CheckParams } from '../../pack/check-params';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { figureText } from '../../fields/figure-text';
import { addUp, badVerdict, read } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** A total typed with no parts under it (a published form of 2023 did so): to be pointed out, not an error of arithmetic. */
export const partsGiven: Rule<'parts-given'> = {
  kind: 'parts-given',
  decide: (params, context) => eachRow(context, params.total, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'parts-given'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const id = at(params.total);
  const total = read(table.shown, id);
  if (total.is === 'bad') return badVerdict(table, total, subject);
  if (total.is === 'blank' || total.number.eq(zero)) return notApplicable(`${params.label}没有数。`, subject);
  const parts = addUp(table, 'shown', params.parts, at);
  if (parts.is === 'bad') return badVerdict(table, parts, subject);
  if (parts.given > 0) return pass(subject);
  const shown = figureText(table, id, total.number);
  return fail({
    ...about(subject),
    message: `${params.label}填了${shown}，但下面的分项都没有填。`,
    fields: [id, ...parts.ids],
    left: shown,
    figures: [total.number.toFixed()],
  });
}
