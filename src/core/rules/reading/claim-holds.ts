import { sentences } from '../../prose/fold';
import { ofTexts } from '../../memory/remember';
import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import { one, zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { packDecimal } from '../../quantity/constants';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { percent } from '../../quantity/format';
import { read } from '../support/reading';
import { eachText } from '../support/rows';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

type Params = CheckParams<'claim-holds'>;

const split = ofTexts(64, sentences);
/** “其他基本控制在预算范围内” speaks of everything but the figures at hand. */
const elseBefore = /(?:其他|其它|其余)[^，,]{0,6}$/;
const deniedBefore = /(?:未能|没有|未|不能|没能)$/;

/** "基本在预算控制范围内" and the like against spent and budget. A sentence that names one comparison is held to that one. */
export const claimHolds: Rule<'claim-holds'> = {
  kind: 'claim-holds',
  blames: 'claim',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    for (const ref of params.texts) {
      const judged = eachText(context, ref, (own, id) => {
        const text = textOf(own.table.value(id));
        // Most prose claims nothing: look before it is split.
        if (text === '' || !params.claims.some((words) => text.includes(words))) return null;
        return own.table.memory
          .at(split)(text)
          .flatMap((sentence) => {
            const claim = params.claims.find((words) => isClaimed(sentence.text, words));
            return claim === undefined || isOfAnother(sentence.text, claim, params.comparisons)
              ? []
              : [judge(params, own, id, sentence.text, claim)];
          });
      });
      verdicts.push(...judged.verdicts);
    }
    return verdicts.length > 0 ? verdicts : [notApplicable('文字里没有这类结论。')];
  },
};

function isClaimed(sentence: string, claim: string): boolean {
  const at = sentence.indexOf(claim);
  if (at < 0) return false;
  const before = sentence.slice(0, at);
  return !elseBefore.test(before) && !deniedBefore.test(before);
}

/** “人员经费超支系调资，公用经费未超预算”: the clause names another item than those at hand. */
function isOfAnother(sentence: string, claim: string, comparisons: Params['comparisons']): boolean {
  const clause =
    sentence
      .slice(0, sentence.indexOf(claim))
      .split(/[，,：:、（(]/)
      .at(-1) ?? '';
  const item = otherItem.exec(clause)?.[0];
  return item !== undefined && !comparisons.some(({ label }) => label.includes(item)) && !claim.includes(item);
}

const otherItem = /三公|公用|人员|项目|基本|接待|公车|用车|出国|办公|会议|培训|差旅|水电|维修|采购/;

function judge(params: Params, { table }: RuleContext, id: string, sentence: string, claim: string): Verdict {
  const subject = `${id}:${sentence.trim().slice(0, 24)}`;
  const named = params.comparisons.filter((comparison) => sentence.includes(comparison.label));
  const allowed = one.plus(params.within === undefined ? zero : packDecimal(params.within));
  const facts: string[] = [];
  const fields = [id];
  const figures: string[] = [];
  let unknown: string | null = null;
  let known = 0;
  for (const { amount, limit } of named.length > 0 ? named : params.comparisons) {
    const [spent, budget] = [read(table.value, amount), read(table.value, limit)];
    if (spent.is === 'blank' && budget.is === 'blank') continue;
    if (spent.is !== 'number' || budget.is !== 'number') {
      unknown ??= spent.is === 'number' ? limit : amount;
      continue;
    }
    known++;
    if (spent.number.lte(budget.number.times(allowed))) continue;
    const excess = spent.number.minus(budget.number);
    const rate = budget.number.gt(zero) ? `（${percent(excess.div(budget.number))}）` : '';
    facts.push(
      `${nameOf(table, amount)}${figureText(table, amount, spent.number)}，${nameOf(table, limit)}${figureText(table, limit, budget.number)}，超出${figureText(table, amount, excess)}${rate}`,
    );
    fields.push(amount, limit);
    figures.push(spent.number.toFixed(), budget.number.toFixed());
  }
  if (facts.length > 0) {
    return fail({
      subject,
      message: `${nameOf(table, id)}写“${claim}”，与数字不符：${facts.join('；')}。`,
      fields,
      inText: id,
      left: claim,
      right: facts.join('；'),
      figures,
    });
  }
  if (unknown !== null)
    return undetermined(`${nameOf(table, unknown)}没有可用的数，不能核对“${claim}”。`, [id, unknown], subject);
  return known > 0 ? pass(subject) : undetermined(`没有预算和支出的数，不能核对“${claim}”。`, [id], subject);
}
