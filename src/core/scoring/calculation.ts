import { sumParts } from '../derive/parts';
import { printed } from '../derive/print';
import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { decimalsShown } from '../pack/field-format';
import { fixed } from '../quantity/format';

/** "67÷59×100%＝113.56%": a rate with the unit's own numbers put into its formula. Empty while the rate has no value. */
export function rateFigures(table: FieldTable, rateId: string): string {
  const field = table.field(rateId);
  const derive = 'derive' in field ? field.derive : undefined;
  if (numberOf(table.value(rateId)) === null) return '';
  const rate = printed(table, rateId);
  if (derive && 'ratio' in derive)
    return `${amount(table, derive.ratio.of)}÷${amount(table, derive.ratio.over)}×100%＝${rate}`;
  if (derive && 'changeRate' in derive) {
    const [from, to] = [printed(table, derive.changeRate.from), printed(table, derive.changeRate.to)];
    return `（${to}－${from}）÷${from}×100%＝${rate}`;
  }
  return rate;
}

type Parts = Parameters<typeof sumParts>[0];

function amount(table: FieldTable, parts: Parts): string {
  return fixed(sumParts(parts, table).total, partsDecimals(table, parts));
}

/** A sum is printed with its first part's decimals. */
function partsDecimals(table: Pick<FieldTable, 'field'>, parts: Parts): number {
  const first = parts[0];
  const field = first === undefined ? undefined : table.field(typeof first === 'string' ? first : first.minus);
  return field?.kind === 'number' ? decimalsShown(field) : 2;
}
