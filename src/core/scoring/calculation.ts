import { sumParts } from '../derive/parts';
import type { FieldTable } from '../fields/field-table';
import { printed, printedSum } from '../fields/figure-text';
import { numberOf } from '../fields/field-value';
import { partId, type Part } from '../pack/part';

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

function amount(table: FieldTable, parts: readonly Part[]): string {
  const [first] = parts;
  return printedSum(first === undefined ? undefined : table.field(partId(first)), sumParts(parts, table).total);
}
