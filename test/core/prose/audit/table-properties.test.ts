import fc from 'fast-check';
import { relationsOf, toldOf } from './in-table';

/** Cents, so that sums are exact. */
const cents = fc.integer({ min: 5_000, max: 9_000_000 });
const shown = (value: number): string => (value / 100).toFixed(2);
const percent = (part: number, whole: number): string => `${((part * 100) / whole).toFixed(2)}%`;

const columns = ['项目', '预算数', '决算数', '执行率', '占决算合计比重', '比预算增减额'];
const table = fc.array(fc.tuple(cents, cents), { minLength: 3, maxLength: 8 }).map((amounts) => {
  const [planned, spent] = [0, 1].map((at) => amounts.reduce((sum, pair) => sum + pair[at]!, 0)) as [number, number];
  const row = (name: string, [plan, outcome]: readonly [number, number]): string[] => [
    name,
    shown(plan),
    shown(outcome),
    percent(outcome, plan),
    percent(outcome, spent),
    shown(outcome - plan),
  ];
  return [...amounts.map((pair, at) => row(`项目${'甲乙丙丁戊己庚辛'[at]}`, pair)), row('合计', [planned, spent])];
});
const lines = (rows: readonly (readonly string[])[]): string[] => [columns, ...rows].map((row) => row.join('|'));

/** Larger than any rounding and than any tolerance. */
const changed = (text: string): string =>
  text.endsWith('%') ? `${(parseFloat(text) * 1.3 + 3).toFixed(2)}%` : (parseFloat(text) * 1.3 + 3).toFixed(2);

test('算得上的表：一处也不说，每一格都核对过', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(toldOf(lines(rows))).toEqual([]);
      expect(relationsOf(lines(rows)).length).toBeGreaterThanOrEqual(3 * rows.length);
    }),
    { numRuns: 60 },
  );
});

test('改了任何一格数：一定说到，并且引到这一格', () => {
  fc.assert(
    fc.property(table, fc.nat(), fc.integer({ min: 1, max: columns.length - 1 }), (rows, at, column) => {
      const wrong = rows.map((row) => [...row]);
      const row = wrong[at % wrong.length]!;
      row[column] = changed(row[column]!);
      const told = relationsOf(lines(wrong)).filter(({ verdict }) => verdict === 'fails');
      expect(told.some(({ quotes }) => quotes.some(({ text }) => text === row[column]))).toBe(true);
    }),
    { numRuns: 120 },
  );
});

test('行的次序、千分位、全角数字不改变结论', () => {
  const dressed = (text: string): string =>
    /^\d+\.\d\d$/.test(text) ? text.replace(/\B(?=(?:\d{3})+\.)/g, ',') : text;
  const wide = (text: string): string =>
    text.replace(/[\d.%]/g, (sign) => '０１２３４５６７８９．％'['0123456789.%'.indexOf(sign)]!);
  fc.assert(
    fc.property(table, fc.nat(), fc.boolean(), (rows, at, isWrong) => {
      const own = rows.map((row) => [...row]);
      const row = own[at % (own.length - 1)]!;
      if (isWrong) row[2] = changed(row[2]!);
      const kinds = (all: readonly (readonly string[])[]): string[] =>
        relationsOf(lines(all))
          .map(({ kind, verdict }) => `${kind} ${verdict}`)
          .sort();
      const first = kinds(own);
      expect(kinds([...own.slice(0, -1).reverse(), own[own.length - 1]!])).toEqual(first);
      expect(kinds(own.map((cells) => cells.map(dressed)))).toEqual(first);
      expect(kinds(own.map((cells) => cells.map((text, column) => (column === 0 ? text : wide(text)))))).toEqual(first);
    }),
    { numRuns: 40 },
  );
});
