import { readAdopted } from '../../../src/core/fields/adopted';
import { builtInPack } from '../../support/built-in-pack';

const rate = builtInPack('kaifu-2018').byId.get('staffControlRate')!;

test.each([
  ['95.56', 0.9556],
  ['95', 0.95],
  ['95.56%', 0.9556],
  ['0.9556', 0.9556],
  ['1.05', 1.05],
])('原表上算出来的比率写成文本“%s”，读作%s', (text, ratio) => {
  if (rate.kind === 'rows') throw new Error('no rate');
  expect(
    readAdopted({ field: rate.id, measure: 'plain', part: { is: 'whole' }, hasFormula: false }, rate, text),
  ).toBeCloseTo(ratio, 9);
});
