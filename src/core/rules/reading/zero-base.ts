import type { Move } from '../../prose/statement';
import { statementsIn } from '../../prose/statements';
import { sentences } from '../../prose/fold';
import type { FieldTable } from '../../fields/field-table';
import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { fillerGround } from '../support/filler';
import { figureText } from '../../fields/figure-text';
import { headOf, nameOf } from '../../fields/names';
import { badVerdict, read } from '../support/reading';
import { eachRow, eachText, type At } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

type Params = CheckParams<'zero-base'>;

/** 完成全年预算的X% may stand: that is another base. */
const completed =
  /完成(?:了)?(?:当年|本年|\d{4}年(?:度)?)?(?:年初)?(?:支出)?预算(?:数)?的?\s*(?:百分之|[\d.．０-９]+\s*[%％])/;

/** A base of 0 with an amount: no rate exists. That is the finding; a sentence that states a rate all the same is an error. */
export const zeroBase: Rule<'zero-base'> = {
  kind: 'zero-base',
  blames: 'words',
  decide(params, context) {
    return eachRow(context, params.base, (at, subject, row) => decide(params, row, at, subject)).flatMap((verdict) =>
      verdict.outcome === 'fail' && verdict.subject === undefined
        ? [verdict, ...falseRates(params, context)]
        : [verdict],
    );
  },
};

function decide(params: Params, { table }: RuleContext, at: At, subject?: string): Verdict {
  const [baseId, amountId] = [at(params.base), at(params.amount)];
  const [base, amount] = [read(table.value, baseId), read(table.value, amountId)];
  if (base.is === 'bad') return badVerdict(table, base, subject);
  if (amount.is === 'bad') return badVerdict(table, amount, subject);
  if (base.is === 'blank') return notApplicable(`${nameOf(table, baseId)}没有填。`, subject);
  if (amount.is === 'blank') return notApplicable(`${nameOf(table, amountId)}没有填。`, subject);
  if (!base.number.eq(zero) || amount.number.lte(zero)) return pass(subject);

  const reasonId = params.reason === undefined ? null : at(params.reason);
  const reason = reasonId === null ? '' : textOf(table.value(reasonId));
  const isAnswered =
    reasonId !== null &&
    reason.trim() !== '' &&
    fillerGround(table, reason, headOf(table, reasonId), params.subject) === null;
  const [left, right] = [figureText(table, amountId, amount.number), figureText(table, baseId, base.number)];
  const baseName = nameOf(table, baseId);
  return fail({
    ...about(subject),
    message: `${baseName.startsWith(params.subject) ? '' : `${params.subject}：`}${baseName}为0，${nameOf(table, amountId)}${left}，算不出比率，不能写“${isPriorYear(baseName) ? '比上年增长' : '完成年初预算的'}X%”。`,
    fields: [amountId, baseId, ...(reasonId === null ? [] : [reasonId])],
    left,
    right,
    figures: [base.number.toFixed(), amount.number.toFixed()],
    ...(reasonId !== null && { answeredBy: reasonId }),
    ...(isAnswered && { answered: true }),
  });
}

/** Sentences about this subject that state a rate although none exists. */
function falseRates(params: Params, context: RuleContext): Verdict[] {
  const baseName = nameOf(context.table, params.base);
  const found: Verdict[] = [];
  for (const ref of new Set([...params.texts, ...(params.reason === undefined ? [] : [params.reason])])) {
    const judged = eachText(context, ref, ({ table }, id) => {
      const text = textOf(table.value(id));
      if (text === '') return null;
      for (const sentence of sentences(text)) {
        if (ref !== params.reason && !sentence.text.includes(params.subject)) continue;
        const words = isPriorYear(baseName)
          ? growthRate(table, sentence.text, params.subject, baseName)
          : (completed.exec(sentence.text)?.[0] ?? null);
        if (words === null) continue;
        const message = `${nameOf(table, id)}写“${words}”，但${baseName}为0，这个比率不存在。`;
        return [
          fail({
            subject: id,
            message,
            fields: [id, params.base],
            level: 'error',
            blames: 'claim',
            left: words,
            right: figureText(table, params.base, zero),
          }),
        ];
      }
      return [];
    });
    found.push(...judged.verdicts);
  }
  return found;
}

/** “上升100%” from nothing. Where nothing was budgeted, last year's spending may have a rate all the same. */
function growthRate(
  { memory }: Pick<FieldTable, 'memory'>,
  text: string,
  subject: string,
  baseName: string,
): string | null {
  const ofBudget = baseName.includes('预算');
  const move = statementsIn(text, memory).find((one): one is Move => {
    if (one.kind !== 'move' || one.figure?.unit !== '%' || one.base === 'budget' || one.base === 'adjusted')
      return false;
    if (ofBudget) return one.base === 'priorBudget' || one.words.includes('预算');
    return one.base !== 'priorBudget' && (one.words.includes(subject) || one.base === 'priorYear');
  });
  return move ? move.words.slice(move.words.lastIndexOf(move.word)) : null;
}

function isPriorYear(name: string): boolean {
  return name.includes('上年') || name.includes('去年');
}
