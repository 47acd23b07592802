import { numberValue, type FieldValue } from '../fields/field-value';
import type { ScalarField } from '../pack/pack';
import { isWhole } from '../pack/field-format';
import { convertMoney, isMoneyUnit } from '../quantity/amount-unit';

/** bad: the cell holds what its field cannot use. unfit: the value is right there and not allowed here. unit: two measures without a rate between them. */
export type UnfitReason = 'bad' | 'unfit' | 'unit';

export type Fitted = { readonly value: FieldValue } | { readonly unfit: UnfitReason; readonly detail: string };

/** Last year's value as this year's field takes it: money changes its unit exactly, anything else must fit as it is. */
export function fitValue(last: FieldValue, source: ScalarField, target: ScalarField): Fitted {
  if (last.is === 'bad') return { unfit: 'bad', detail: last.raw };
  if (target.kind === 'number') return fitNumber(last, source, target);
  if (last.is !== 'text' || source.kind === 'number' || source.kind === 'date')
    return { unfit: 'unfit', detail: source.label };
  if (target.kind === 'choice' && !target.options.includes(last.text)) return { unfit: 'unfit', detail: last.text };
  return { value: last };
}

function fitNumber(last: FieldValue, source: ScalarField, target: ScalarField & { kind: 'number' }): Fitted {
  if (last.is === 'none')
    return target.noneText === last.text ? { value: last } : { unfit: 'unfit', detail: last.text };
  if (last.is !== 'number' || source.kind !== 'number') return { unfit: 'unfit', detail: source.label };
  let { number } = last;
  if (source.unit !== target.unit) {
    if (!isMoneyUnit(source.unit) || !isMoneyUnit(target.unit))
      return { unfit: 'unit', detail: `${source.unit ?? '无单位'}、${target.unit ?? '无单位'}` };
    number = convertMoney(number, source.unit, target.unit);
  }
  const isAllowed =
    (target.negative || !number.lt(0)) &&
    (target.max === undefined || !number.gt(target.max)) &&
    (!isWhole(target) || number.round(0, 0).eq(number));
  return isAllowed ? { value: numberValue(number) } : { unfit: 'unfit', detail: number.toFixed() };
}
