import { adoptedCell } from '../../fields/adopted';
import type { FieldTable } from '../../fields/field-table';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { isDerived } from '../../pack/pack';
import { convertMoney } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import { inFull } from '../../quantity/format';
import { fail, type Verdict } from '../verdict';

interface Amount {
  readonly id: string;
  readonly number: Decimal;
}

const alike = 5;
const far = 1000;

/** Whether a bureau's own form counts the cell in 元. */
export function isInYuan(table: FieldTable, id: string): boolean {
  return adoptedCell(table, id)?.measure === '元';
}

/**
 * 万元 typed into a cell of a form in 元: the other way round than on our form, 10 000 times too small. It fits the row's other columns
 * only after the shift; sure where all of them are large.
 */
export function shortYuan(table: FieldTable, amounts: readonly Amount[]): readonly Verdict[] {
  const sized = amounts.map(({ id, number }) => ({ id, number, size: Math.abs(number.toNumber()) }));
  return sized.flatMap((amount) => {
    if (!isInYuan(table, amount.id) || isDerived(table.field(amount.id))) return [];
    const others = sized.filter((other) => other !== amount);
    const large = others.filter((other) => other.size / amount.size >= far);
    const fits = large.every(({ size }) => {
      const ratio = (amount.size * 10_000) / size;
      return ratio >= 1 / alike && ratio <= alike;
    });
    const [beside] = large;
    if (beside === undefined || !fits) return [];
    return [slip(table, amount, beside, large.length === others.length ? 'error' : 'notice')];
  });
}

function slip(table: FieldTable, amount: Amount, beside: Amount, level: 'error' | 'notice'): Verdict {
  const meant = amount.number.times(10_000);
  const [left, right] = [figureText(table, amount.id, amount.number), figureText(table, amount.id, meant)];
  const typed = inFull(convertMoney(amount.number, '万元', '元'));
  return fail({
    subject: amount.id,
    ...(level === 'notice' && { level }),
    message: `${nameOf(table, amount.id)}填了${left}（${typed}元），同一行的${nameOf(table, beside.id)}是${figureText(table, beside.id, beside.number)}，可能把万元当成了元，应为${right}。`,
    fields: [amount.id, beside.id],
    left,
    right,
    figures: [amount.number.toFixed()],
    cause: '原表以元计，这一格照万元填了。',
    suggestion: `改为${right}。`,
    fix: { kind: 'set-number', field: amount.id, value: meant.toFixed() },
  });
}
