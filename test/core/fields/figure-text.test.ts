import {
  figureIn,
  figureInFull,
  placesShown,
  printed,
  printedDecimals,
  printedInReport,
  printedSum,
  writtenFigure,
} from '../../../src/core/fields/figure-text';
import type { FieldValue } from '../../../src/core/fields/field-value';
import type { ScalarField } from '../../../src/core/pack/pack';
import { field as fieldSchema } from '../../../src/core/pack/schema';
import { parseDecimal, type Decimal } from '../../../src/core/quantity/decimal';

const of = (more: object): ScalarField =>
  fieldSchema.parse({ id: 'f', label: '数', kind: 'number', ...more }) as ScalarField;
const number = (text: string): Decimal => parseDecimal(text)!;
const money = of({ unit: '万元' });
const rate = of({ unit: '%' });
const people = of({ unit: '人' });
const year = of({ unit: '年' });
const day = of({ kind: 'date' });

const cell = (field: ScalarField, value: FieldValue): string =>
  printed({ value: () => value, field: () => field }, 'f');

describe('数怎么成为文字', () => {
  it.each([
    ['金额', money, '1234.5', ['1234.50', '1234.50万元', '1234.5万元', '1234.50万元']],
    ['不到一分的金额', money, '0.0004', ['0.00', '0.0004万元', '4元', '0.0004万元']],
    ['更小的金额', money, '0.00004', ['0.00', '0.00004万元', '0.4元', '0.00004万元']],
    ['没有发生', money, '0', ['0.00', '0.00万元', '0元', '0.00万元']],
    ['比率', rate, '0.951', ['95.10%', '95.10%', '95.10%', '95.10%']],
    ['算出来的比率', rate, '0.95123', ['95.12%', '95.12%', '95.12%', '95.123%']],
    ['人数', people, '9', ['9', '9人', '9人', '9人']],
    ['不是整数的人数', people, '9.5', ['10', '9.5人', '10人', '9.5人']],
    ['年度', year, '2018', ['2018', '2018年', '2018', '2018']],
    ['日期', day, '43539', ['2019年3月15日', '43539', '2019年3月15日', '43539']],
  ] as const)('%s：格里、核对里、报告里、比较里', (_, field, text, said) => {
    const value = number(text);
    expect([
      cell(field, { is: 'number', number: value }),
      figureIn(field, value),
      writtenFigure(field, value, 'trimmed'),
      figureInFull(field, value),
    ]).toEqual(said);
  });

  it.each([
    ['金额', money, '1234.5', ['1234.5万元', '1234.5', '1234.50万元', '1234.50']],
    ['没有发生', money, '0', ['0元', '0', '0.00万元', '0.00']],
    ['负的金额', money, '-8.4', ['-8.4万元', '-8.4', '-8.40万元', '-8.40']],
    ['不到一分的金额：表里也不印成 0', money, '0.0004', ['4元', '0.0004', '4.00元', '0.0004']],
    ['比率', rate, '0.951', ['95.10%', '95.10%', '95.10%', '95.10%']],
    ['人数', people, '9', ['9人', '9', '9人', '9']],
    ['年度', year, '2018', ['2018', '2018', '2018', '2018']],
    ['日期', day, '43539', ['2019年3月15日', '2019年3月15日', '2019年3月15日', '2019年3月15日']],
  ] as const)('%s：报告的正文和表里一样，去零的和两位的', (_, field, text, said) => {
    const value = number(text);
    expect(
      (['trimmed', 'full'] as const).flatMap((manner) => [
        writtenFigure(field, value, manner),
        printedInReport(field, value, manner),
      ]),
    ).toEqual(said);
  });

  it('格里的词照原样，空格没有字', () => {
    expect(cell(money, { is: 'none', text: '无' })).toBe('无');
    expect(cell(money, { is: 'blank' })).toBe('');
  });

  it('比率印两位，存的是四位', () => {
    expect([printedDecimals(rate), placesShown(rate)]).toEqual([2, 4]);
    expect([printedDecimals(people), placesShown(people)]).toEqual([0, 0]);
  });

  it('几项之和按第一项的位数印', () => {
    expect(printedSum(people, number('67'))).toBe('67');
    expect(printedSum(money, number('219.2'))).toBe('219.20');
    expect(printedSum(undefined, number('1'))).toBe('1.00');
  });
});
