import fc from 'fast-check';
import { fromDouble, parseDecimal, round, floor, decimalsOf } from '../../../src/core/quantity/decimal';
import { convertMoney, yuanToWan } from '../../../src/core/quantity/amount-unit';
import { fixed, percent, trimmed } from '../../../src/core/quantity/format';
import { randomSeed } from '../../support/seed';

const decimal = (text: string) => parseDecimal(text)!;

describe('精确小数', () => {
  it.each([
    [1.005, '1.01'],
    [132.255, '132.26'],
    [0.1 + 0.2, '0.30'],
    [-1.005, '-1.01'],
    [2.675, '2.68'],
    [1e-9, '0.00'],
  ])('Excel 的双精度数 %d 四舍五入到两位是 %s', (value, shown) => {
    expect(fixed(fromDouble(value), 2)).toBe(shown);
  });

  it('两位小数的金额经过双精度再读回来一分不差', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(
          fromDouble(cents / 100)
            .times(100)
            .toFixed(),
        ).toBe(String(cents));
      }),
      { seed: randomSeed(1) },
    );
  });

  it('向下取整对负数也向下', () => {
    expect(floor(decimal('-1.2')).toFixed()).toBe('-2');
    expect(floor(decimal('2.9')).toFixed()).toBe('2');
    expect(floor(decimal('3')).toFixed()).toBe('3');
  });

  it.each(['', '1,000', '12元', '--1', '1.2.3', '０１'])('“%s”不是数字，不猜', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('NaN 和无穷大是程序错误', () => {
    expect(() => fromDouble(Number.NaN)).toThrow(RangeError);
  });
});

describe('元、万元、亿元', () => {
  it.each([
    ['1234567', '元', '万元', '123.4567'],
    ['123.4567', '万元', '元', '1234567'],
    ['1', '亿元', '万元', '10000'],
    ['3.5', '万元', '万元', '3.5'],
  ] as const)('%s%s = %s 计', (value, from, to, result) => {
    expect(convertMoney(decimal(value), from, to).toFixed()).toBe(result);
  });

  it('换算来回不丢一分', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (yuan) => {
        const wan = convertMoney(decimal(String(yuan)), '元', '万元');
        expect(convertMoney(wan, '万元', '元').toFixed()).toBe(String(yuan));
      }),
      { seed: randomSeed(2) },
    );
  });

  it('元折万元按两位四舍五入', () => {
    expect(yuanToWan(decimal('100050')).toFixed(2)).toBe('10.01');
    expect(yuanToWan(decimal('100049')).toFixed(2)).toBe('10.00');
  });
});

describe('显示', () => {
  it.each([
    ['219.20', '219.2'],
    ['0', '0'],
    ['100', '100'],
    ['-8.380', '-8.38'],
    ['-0.001', '0'],
  ])('正文里 %s 写作 %s', (value, shown) => {
    expect(trimmed(decimal(value), 2)).toBe(shown);
  });

  it('比率 0.95104895 显示 95.10%', () => {
    expect(percent(decimal('0.95104895'))).toBe('95.10%');
  });

  it('小数位数', () => {
    expect(decimalsOf(decimal('219.20'))).toBe(1);
    expect(decimalsOf(round(decimal('5'), 2))).toBe(0);
  });
});
