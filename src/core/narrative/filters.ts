import { placesShown, writtenCount, writtenNumber, writtenRate } from '../fields/figure-text';
import { numberOf } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import type { ScalarField } from '../pack/pack';
import { isMoneyUnit, type MoneyUnit } from '../quantity/amount-unit';
import { round, type Decimal } from '../quantity/decimal';
import { amountText } from '../quantity/format';
import type { Run } from './fragment';
import { figureRun, moneyUnitOf, printedRun, wordsRun, type FigureSource } from './figures';
import { sourceOf } from './field-node';
import { TemplateFault, type NarrativeFilter, type NarrativeFilters } from './template-engine';

type Write = (source: FigureSource, parameters: readonly unknown[]) => Run;

/**
 * What a template author can write after a field (docs list them): `amount` 219.2万元 (`amount: "亿元"` converts), `count` 9人,
 * `plain` 9, `rate` 88.89%, `direction` 增加/减少, `growth` 增长/下降, `size` and `growthRate` the same change without its sign,
 * `gap: other` the absolute difference of two fields, `words` the user's text inside a sentence, `year: -1` the year before,
 * `date` 2019年3月15日. Each figure keeps the field it came from.
 */
export const narrativeFilters: NarrativeFilters = {
  amount: figure('amount', (source, [unit]) => {
    const from = moneyUnitOf(source.table.field(source.id), 'amount');
    const to = unit === undefined ? from : wantedUnit(unit);
    return figureRun(source, (number, _, manner) => amountText(number, from, to, manner));
  }),
  count: figure('count', (source) => figureRun(source, (number, field, manner) => writtenCount(field, number, manner))),
  plain: figure('plain', (source) =>
    figureRun(source, (number, field, manner) => writtenNumber(field, number, manner)),
  ),
  rate: figure('rate', (source) => {
    const field = rateField(source.table.field(source.id), 'rate');
    return figureRun(source, (number) => writtenRate(field, number));
  }),
  growthRate: figure('growthRate', (source) => {
    const field = rateField(source.table.field(source.id), 'growthRate');
    return figureRun(source, (number) => writtenRate(field, number.abs()));
  }),
  size: figure('size', sizeRun),
  direction: figure('direction', (source) => directionRun(source, ['增加', '减少'])),
  growth: figure('growth', (source) => directionRun(source, ['增长', '下降'])),
  gap: figure('gap', (source, [other]) =>
    sizeRun({ ...source, id: changeBetween(source.table, source.id, sourceOf(other, 'gap').id) }),
  ),
  words: figure('words', wordsRun),
  date: figure('date', printedRun),
  year: figure('year', (source, [shift]) =>
    figureRun(source, (number) => number.plus(typeof shift === 'number' ? shift : 0).toFixed()),
  ),
};

function figure(name: string, write: Write): NarrativeFilter {
  return (value, ...parameters) => {
    const source = sourceOf(value, name);
    return source.recorder.record(write(source, parameters));
  };
}

function sizeRun(source: FigureSource): Run {
  return figureRun(source, (number, field, manner) => {
    const size = number.abs();
    return isMoneyUnit(field.unit)
      ? amountText(size, field.unit, field.unit, manner)
      : writtenCount(field, size, manner);
  });
}

/** The word for a change's sign; a change not known yet keeps the form's own "增加（减少）". */
function directionRun(source: FigureSource, [up, down]: readonly [string, string]): Run {
  const { table, id } = source;
  if (numberOf(table.value(id)) === null) return { kind: 'missing', text: `${up}（${down}）`, field: id };
  const word = (number: Decimal): string => (number.eq(0) ? '持平' : number.gt(0) ? up : down);
  return figureRun(source, (number, field) => word(round(number, placesShown(field))));
}

/** A difference is a field of its own in the pack, so that the sentence and the table cannot part ways. */
function changeBetween(table: FieldTable, a: string, b: string): string {
  for (const field of table.pack.fields) {
    const derivation = 'derive' in field ? field.derive : undefined;
    if (derivation === undefined || !('change' in derivation)) continue;
    const { from, to } = derivation.change;
    if ((from === a && to === b) || (from === b && to === a)) return field.id;
  }
  throw new TemplateFault(`“gap”要求模板先有“${a}”与“${b}”的增减额数据项`);
}

function wantedUnit(unit: unknown): MoneyUnit {
  if (typeof unit === 'string' && isMoneyUnit(unit)) return unit;
  throw new TemplateFault(`“amount”的单位只能是元、万元、亿元，不能是“${String(unit)}”`);
}

function rateField(field: ScalarField, filter: string): ScalarField {
  if (field.unit !== '%') throw new TemplateFault(`“${filter}”只能用于比率，“${field.label}”不是比率`);
  return field;
}
