import fc from 'fast-check';
import { byDigits, countOf, placesOf } from '../../../../src/core/report/refresh/elsewhere';
import { randomSeed } from '../../../support/seed';

const piece = fc.constantFrom('1', '61', '61.2', '161', '2.5', '.', ',', '，', '万元', '决算', '共', '0');
const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('按数字找别处的同一句话，与一处一处看的一样', () => {
  const text = fc.record({ name: fc.constant('别处'), text: words, own: words });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), words, fc.nat(5), (texts, clause, own) => {
      fc.pre(clause !== '');
      const isItself = (one: object): boolean => one === texts[own];
      const each = texts.filter((one) => !isItself(one) && countOf(one.text, clause) > countOf(one.own, clause));
      expect(placesOf(clause, byDigits(texts), isItself)).toEqual(each);
    }),
    { seed: randomSeed(1430), numRuns: 2000 },
  );
});

test.each([
  ['共61万元', '共61万元', 1],
  ['61万元', '共161万元', 0],
  ['共61', '共612', 0],
  ['共61', '共61.2', 0],
  ['61.2万元', '3.61.2万元', 0],
])('“%s”在“%s”里有 %i 处', (clause, text, count) => {
  expect(countOf(text, clause)).toBe(count);
  expect(placesOf(clause, byDigits([{ name: '', text, own: '' }]), () => false)).toHaveLength(count);
});
