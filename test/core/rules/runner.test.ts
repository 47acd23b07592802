import { builtInPack } from '../../support/built-in-pack';
import { randomData } from '../../support/random-data';
import { checkDefinition, type CheckDefinition } from '../../../src/core/pack/schema';
import { kinds } from '../../../src/core/pack/check-params';
import { allRules } from '../../support/all-rules';
import type { CellSnapshot } from '../../../src/core/workbook/snapshot';
import { byHandBaseline, type Baselines } from '../../../src/core/rules/by-hand';
import { runChecks, type CheckRun } from '../../../src/core/rules/runner';
import { contextOf, installedSnapshot, withCell } from './installed';
import { book, money, threePublicChange, words, type Cells } from './table';
import { randomSeed } from '../../support/seed';

const notes = {
  kind: 'rows' as const,
  id: 'findingNotes',
  label: '说明',
  minimumRows: 3,
  columns: [words('findingId', '编号'), words('subject', '对象'), words('note', '说明')],
};
const fields = [
  money('a', '公车'),
  money('b', '接待'),
  money('total', '三公经费'),
  money('budget', '预算数'),
  words('reason', '主要原因'),
  notes,
];

const check = (id: string, rule: object | null, level = 'error'): CheckDefinition =>
  checkDefinition.parse({ id, title: `${id}的标题`, level, rule, basis: '测试依据', suggestion: '核对' });
const sum = check('sum', { kind: 'sums-to', total: 'total', parts: ['a', 'b'] });
const over = check(
  'over',
  { kind: 'not-above', amount: 'total', limit: 'budget', amountLabel: '三公经费', limitLabel: '预算数' },
  'explain',
);
const change = check('change', threePublicChange, 'explain');
const todo = check('todo', null);
const broken = check('broken', {
  kind: 'not-above',
  amount: 'nowhere',
  limit: 'budget',
  amountLabel: '',
  limitLabel: '',
});

const run = (checks: CheckDefinition[], cells: Cells, baselines?: Baselines): CheckRun => {
  const context = book(fields, cells, { checks });
  return runChecks(context.table.pack, context, baselines);
};
const cells = { a: 1, b: 2, total: 13, budget: 10 };

