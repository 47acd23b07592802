import type { Rule, RuleContext } from '../rule';
import type { CheckParams } from '../../pack/check-params';
import { isDerived } from '../../pack/pack';
import { fail, notApplicable, pass, type Fix, type Verdict } from '../verdict';
import { figureText, nameOf } from '../support/names';
import { addUp, badVerdict, missingVerdict, read, type Addition } from '../support/reading';
import { eachRow, formulaAt, type At } from '../support/rows';
import { roundingGap } from '../support/rounding';
import { countFormula, literal, settled, sumFormula } from '../support/formula';
import { parseDecimal, zero, type Decimal } from '../../quantity/decimal';

type Params = CheckParams<'sums-to'>;

/** 合计 = Σ分项 on the figures the sheet shows. What rounding alone can explain is 尾差, a 提示. */
export const sumsTo: Rule<'sums-to'> = {
  kind: 'sums-to',
  decide: (params, context) => eachRow(context, params.total, (at, subject) => decide(params, context, at, subject)),
  faultFormulas(params, cells) {
    const at = formulaAt(cells.pack, params.total);
    const on = at(params.total);
    const total = cells.pack.byId.get(params.total);
    const parts = params.parts.flatMap((part) => cells.expand(typeof part === 'string' ? part : part.minus));
    const rounding = total && total.kind === 'number' ? roundingGap(total, parts.length) : zero;
    const allowed = literal(largest(rounding, params.tolerance));
    const difference = settled(`${cells.ref(on, on)}-(${sumFormula(params.parts, cells, on, at)})`);
    const given = `COUNT(${cells.ref(on, on)})=1,${countFormula(params.parts, cells, on, at)}>0`;
    return [{ field: params.total, formula: `IF(AND(${given}),ABS(${difference})>${allowed},FALSE)`, look: 'fault' }];
  },
};

function decide(params: Params, { table }: RuleContext, at: At, subject?: string): Verdict {
  const totalId = at(params.total);
  const total = read(table.shown, totalId);
  if (total.is === 'bad') return badVerdict(table, total, subject);
  const parts = addUp(table, table.shown, params.parts, at);
  if (parts.is === 'bad') return badVerdict(table, parts, subject);
  if (parts.given === 0) return notApplicable('分项都没有填。', subject);
  if (total.is === 'blank') return missingVerdict(table, totalId, subject);

  const difference = total.number.minus(parts.sum);
  const gap = difference.abs();
  const tolerance = params.tolerance === undefined ? zero : (parseDecimal(params.tolerance) ?? zero);
  if (gap.eq(zero) || gap.lte(tolerance)) return pass(subject);
  const field = table.field(totalId);
  const rounding = roundingGap(field, parts.fields);
  return gap.lte(rounding) ? tail(totalId, total.number, parts, rounding) : wrong();

  function wrong(): Verdict {
    return fail({
      ...sides(),
      message: `${nameOf(table, totalId)}${text(total)}，分项之和${figureText(table, totalId, parts_().sum)}，相差${figureText(table, totalId, gap)}。`,
    });
  }
  function tail(id: string, sum: Decimal, addition: Addition, allowed: Decimal): Verdict {
    const gapText = figureText(table, id, gap);
    const fix: Fix | undefined = isDerived(table.field(id)) ? undefined : { kind: 'set-number', field: id, value: addition.sum.toFixed() };
    return fail({
      ...sides(),
      level: 'notice',
      message: `${nameOf(table, id)}${figureText(table, id, sum)}与分项之和${figureText(table, id, addition.sum)}相差${gapText}，是四舍五入的尾差。`,
      cause: '各分项由元换算为万元时分别四舍五入。',
      suggestion: `尾差 ${gap.toFixed()}：请调整合计或其中一个分项，使合计等于分项之和。`,
      tolerance: allowed.toFixed(),
      ...(fix && { fix }),
    });
  }
  function parts_(): Addition {
    return parts as Addition;
  }
  function text(reading: typeof total): string {
    return reading.is === 'number' ? figureText(table, totalId, reading.number) : '';
  }
  function sides(): { subject?: string; fields: string[]; left: string; right: string; difference: string; figures: string[] } {
    return {
      ...(subject !== undefined && { subject }),
      fields: [totalId, ...parts_().ids],
      left: text(total),
      right: figureText(table, totalId, parts_().sum),
      difference: figureText(table, totalId, difference),
      figures: total.is === 'number' ? [total.number.toFixed(), parts_().sum.toFixed()] : [],
    };
  }
}

function largest(rounding: Decimal, tolerance: string | undefined): Decimal {
  const given = tolerance === undefined ? zero : (parseDecimal(tolerance) ?? zero);
  return given.gt(rounding) ? given : rounding;
}
