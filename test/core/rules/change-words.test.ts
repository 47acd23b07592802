import fc from 'fast-check';
import { randomSeed } from '../../support/seed';
import { decide, money, words } from './table';

const fields = [money('plan', '本年预算数'), money('done', '本年决算数'), words('reason', '主要原因')];
const label = '本年决算数比本年预算数';
const comparisons = [{ from: 'plan', to: 'done', label }];

/** What is said where the reason does not fit the figures. */
function messageOf(plan: number, done: number, reason: string): string {
  const cells = { plan, done, reason } as never;
  const params = { kind: 'explanation-agrees', reason: 'reason', subject: '公务接待', comparisons } as const;
  const [verdict] = decide(params, fields, cells);
  return verdict?.outcome === 'fail' ? verdict.message : '';
}

const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
const shown = (value: number): string => `${value.toFixed(2)}万元`;

describe('增减写成一句话：甲比乙增加多少，增长多少（由…到…）', () => {
  it('公务接待 8.50 → 7.54', () => {
    expect(messageOf(8.5, 7.54, '比预算增加1万元')).toBe(
      '公务接待的说明写“增加1万元”，与数字不符：本年决算数比本年预算数减少0.96万元，下降11.29%（由8.50万元到7.54万元）。',
    );
    expect(messageOf(8.5, 7.54, '完成年初预算的95%')).toBe(
      '公务接待的说明写“完成年初预算的95%”，与数字不符：本年决算数比本年预算数减少0.96万元，下降11.29%（由8.50万元到7.54万元，后者是前者的88.71%）。',
    );
    expect(messageOf(8.5, 8.5, '比预算增加1万元')).toBe(
      '公务接待的说明写“增加1万元”，与数字不符：本年决算数与本年预算数持平（都是8.50万元）。',
    );
  });

  it('随便两个数：方向、差额、两头都对，“比”后面总有增减', () => {
    fc.assert(
      fc.property(amount, amount, fc.boolean(), (plan, done, isRatio) => {
        const difference = Math.abs(Math.round((done - plan) * 100) / 100);
        const wrong = done >= plan ? '比预算减少123456万元' : '比预算增加123456万元';
        const message = messageOf(plan, done, isRatio ? '完成年初预算的9999%' : wrong);
        if (message === '') return;
        const [, said = ''] = /与数字不符：(.*)$/.exec(message) ?? [];
        const ratio = '(?:，后者是前者的[\\d.]+%)?';
        const expected =
          plan === done
            ? `本年决算数与本年预算数持平（都是${shown(plan)}${ratio}）。`
            : `${label}${done > plan ? '增加' : '减少'}${shown(difference)}${plan === 0 ? '' : `，${done > plan ? '增长' : '下降'}[\\d.]+%`}（由${shown(plan)}到${shown(done)}${ratio}）。`;
        expect(said).toMatch(new RegExp(`^${expected}$`));
      }),
      { seed: randomSeed(20_191), numRuns: 300 },
    );
  });
});
