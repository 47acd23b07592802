import fc from 'fast-check';
import { kindsRaised, raised } from './audited';

/** A paragraph that holds, and what it reads when one of its figures is another. */
interface Paragraph {
  readonly kind: string;
  readonly right: string;
  readonly wrong: string;
}

const cents = (number: number): string => (number / 100).toFixed(2);
const money = fc.integer({ min: 2_000, max: 900_000 });
const some = fc.integer({ min: 3, max: 60 });
const names = ['城东', '城西', '南坡', '北岭', '河口', '石桥', '柳林'];
const percent = (part: number, whole: number): string => ((part * 100) / whole).toFixed(2);

/** Two decimals of percent and at least a tenth away. */
const paragraphs: readonly fc.Arbitrary<Paragraph>[] = [
  fc.tuple(money, money).map(([a, b]) => {
    const said = (total: number): string =>
      `本年支出合计${cents(total)}万元，其中：基本支出${cents(a)}万元，项目支出${cents(b)}万元。`;
    return { kind: 'sum', right: said(a + b), wrong: said(a + b + Math.max(100, Math.round((a + b) / 5))) };
  }),
  fc.tuple(some, some).map(([a, b]) => {
    const said = (total: number): string => `单位领导职数${total}名，其中正职${a}名，副职${b}名。`;
    return { kind: 'sum', right: said(a + b), wrong: said(a + b + 1) };
  }),
  fc.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 4 })).map(([count, more]) => {
    const said = (stated: number): string =>
      `下设${stated}个站：${names
        .slice(0, count)
        .map((name) => `${name}站`)
        .join('、')}。`;
    return { kind: 'count', right: said(count), wrong: said(count + more) };
  }),
  fc.tuple(money, money).map(([part, rest]) => {
    const said = (share: string): string =>
      `资金总额${cents(part + rest)}万元，其中：道路资金${cents(part)}万元，占${share}%；桥梁资金${cents(rest)}万元。`;
    return {
      kind: 'share',
      right: said(percent(part, part + rest)),
      wrong: said(percent(part + Math.round((part + rest) / 10), part + rest)),
    };
  }),
  fc.tuple(money, fc.integer({ min: 5, max: 60 })).map(([now, rate]) => {
    const less = Math.max(1, Math.round((now * rate) / 100));
    const said = (value: string): string =>
      `机关运行经费${cents(now)}万元，比上年减少${cents(less)}万元，下降${value}%。`;
    return {
      kind: 'rate-of-change',
      right: said(percent(less, now + less)),
      wrong: said((Number(percent(less, now + less)) + 1.5).toFixed(2)),
    };
  }),
  fc.tuple(money, fc.integer({ min: 30, max: 120 })).map(([plan, rate]) => {
    const done = Math.round((plan * rate) / 100);
    const said = (value: string): string =>
      `培训费支出预算为${cents(plan)}万元，支出决算为${cents(done)}万元，完成预算的${value}%。`;
    return {
      kind: 'completion',
      right: said(percent(done, plan)),
      wrong: said((Number(percent(done, plan)) + 2).toFixed(2)),
    };
  }),
  some.map((posts) => {
    const said = (staff: number): string => `单位核定编制${posts}名，年末在职在编${staff}人。`;
    return { kind: 'limit', right: said(posts), wrong: said(posts + 1) };
  }),
];
const document = fc.tuple(...paragraphs);
const text = (of: readonly Paragraph[], wrong = -1): string =>
  of.map((one, at) => (at === wrong ? one.wrong : one.right)).join('\n');
const at = fc.integer({ min: 0, max: paragraphs.length - 1 });

/** The same text in another dress. */
const dresses: readonly (readonly [string, (text: string) => string])[] = [
  ['全角数字', (plain) => plain.replace(/[\d.%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ['千分位', (plain) => plain.replace(/\d{4,}(?=\.)/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','))],
  ['小数点后换行', (plain) => plain.replace(/(\d)\.(\d)/g, '$1.\n\n$2')],
  ['数字中间换行', (plain) => plain.replace(/(\d)(\d\.\d\d万元)/g, '$1\n$2')],
  [
    '万元改成元',
    (plain) =>
      plain.replace(/(\d+)\.(\d\d)万元/g, (_, whole: string, part: string) => `${Number(whole + part) * 100}元`),
  ],
  ['空格', (plain) => plain.replace(/(\d)([万%人名])/g, '$1 $2')],
  ['半角标点', (plain) => plain.replace(/，/g, ',').replace(/：/g, ':').replace(/；/g, ';')],
];

describe('文字核对的性质', () => {
  it('合得上的文字一处不报', () => {
    fc.assert(
      fc.property(document, (of) => expect(kindsRaised(text(of))).toEqual([])),
      { numRuns: 150 },
    );
  });

  it('改错任何一类的一个数，就报这一类', () => {
    fc.assert(
      fc.property(document, at, (of, wrong) => expect(kindsRaised(text(of, wrong))).toEqual([of[wrong]!.kind])),
      { numRuns: 300 },
    );
  });

  it('给出建议写法的，照着改了就合得上', () => {
    let offered = 0;
    fc.assert(
      fc.property(document, at, (of, wrong) => {
        const source = text(of, wrong);
        const [found] = raised(source);
        if (found?.amendment === undefined) return;
        offered++;
        const { start, end, text: words } = found.amendment;
        expect(kindsRaised(source.slice(0, start) + words + source.slice(end))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(offered).toBeGreaterThan(30);
  });

  it('不相干的段落换次序，结果不变', () => {
    const shuffled = document.chain((of) =>
      fc.tuple(fc.constant(of), at, fc.shuffledSubarray([...of.keys()], { minLength: of.length })),
    );
    fc.assert(
      fc.property(shuffled, ([of, wrong, order]) => {
        const told = (source: string): string[] =>
          raised(source)
            .map(({ message }) => message)
            .sort();
        const lines = text(of, wrong).split('\n');
        expect(told(order.map((index) => lines[index]).join('\n'))).toEqual(told(lines.join('\n')));
      }),
      { numRuns: 150 },
    );
  });

  it.each(dresses)('%s，结果不变', (_, dress) => {
    fc.assert(
      fc.property(document, fc.integer({ min: -1, max: paragraphs.length - 1 }), (of, wrong) => {
        const plain = text(of, wrong);
        expect(kindsRaised(dress(plain))).toEqual(kindsRaised(plain));
      }),
      { numRuns: 100 },
    );
  });

  it('引文就是原文里的那一段', () => {
    fc.assert(
      fc.property(document, at, fc.constantFrom(...dresses), (of, wrong, [, dress]) => {
        const source = dress(text(of, wrong));
        for (const { quotes } of raised(source))
          for (const quote of quotes) expect(source.slice(quote.start, quote.end)).toBe(quote.text);
      }),
      { numRuns: 100 },
    );
  });
});
