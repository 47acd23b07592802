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
    '同一句话里换了数，后面另加一句同样的数：认句子',
    '编制10人，其中空编9人，在职8人，其中女3人。',
    ['edited 10人', 'intact 8人', 'intact 3人'],
  ],
  [
    '先写上年的，再写本年的：说不清是哪一个',
    '编制9人，在职8人（上年），本年8人，其中女3人。',
    ['intact 9人', 'doubtful 8人', 'intact 3人'],
  ],
  ['说成上年的：说不清', '编制9人，在职上年8人，其中女3人。', ['intact 9人', 'doubtful 8人', 'intact 3人']],
  [
    '一样的数写在别的话里：认得',
    '编制9人，退休8人，在职8人，聘用8人，其中女3人。',
    ['intact 9人', 'intact 8人 在职', 'intact 3人'],
  ],
  ['挪到后面的一句：跟过去', '编制9人，其中女3人，在职8人。', ['intact 9人', 'intact 8人', 'intact 3人']],
  ['挪了又改了数', '在职18人，编制9人，其中女3人。', ['intact 9人', 'edited 18人', 'intact 3人']],
  ['挪了又换了说法：说不清', '编制9人，其中女3人，在岗的有8人。', ['intact 9人', 'doubtful 8人', 'intact 3人']],
  ['改了一个', '编制9人，在职18人，其中女3人。', ['intact 9人', 'edited 18人', 'intact 3人']],
  ['改成带单位的别的说法', '编制9人，在岗18名，其中女3人。', ['intact 9人', 'edited 18', 'intact 3人']],
  ['删了一句', '编制9人，其中女3人。', ['intact 9人', 'deleted', 'intact 3人']],
  ['写成了字', '编制9人，在职的没有满编，其中女3人。', ['intact 9人', 'edited 的没有满编', 'intact 3人']],
  ['全删', '', ['deleted', 'deleted', 'deleted']],
])('%s', (_, now, wanted) => {
  const found = locateFigures(before, figures, now).map((one) =>
    'start' in one ? `${one.state} ${now.slice(one.start, one.end)} ${now.slice(one.start - 2, one.start)}` : one.state,
  );
  expect(found).toEqual(wanted.map((text) => expect.stringContaining(text) as string));
});

test.each<[string, string, string, string[], string[]]>([
  [
    '同样的两句话换了先后，数不同：说不清，先认原来的数',
    '2025年增加9万元。2022年增加9万元。',
    '2022年增加9万元。2025年增加9万元。',
    ['2025'],
    ['doubtful 2025'],
  ],
  [
    '同样的两句话，前一句改了数：还是前一句',
    '2025年增加9万元。2025年增加9万元。',
    '2024年增加9万元。2025年增加9万元。',
    ['2025'],
    ['edited 2024'],
  ],
  [
    '一句话挪到了另一句的地方，那一句没有了：跟过去',
    '没有二级机构。编制数40人，年末38人；外聘3人，离退休人员12人。',
    '没有二级机构。年末38人；外聘3人，编制数40人，',
    ['40人', '38人', '3人', '12人'],
    ['intact 40人', 'intact 38人', 'intact 3人', 'rewritten'],
  ],
])('%s', (_, was, now, texts, wanted) => {
  let from = 0;
  const own = texts.map((text) => {
    const start = was.indexOf(text, from);
    from = start + text.length;
    return { start, end: from };
  });
  const found = locateFigures(was, own, now).map((one) =>
    'start' in one ? `${one.state} ${now.slice(one.start, one.end)}` : one.state,
  );
  expect(found).toEqual(wanted);
});

test('说是原样的，文字就是原样的，没有两个数认作一处', () => {
  const piece = fc.constantFrom('9', '8', '人', '，', '甲', '2', '.', '在职');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.array(piece, { maxLength: 4 })), { maxLength: 4 }),
      (edits) => {
        const now = edits.reduce(
          (text, [at, length, pieces]) => text.slice(0, at) + pieces.join('') + text.slice(at + length),
          before,
        );
        const places: { start: number; end: number }[] = [];
        locateFigures(before, figures, now).forEach((one, index) => {
          if (!('start' in one)) return;
          expect(places.filter(({ start, end }) => start < one.end && one.start < end)).toEqual([]);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.end).toBeLessThanOrEqual(now.length);
          places.push(one);
          if (one.state === 'intact')
            expect(now.slice(one.start, one.end)).toBe(before.slice(figures[index]!.start, figures[index]!.end));
        });
      },
    ),
    { numRuns: 3000, seed: randomSeed(5) },
  );
});
