import type { FieldTable } from '../../fields/field-table';
import { nameOf } from '../../fields/names';
import { numberOf, textOf } from '../../fields/field-value';
import { packDecimal } from '../../quantity/constants';
import type { Decimal } from '../../quantity/decimal';
import { inFull } from '../../quantity/format';
import { directionOf } from '../../scoring/achievement';
import { fail, type Fail } from '../verdict';
import { indicatorOfFigure, isBegun, unitOfRow, type OwnIndicator } from './indicators';

/** No achievement in percent that its unit would write as a fraction is far above 100 %. */
const mostFraction = packDecimal('2');
/** Read as percentages, the two figures are about the same: between half and twice. */
const [half, twice] = [packDecimal('0.5'), packDecimal('2')];
/** From here on 1 % of the other figure is no rate that anybody plans or reaches. Growth of 10 % may well come to 0.1 %. */
const sureFrom = packDecimal('20');

/**
 * A fraction in a row whose unit is %: 0.991 (or Excel's own 99.1%) beside a target of 98 means 99.1. Like with like: what agrees with
 * the row's other figure decides, so 0.98 beside 0.991 is nothing to tell, and neither is 0.3 beside 5. Where 0.05 % is as likely as
 * 5 % (a limit not to be exceeded, a small target, a reason written for falling short that the greater figure would not need) it is a
 * 提示 and changes nothing by itself.
 * @returns null: nothing to tell of this cell
 */
export function percentSlip(table: FieldTable, id: string, number: Decimal): Fail | null {
  const one = indicatorOfFigure(table, id);
  if (!one || unitOfRow(table, one) !== '%' || !isBegun(table, one)) return null;
  const { rule } = one;
  const other = numberOf(table.value(id === rule.actual ? rule.target : rule.actual));
  const direction = directionOf(rule, table);
  if (other === null || direction === null || direction === 'qualitative') return null;
  if (number.lte(0) || number.gte(mostFraction) || other.lt(mostFraction)) return null;
  const meant = number.times(100);
  const share = meant.div(other);
  if (share.lt(half) || share.gt(twice)) return null;
  const isSure = direction !== 'atMost' && other.gte(sureFrom) && !isExplained(table, one, id, meant, other);
  const word = id === rule.actual ? '年度指标值' : '实际完成值';
  return fail({
    subject: id,
    ...(!isSure && { level: 'notice' as const }),
    message: `${nameOf(table, id)}填了${inFull(number)}，单位是%，${isSure ? '应填' : '可能应填'}${inFull(meant)}（${word}是${inFull(other)}）。`,
    fields: [id],
    figures: [number.toFixed()],
    cause: '把百分数填成了小数，或者带着百分号填：单位写在旁边一格，这里只填百分号前面的数。',
    suggestion: isSure
      ? `改为${inFull(meant)}。`
      : `是百分之${inFull(meant)}的，改为${inFull(meant)}；确是${inFull(number)}%的不用改。`,
    fix: { kind: 'set-number', field: id, value: meant.toFixed() },
  });
}

/** A reason for falling short is written, and read as a percentage the figure would not fall short. */
function isExplained(table: FieldTable, { rule }: OwnIndicator, id: string, meant: Decimal, other: Decimal): boolean {
  return id === rule.actual && meant.gte(other) && textOf(table.value(rule.reason)).trim() !== '';
}
