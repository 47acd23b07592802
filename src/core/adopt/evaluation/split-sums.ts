import { partText } from '../../fields/adopted';
import { readPrinted } from '../../intake/printed-figure';
import { fromDouble, zero, type Decimal } from '../../quantity/decimal';
import type { Judged } from '../judge-block';
import type { EvaluationFields } from './form-fields';
import type { AmountColumns } from './fund-columns';

/**
 * 按收入性质分 beneath 年初预算数 may be the budget's split as well as the year's: what it adds up to tells. Where it is not what was spent, a
 * person says.
 */
export function withSplitSums(
  found: readonly Judged[],
  fields: EvaluationFields,
  amounts: AmountColumns | null,
): Judged[] {
  if (amounts === null) return [...found];
  const total = (head: string): Decimal | null => {
    const print = fields.at(`年度资金总额/${head}`);
    const one = print && found.find((other) => other.print === print);
    return one ? figureOf(one) : null;
  };
  const spent = total('全年执行数');
  const doubts = new Map<Judged, { readonly doubt: string; readonly isOdd: boolean }>();
  for (const section of ['按收入性质分', '按支出性质分']) {
    const parts = found.filter(({ print }) => fields.within(section).has(print));
    const figures = parts.map(figureOf).filter((one) => one !== null);
    const sum = figures.reduce((all, one) => all.plus(one), zero);
    if (figures.length === 0 || spent === null || sum.eq(spent)) continue;
    const budget = ['年初预算数', '全年预算数'].find((head) => total(head)?.eq(sum));
    for (const one of parts) {
      const { block } = one;
      const under = amounts.columns.find(
        ({ column, side }) =>
          one.part.is === 'whole' && side !== 'final' && column >= block.left && column <= block.right,
      );
      if (budget !== undefined)
        doubts.set(one, { doubt: `${section}的这几行加起来是${budget}，不是全年执行数`, isOdd: true });
      else if (under) doubts.set(one, { doubt: `这一格在“${under.head}”这一列`, isOdd: one.isOdd });
    }
  }
  return found.map((one): Judged => {
    const { doubt, isOdd } = doubts.get(one) ?? {};
    if (doubt === undefined || isOdd === undefined) return one;
    const confidence = Math.min(one.confidence, 0.6);
    return { ...one, isCertain: false, confidence, why: `${one.why}；${doubt}`, isOdd };
  });
}

function figureOf({ block, part }: Judged): Decimal | null {
  if (part.is === 'whole' && block.number !== null) return fromDouble(block.number);
  const printed = readPrinted(partText(part, block.text));
  return printed.is === 'figure' ? printed.number : null;
}
