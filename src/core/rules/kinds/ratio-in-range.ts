import type { FieldTable } from '../../fields/field-table';
import type { CheckParams } from '../../pack/check-params';
import { isDerived } from '../../pack/pack';
import { round, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { isZero, packDecimal } from '../../quantity/constants';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { decimalsUntil, fixed, limitPercent, percent } from '../../quantity/format';
import { badVerdict, read, addUp } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/** A ratio within [min, max]: percentages, 控制率 up to 100 %. Judged on the exact quotient, not on two shown decimals. */
export const ratioInRange: Rule<'ratio-in-range'> = {
  kind: 'ratio-in-range',
  decide: (params, context) => eachRow(context, params.rate, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'ratio-in-range'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const id = at(params.rate);
  // A rate that was typed is judged here even where it cannot be: unusable only to everybody else.
  const rate = read(isDerived(table.field(id)) ? table.value : table.shown, id);
  if (rate.is === 'bad') return badVerdict(table, rate, subject);
  if (rate.is === 'blank') {
    const inputs = inputsOf(table, id);
    if (!inputs?.missing) return notApplicable(`没有${params.label}。`, subject);
    return undetermined(`${params.label}算不出：${inputs.missing}`, [id, ...inputs.ids], subject);
  }
  const max = bound(params.max);
  const min = bound(params.min);
  const over = max !== null && rate.number.gt(max);
  const under = min !== null && rate.number.lt(min);
  const limit = over ? max : under ? min : null;
  if (limit === null) return pass(subject);
  const inputs = inputsOf(table, id);
  const decimals = decimalsUntil(2, (count) => !round(rate.number, count + 2).eq(limit));
  const shown = percent(rate.number, decimals);
  const limitText = limitPercent(limit);
  const away = fixed(
    round(rate.number, decimals + 2)
      .minus(limit)
      .abs()
      .times(100),
    decimals,
  );
  const slip = over ? slipOf(table, inputs, rate.number, limit) : null;
  return fail({
    ...about(subject),
    message: `${params.label}${shown}${inputs ? `（${inputs.text}）` : ''}，${over ? '超过' : '低于'}${limitText}，${over ? '高出' : '低'}${away}个百分点${slip === null ? '' : `，${slip}`}。`,
    fields: slip === null ? [id, ...(inputs?.ids ?? [])] : [...inputs!.ids, id],
    left: shown,
    right: limitText,
    difference: `${away}个百分点`,
    figures: inputs?.figures ?? [rate.number.toFixed()],
  });
}

/** So many times the limit is no rate any more. */
const implausible = 5;
const places = ['一', '两', '三'];

/** A digit too many above the line or too few below it, where that leaves a rate near the limit; null otherwise. */
function slipOf(table: FieldTable, inputs: Inputs | null, rate: Decimal, limit: Decimal): string | null {
  const [top, base] = inputs?.ids ?? [];
  if (top === undefined || base === undefined || inputs!.ids.length !== 2 || rate.lt(limit.times(implausible)))
    return null;
  if ([top, base].some((id) => isDerived(table.field(id)))) return null;
  const count = places.find((_, at) => {
    const meant = rate.div(10 ** (at + 1));
    return meant.lte(limit) && meant.gt(limit.div(2));
  });
  return count === undefined
    ? null
    : `可能是${nameOf(table, top)}多填了${count}位，或者${nameOf(table, base)}少填了${count}位`;
}

interface Inputs {
  readonly ids: readonly string[];
  /** "在职人数67人，编制数59人" */
  readonly text: string;
  readonly figures: readonly string[];
  /** Why the rate is blank although there is something to judge. */
  readonly missing: string | null;
}

/** What a derived rate is made of, for the sentence. */
function inputsOf(table: FieldTable, id: string): Inputs | null {
  const field = table.field(id);
  const derivation = 'derive' in field ? field.derive : undefined;
  if (derivation === undefined) return null;
  const [of, over] =
    'ratio' in derivation
      ? [derivation.ratio.of, derivation.ratio.over]
      : 'changeRate' in derivation
        ? [[derivation.changeRate.to], [derivation.changeRate.from]]
        : [[], []];
  if (of.length === 0) return null;
  const [top, base] = [addUp(table, 'value', of), addUp(table, 'value', over)];
  if (top.is === 'bad' || base.is === 'bad') return null;
  const ids = [...top.ids, ...base.ids];
  const figures: string[] = [];
  const text: string[] = [];
  for (const one of ids) {
    const value = table.value(one);
    if (value.is !== 'number') continue;
    figures.push(value.number.toFixed());
    text.push(`${nameOf(table, one)}${figureText(table, one, value.number)}`);
  }
  const names = base.ids.map((one) => nameOf(table, one)).join('、');
  const missing =
    top.given === 0 || isZero(top.sum)
      ? null
      : base.given === 0
        ? `${names}没有填。`
        : isZero(base.sum)
          ? `${names}为0。`
          : null;
  return { ids, figures, text: text.join('，'), missing };
}

function bound(text: string | undefined): Decimal | null {
  return text === undefined ? null : packDecimal(text);
}