describe('全审', () => {
  it('每一类核对都有规则', () => {
    expect(allRules.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
  });

  it('错误在前，同级按模板顺序；位置、依据、建议齐全', () => {
    const { findings } = run([over, change, sum], cells);
    expect(findings.map((one) => `${one.level} ${one.id} ${one.state}`)).toEqual([
      'error sum open',
      'explain over open',
      'explain change open',
    ]);
    const { blame, ...shown } = findings[0]!;
    expect({ ...blame, apart: blame?.apart?.toFixed() }).toEqual({
      on: 'figures',
      fields: ['total', 'a', 'b'],
      apart: '10',
    });
    expect(shown).toEqual({
      id: 'sum',
      check: 'sum',
      level: 'error',
      state: 'open',
      message: '三公经费13.00万元，应为公车1.00＋接待2.00＝3.00万元，相差10.00万元。',
      cells: [
        { sheet: '测试表', address: 'B3', field: 'total' },
        { sheet: '测试表', address: 'B1', field: 'a' },
        { sheet: '测试表', address: 'B2', field: 'b' },
      ],
      left: '13.00万元',
      right: '3.00万元',
      difference: '10.00万元',
      tolerance: '0.015',
      figures: ['13', '3'],
      suggestion: '核对',
      basis: '测试依据',
    });
  });

  it('规则出错只毁自己：记作没有核对成，不算通过', () => {
    const result = run([broken, sum], { ...cells, total: 3 });
    expect(result.checks.map((one) => one.outcome)).toEqual(['crashed', 'pass']);
    expect(result.checks[0]!.error).toContain('nowhere');
    expect(result.findings).toMatchObject([{ id: 'broken', level: 'unverifiable' }]);
    expect(result.coverage).toEqual({ decided: 1, applicable: 2, notImplemented: 0 });
    expect(result.passed).toEqual([{ id: 'sum', title: 'sum的标题' }]);
  });

  it('覆盖率：待人工核对和无法核对都在分母里，不适用的不在', () => {
    const { coverage, checks } = run([sum, over, change, todo], { a: 1, total: 1 });
    expect(checks.map((one) => one.outcome)).toEqual(['pass', 'undetermined', 'undetermined', 'notImplemented']);
    expect(coverage).toEqual({ decided: 1, applicable: 4, notImplemented: 1 });
    expect(run([sum, over, change, todo], {}).coverage).toEqual({ decided: 0, applicable: 1, notImplemented: 1 });
  });

  it('没有规则的事项可以人工核对：管着的数不变就算已核，变了要重新核对，别的数不管', () => {
    const cells = { a: 1, b: 2, total: 3, reason: '甲' };
    const aboutTotal: CheckDefinition = { ...todo, about: ['total'] };
    const ticked = (duty: CheckDefinition): Baselines => {
      const { id, figures } = byHandBaseline(duty, book(fields, cells).table, '王五', '2026-03-15');
      return new Map([[id, figures]]);
    };
    const done = run([sum, aboutTotal], cells, ticked(aboutTotal));
    expect(done.coverage).toEqual({ decided: 2, applicable: 2, notImplemented: 0 });
    expect(done.checks[1]).toMatchObject({
      outcome: 'byHand',
      byHand: { who: '王五', on: '2026-03-15', stands: true },
    });
    expect(run([sum, aboutTotal], { ...cells, budget: 9, reason: '乙' }, ticked(aboutTotal)).coverage.decided).toBe(2);
    const moved = run([sum, aboutTotal], { ...cells, a: 1.5, total: 3.5 }, ticked(aboutTotal));
    expect(moved.checks[1]).toMatchObject({ outcome: 'notImplemented', byHand: { who: '王五', stands: false } });
    expect(moved.coverage).toEqual({ decided: 1, applicable: 2, notImplemented: 1 });
    expect(run([sum, todo], { ...cells, a: 1.5, total: 3.5 }, ticked(todo)).coverage.decided).toBe(2);
  });

  it('无法核对也是一条，带着原因', () => {
    expect(run([over], { total: 5 }).findings).toMatchObject([
      { id: 'over', level: 'unverifiable', message: '预算数没有填，不能核对。', state: 'open' },
    ]);
  });

  it('尾差自降为提示', () => {
    expect(run([sum], { a: 1, b: 2, total: 3.01 }).findings).toMatchObject([
      { level: 'notice', suggestion: '尾差 0.01万元：调整合计或其中一项，使两边相等。' },
    ]);
  });
});

describe('说明', () => {
  it('写在主要原因格里：已说明，没有基线也算', () => {
    expect(run([change], { ...cells, reason: '新购公务用车一辆' }).findings).toMatchObject([
      { state: 'explained', explanation: '新购公务用车一辆', answeredBy: 'reason' },
    ]);
  });

  it('数字没动：仍是已说明；数字动了：请重看', () => {
    const answered = { ...cells, reason: '新购公务用车一辆' };
    expect(run([change], answered, new Map([['change', ['10', '13']]])).findings[0]!.state).toBe('explained');
    expect(run([change], answered, new Map([['change', ['10', '12.5']]])).findings[0]!.state).toBe('reopened');
  });

  it('写在《说明》里：需说明的算已说明，错误仍未处理但带着说明', () => {
    const noted = {
      ...cells,
      'findingNotes[1].findingId': 'over',
      'findingNotes[1].note': '年中经批准追加',
      'findingNotes[2].findingId': 'sum',
      'findingNotes[2].note': '含代管经费',
    };
    expect(run([sum, over], noted).findings).toMatchObject([
      { id: 'sum', state: 'open', explanation: '含代管经费' },
      { id: 'over', state: 'explained', explanation: '年中经批准追加' },
    ]);
    expect(run([over], noted, new Map([['over', ['99', '10']]])).findings[0]!.state).toBe('reopened');
  });

  it('写在别处的说明盖不住一句与数字不符的话：报告印出的是这一句', () => {
    const claim = check(
      'claim',
      {
        kind: 'claim-holds',
        texts: ['reason'],
        claims: ['控制在预算范围内'],
        comparisons: [{ amount: 'total', limit: 'budget', label: '三公经费' }],
      },
      'explain',
    );
    const noted = {
      ...cells,
      reason: '三公经费控制在预算范围内。',
      'findingNotes[1].findingId': 'claim',
      'findingNotes[1].note': '年中经批准追加',
    };
    expect(run([claim], noted).findings).toMatchObject([{ state: 'open', inText: 'reason' }]);
    expect(run([claim], { ...noted, reason: '三公经费超出预算3万元，系年中批准追加。' }).findings).toEqual([]);
  });
});

describe('模板 kaifu-2018 的例子', () => {
  const pack = builtInPack('kaifu-2018');
  const snapshot = installedSnapshot(pack, {});
  const sample = runChecks(pack, contextOf(pack, snapshot));

  it('没有一条规则出错，没有一条误报的错误', () => {
    expect(sample.checks.filter((one) => one.outcome === 'crashed')).toEqual([]);
    expect(sample.findings.filter((one) => one.level === 'error')).toEqual([]);
  });

  it('说出真实的矛盾：285.6 超 219.2 达 30.29% 却写“基本在预算控制范围内”；预算 0、决算 118.79', () => {
    const claim = sample.findings.find((one) => one.message.includes('基本在预算控制范围内') && one.state === 'open');
    expect(claim?.message).toMatch(/285\.60万元.*219\.20万元.*30\.29%/);
    const zero = sample.findings.find(
      (one) => one.message.includes('118.79万元') && one.message.includes('完成年初预算'),
    );
    expect(zero).toMatchObject({ level: 'explain', state: 'explained' });
  });

  it('“人员减少”：上年人数没有填，无法核对', () => {
    expect(
      sample.findings
        .filter((one) => one.level === 'unverifiable')
        .map((one) => one.message)
        .join('\n'),
    ).toContain('不能核对基本支出预算的说明“人员减少”');
  });

  const after = (id: string, cell: Parameters<typeof withCell>[3]): string[] => {
    const before = new Set(sample.findings.map((one) => `${one.id} ${one.message}`));
    return runChecks(pack, contextOf(pack, withCell(pack, snapshot, id, cell)))
      .findings.filter((one) => !before.has(`${one.id} ${one.message}`))
      .map((one) => `${one.level} ${one.check}`);
  };

  it('改一格，只多出该有的：人数超编', () => {
    expect(after('actualStaff', 11).join()).toMatch(/staff|control/i);
  });

  it('合计格被手填的数盖掉：只报合计，原因写明公式被覆盖', () => {
    expect(after('threePublicExpenses.final', 99)).toEqual(['error threePublicExpensesTotalFinal']);
  });

  it('填成元', () => expect(after('officialReception.final', 9400)).toContain('error amountUnitSlip'));
  it('文本型数字', () => expect(after('officialReception.final', '0.94')).toContain('error cellType'));

  it('随便怎么填，都没有规则出错；覆盖率对得上', () => {
    const first = randomSeed(0);
    for (let seed = first + 1; seed <= first + 40; seed++) {
      const run = runChecks(pack, contextOf(pack, installedSnapshot(pack, randomData(pack, seed), false)));
      expect(
        run.checks.filter((one) => one.outcome === 'crashed').map((one) => `${seed} ${one.id} ${one.error}`),
      ).toEqual([]);
      expect(run.coverage.decided + run.coverage.notImplemented).toBeLessThanOrEqual(run.coverage.applicable);
      // Over values that cannot be (negative amounts, 无 beside figures) there is nothing to compare.
      const told = run.findings.filter(({ level }) => level !== 'unverifiable');
      expect(told.filter((one) => one.check === 'formulaIntact' || one.check === 'derivedAgrees')).toEqual([]);
    }
  });
});

describe('一处错误只说一遍', () => {
  const pack = builtInPack('kaifu-2018');
  const found = (id: string, cell: CellSnapshot): string[] => {
    const context = contextOf(pack, withCell(pack, installedSnapshot(pack, {}), id, cell));
    return runChecks(pack, context)
      .findings.filter((one) => one.level === 'error')
      .map((one) => `${one.id} ${one.fix?.kind ?? ''}`);
  };

  it('三公合计的公式被手工数覆盖：只报合计不等于分项，一步可恢复公式', () => {
    expect(found('threePublicExpenses.final', 3.75)).toEqual([
      expect.stringMatching(/^threePublic.* restore-formula$/),
    ]);
  });

  it('比率的公式被手工数覆盖：也只有一条', () => {
    expect(found('staffControlRate', 0.95)).toHaveLength(1);
  });

  it('表没有重新计算：只报最先不符的那一格，跟着它错的不再报', () => {
    const stale = { formula: '=IF(COUNT(F10,F9)=0,"",SUM(F9,F10))', value: 9 };
    expect(found('officialVehicles.final', stale)).toEqual([expect.stringMatching(/^officialVehicles/)]);
  });
});
