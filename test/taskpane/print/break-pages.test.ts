import fc from 'fast-check';
import { breakPages, type Unit } from '../../../src/taskpane/print/break-pages';
import { randomSeed } from '../../support/seed';

interface Block {
  readonly lines: number;
  readonly height?: number;
  readonly isTable?: boolean;
  readonly headRows?: number;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly breaks?: boolean;
}

/** Blocks below each other. */
function unitsOf(blocks: readonly Block[]): Unit[] {
  let top = 0;
  return blocks.flatMap(({ lines, height = 10, isTable = false, headRows = 0, ...own }, block) =>
    Array.from({ length: lines }, (_, index): Unit => {
      const unit = {
        top,
        bottom: top + height,
        block,
        index,
        count: lines,
        isRow: isTable,
        breaks: index === 0 && (own.breaks ?? false),
        keepNext: own.keepNext ?? false,
        keepLines: own.keepLines ?? false,
        widowControl: !isTable,
        head: headRows * height,
        headRows,
      };
      top += height;
      return unit;
    }),
  );
}

const ends = (blocks: readonly Block[], height: number): number[] =>
  breakPages(unitsOf(blocks), height).map(({ to }) => to);

test.each<[string, readonly Block[], number, number[]]>([
  ['放得下的一页', [{ lines: 5 }], 100, [50]],
  ['放不下的接着排', [{ lines: 15 }], 100, [100, 150]],
  ['一行不单独留在页末', [{ lines: 9 }, { lines: 4 }], 100, [90, 130]],
  ['一行不单独到下页', [{ lines: 7 }, { lines: 4 }], 100, [90, 110]],
  ['标题跟着下一段走', [{ lines: 9 }, { lines: 1, keepNext: true }, { lines: 3 }], 100, [90, 130]],
  ['不许拆的一段整段走', [{ lines: 7 }, { lines: 4, keepLines: true }], 100, [70, 110]],
  ['另起一页', [{ lines: 2 }, { lines: 2, breaks: true }], 100, [20, 40]],
  [
    '一直跟着的排不下，就照放得下的分',
    [
      { lines: 1, keepNext: true },
      { lines: 20, keepLines: true },
    ],
    100,
    [100, 200, 210],
  ],
  [
    '比一页还高的一行自己一页',
    [{ lines: 1 }, { lines: 1, height: 300, isTable: true }, { lines: 1 }],
    100,
    [10, 310, 320],
  ],
])('%s', (_, blocks, height, expected) => {
  expect(ends(blocks, height)).toEqual(expected);
});

test('表头在后面几页再印，占着地方；表头不单独留在页末', () => {
  const table = { lines: 30, isTable: true, headRows: 2 };
  expect(breakPages(unitsOf([table]), 100).map(({ from, to, head }) => [from, to, head])).toEqual([
    [0, 100, 0],
    [100, 180, 20],
    [180, 260, 20],
    [260, 300, 20],
  ]);
  expect(ends([{ lines: 8 }, table], 100)[0]).toBe(80);
});

test('不管怎样排：每一行都在某一页上，次序不乱，不重复，放得下的不超出', () => {
  const block = fc.record({
    lines: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 5, max: 60 }),
    isTable: fc.boolean(),
    headRows: fc.integer({ min: 0, max: 2 }),
    keepNext: fc.boolean(),
    keepLines: fc.boolean(),
    breaks: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 150, max: 400 }),
      (list, height) => {
        const units = unitsOf(
          list.map((one) => ({ ...one, headRows: one.isTable ? Math.min(one.headRows, one.lines) : 0 })),
        );
        const pages = breakPages(units, height);
        expect(pages[0]!.from).toBe(0);
        expect(pages.at(-1)!.to).toBe(units.at(-1)!.bottom);
        pages.slice(1).forEach(({ from }, at) => expect(from).toBe(pages[at]!.to));
        const broken = pages.filter(({ from, to, head }) => {
          const own = units.filter((unit) => unit.top >= from && unit.bottom <= to);
          return own.length === 0 || (to - from + head > height + 0.5 && own.length > 1);
        });
        expect(broken).toEqual([]);
      },
    ),
    { numRuns: 300, seed: randomSeed(20127) },
  );
});
