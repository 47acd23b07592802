import fc from 'fast-check';
import { decide, money, words } from './table';

/** A figure of money in hundredths of 万元, as the forms write it. */
const said = (cents: number): string => (cents / 100).toFixed(2);
const percent = (part: number, whole: number): string => ((part * 100) / whole).toFixed(2);

interface Row {
  readonly last: number;
  readonly plan: number;
  readonly done: number;
}

/** Last year, budget and final, far enough apart that no rounding hides anything; thousands so that separators matter. */
const row: fc.Arbitrary<Row> = fc
  .tuple(
    fc.integer({ min: 150_000, max: 900_000 }),
    fc.integer({ min: 20, max: 45 }),
    fc.integer({ min: 12, max: 30 }),
    fc.boolean(),
  )
  .map(([last, share, more, isUp]) => ({
    last,
    plan: Math.round(last * (isUp ? 1 + (share - more / 2) / 100 : 1 - (share - more / 2) / 100)),
    done: Math.round(last * (isUp ? 1 + (share + more) / 100 : 1 - (share + more) / 100)),
  }));

interface Said {
  readonly right: string;
  readonly wrong: string;
}
const way = (from: number, to: number, turn = false): string => (to > from !== turn ? '增加' : '减少');
const rate = (from: number, to: number, turn = false): string => (to > from !== turn ? '增长' : '下降');
const apart = (a: number, b: number): number => Math.abs(a - b);

/** Sentences that hold, and the same with a figure, a direction or a base changed. */
const kinds: Readonly<Record<string, (row: Row) => Said>> = {
  增减额: ({ last, done }) => ({
    right: `比上年${way(last, done)}${said(apart(last, done))}万元`,
    wrong: `比上年${way(last, done)}${said(apart(last, done) + Math.round(last / 20))}万元`,
  }),
  方向: ({ last, done }) => ({
    right: `比上年${way(last, done)}${said(apart(last, done))}万元`,
    wrong: `比上年${way(last, done, true)}${said(apart(last, done))}万元`,
  }),
  增减率: ({ plan, done }) => ({
    right: `较年初预算${rate(plan, done)}${percent(apart(plan, done), plan)}%`,
    wrong: `较年初预算${rate(plan, done)}${percent(apart(plan, done) + plan / 25, plan)}%`,
  }),
  分别: ({ last, plan, done }) => ({
    right: `较上年、预算分别${way(last, done)}${said(apart(last, done))}万元、${said(apart(plan, done))}万元`,
    wrong: `较上年、预算分别${way(last, done)}${said(apart(plan, done))}万元、${said(apart(last, done))}万元`,
  }),
  两端: ({ last, done }) => ({
    right: `由${said(last)}万元${done > last ? '增加' : '减少'}到${said(done)}万元`,
    wrong: `由${said(last)}万元${done > last ? '增加' : '减少'}到${said(done + Math.round(done / 15))}万元`,
  }),
  完成率: ({ plan, done }) => ({
    right: `完成年初预算的${percent(done, plan)}%`,
    wrong: `完成年初预算的${percent(done + plan / 20, plan)}%`,
  }),
  固定句: ({ plan, done }) => ({
    right: `决算数${done > plan ? '大' : '小'}于年初预算数的主要原因是任务变化`,
    wrong: `决算数${done > plan ? '小' : '大'}于年初预算数的主要原因是任务变化`,
  }),
  带基数: ({ last, done }) => ({
    right: `较上年${said(last)}万元${way(last, done)}${said(apart(last, done))}万元`,
    wrong: `较上年${said(last)}万元${way(last, done)}${said(apart(last, done) + Math.round(last / 20))}万元`,
  }),
};

const fields = [
  money('last', '上年决算数'),
  money('plan', '本年预算数'),
  money('done', '本年决算数'),
  words('reason', '主要原因'),
];
const params = {
  kind: 'explanation-agrees' as const,
  reason: 'reason',
  subject: '公用经费',
  comparisons: [
    { from: 'plan', to: 'done', label: '本年决算数比本年预算数' },
    { from: 'last', to: 'done', label: '本年决算数比上年决算数' },
  ],
};
const isBlamed = ({ last, plan, done }: Row, reason: string): boolean =>
  decide(params, fields, { last: last / 100, plan: plan / 100, done: done / 100, reason })[0]!.outcome === 'fail';

/** Other ways to write the same: none may change what is found. */
const rewritings: Readonly<Record<string, (text: string) => string>> = {
  照写: (text) => text,
  全角数字: (text) => text.replace(/[\d.%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  千分位: (text) => text.replace(/\d+(?=\.\d\d万)/g, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ',')),
  数字里换行: (text) => text.replace(/(\d)\.(\d)/g, '$1.\n$2'),
  元: (text) =>
    text.replace(/(\d+)\.(\d\d)万元/g, (_, whole: string, cents: string) => `${Number(whole + cents) * 100}元`),
  前面有别的句子: (text) => `本年新增两个内设股室。${text}`,
  后面有别的句子: (text) => `${text}。会议费减少2.10万元，培训费增加0.35万元。`,
};

describe('说明与数字：怎样写都一样', () => {
  it.each(Object.keys(kinds).flatMap((kind) => Object.keys(rewritings).map((way) => [kind, way] as const)))(
    '%s，%s：对的不报，错的报',
    (kind, rewriting) => {
      fc.assert(
        fc.property(row, (figures) => {
          const { right, wrong } = kinds[kind]!(figures);
          const write = rewritings[rewriting]!;
          expect([write(right), isBlamed(figures, write(right))]).toEqual([write(right), false]);
          expect([write(wrong), isBlamed(figures, write(wrong))]).toEqual([write(wrong), true]);
        }),
        { numRuns: 25 },
      );
    },
  );
});
