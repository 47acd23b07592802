import { rewritten } from '../../../src/core/rules/rewrite';
import { decide, money, words } from './table';

const fields = [
  money('prior', '上年预算数'),
  money('budget', '本年预算数'),
  money('final', '本年决算数'),
  words('reason', '主要原因'),
];
const comparisons = [
  { from: 'prior', to: 'budget', label: '本年预算比上年预算' },
  { from: 'budget', to: 'final', label: '决算比本年预算' },
];
const cells = { prior: 168.38, budget: 160, final: 200 };

/** The corrected text; null where the sentence is wrong and none is offered; undefined where it is not wrong. */
function corrected(reason: string, only = comparisons): string | null | undefined {
  const rule = { kind: 'explanation-agrees' as const, reason: 'reason', subject: '基本支出', comparisons: only };
  const [verdict] = decide(rule, fields, { ...cells, reason });
  if (verdict?.outcome !== 'fail') return undefined;
  expect(verdict.inText).toBe('reason');
  return verdict.rewrite ? rewritten(verdict.rewrite) : null;
}

describe('改用建议写法：只改与数字不符的字', () => {
  it.each([
    ['方向反了', '支出预算比上年预算增加8.38万元。', '支出预算比上年预算减少8.38万元。'],
    [
      '方向反了，金额和比率都在，两处一起改',
      '基本支出比上年预算增加8.38万元，增长4.98%，主要是压缩会议费。',
      '基本支出比上年预算减少8.38万元，下降4.98%，主要是压缩会议费。',
    ],
    ['金额写错', '支出比上年预算减少3.88万元，系压缩会议费。', '支出比上年预算减少8.38万元，系压缩会议费。'],
    ['比率写错，小数位照原样', '支出比预算增长52.0%。', '支出比预算增长25.0%。'],
    ['元的金额，千分位照原样', '支出比上年预算减少38,800.00元。', '支出比上年预算减少83,800.00元。'],
    ['空格、全角、换行留着', '支 出比预算 减少 ４０万元；\n另见 附件', '支 出比预算 增加 ４０万元；\n另见 附件'],
    [
      '没有数字的方向',
      '决算数小于预算数的主要原因是年中追加工作经费。',
      '决算数大于预算数的主要原因是年中追加工作经费。',
    ],
    ['说持平其实不平', '支出与预算基本持平。', '支出比预算增加40.00万元。'],
    ['决算数写错', '本年决算数260万元，比预算增加40万元。', '本年决算数200万元，比预算增加40万元。'],
    ['完成率', '基本支出完成年初预算的152%。', '基本支出完成年初预算的125%。'],
  ])('%s', (_, reason, expected) => expect(corrected(reason)).toBe(expected));

  it('由多少到多少：两头、当中的词一起改；只有一种比法时才给', () => {
    const budget = comparisons.slice(0, 1);
    expect(corrected('支出由168.38万元增加到190万元。', budget)).toBe('支出由168.38万元减少到160万元。');
    expect(corrected('支出由168.38万元增加到190万元。')).toBeNull();
  });

  it.each([
    ['原因说的是减少的事，不能只把方向改过来', '支出比预算减少40万元，主要是厉行节约、压缩会议费。'],
    ['不知道和什么比', '基本支出增加77万元。'],
    ['“未增加”没有一个字可改', '基本支出比预算没有增加。'],
    ['“压减”没有相反的说法', '支出比预算压减40万元。'],
    ['用汉字写的数', '支出比预算增长五成。'],
  ])('不给写法：%s', (_, reason) => expect(corrected(reason)).toBeNull());

  it('与数字相符的不动', () => expect(corrected('支出比预算增加40万元。')).toBeUndefined());

  it('没有改到的字一个不差', () => {
    const head = '按照（三定）方案，  职能有调整。\n';
    expect(corrected(`${head}支出比上年预算增加8.38万元。  `)).toBe(`${head}支出比上年预算减少8.38万元。  `);
  });
});
