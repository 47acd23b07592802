import fc from 'fast-check';
import { locateFigures } from '../../../../src/core/report/refresh/locate';
import { randomSeed } from '../../../support/seed';

const before = '编制9人，在职8人，其中女3人。';
const figures = ['9人', '8人', '3人'].map((text) => ({
  start: before.indexOf(text),
  end: before.indexOf(text) + text.length,
}));

test.each([
  ['原样', before, ['intact 9人', 'intact 8人', 'intact 3人']],
  ['后面接着加同样的单位', '编制9人，退休2人，在职8人，其中女3人。', ['intact 9人', 'intact 8人', 'intact 3人']],
  [
    '前面接着加数：说不清是哪一个',
    '编制10人，其中空编9人，在职8人，其中女3人。',
    ['rewritten', 'intact 8人', 'intact 3人'],
  ],
  ['改了一个', '编制9人，在职18人，其中女3人。', ['intact 9人', 'edited 18人', 'intact 3人']],
  ['改成带单位的别的说法', '编制9人，在岗18名，其中女3人。', ['intact 9人', 'edited 18', 'intact 3人']],
  ['删了一句', '编制9人，其中女3人。', ['intact 9人', 'deleted', 'intact 3人']],
  ['写成了字', '编制9人，在职的没有满编，其中女3人。', ['intact 9人', 'edited 的没有满编', 'intact 3人']],
  ['全删', '', ['deleted', 'deleted', 'deleted']],
])('%s', (_, now, wanted) => {
  const found = locateFigures(before, figures, now).map((one) =>
    'start' in one ? `${one.state} ${now.slice(one.start, one.end)}` : one.state,
  );
  expect(found).toEqual(wanted);
});

test('说是原样的，文字就是原样的，次序也不乱', () => {
  const piece = fc.constantFrom('9', '8', '人', '，', '甲', '2', '.', '在职');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.array(piece, { maxLength: 4 })), { maxLength: 4 }),
      (edits) => {
        const now = edits.reduce(
          (text, [at, length, pieces]) => text.slice(0, at) + pieces.join('') + text.slice(at + length),
          before,
        );
        let last = 0;
        locateFigures(before, figures, now).forEach((one, index) => {
          if (!('start' in one)) return;
          expect(one.start).toBeGreaterThanOrEqual(last);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.end).toBeLessThanOrEqual(now.length);
          last = one.end;
          if (one.state === 'intact')
            expect(now.slice(one.start, one.end)).toBe(before.slice(figures[index]!.start, figures[index]!.end));
        });
      },
    ),
    { numRuns: 3000, seed: randomSeed(5) },
  );
});
