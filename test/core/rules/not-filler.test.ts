import { decide, money, told, words } from './table';

const fields = [words('reason', '基本支出/主要原因')];
const judge = (reason?: string) =>
  told(
    decide({ kind: 'not-filler', text: 'reason', subject: '基本支出' }, fields, reason === undefined ? {} : { reason }),
  );

describe('not-filler 原因不是空话', () => {
  it.each([
    '无',
    '无。',
    '见附件',
    '按规定。',
    '正常变动，按规定',
    '调整',
    '主要原因',
    '基本支出',
    '支出增加',
    '支出比上年减少8.38万元',
    '基本支出增加的主要原因是支出增加',
  ])('是空话：%s', (reason) => {
    expect(judge(reason)[0]).toMatch(/^fail: 基本支出的说明.*请写明原因。$/);
  });

  it.each([
    '人员减少',
    '工资调标',
    '追加拆迁经费20万元',
    '根据县财预〔2018〕12号追加',
    '退休1人',
    '按规定调整公积金缴存比例',
  ])('不误报，短而实：%s', (reason) => {
    expect(judge(reason)).toEqual(['pass']);
  });

  it('没有写', () => expect(judge()).toEqual(['notApplicable: 没有写说明。']));
});

describe('not-filler 没有增减的行', () => {
  const row = [money('prior', '上年决算数'), money('budget', '本年预算数'), money('final', '本年决算数'), ...fields];
  const change = (from: string, fromLabel: string) => ({
    id: `${from}Change`,
    title: '写了原因',
    level: 'explain' as const,
    basis: '',
    rule: {
      kind: 'change-needs-explanation' as const,
      ...{ from, to: 'final', reason: 'reason', subject: '基本支出', fromLabel, toLabel: '本年决算数' },
    },
  });
  const checks = [change('prior', '上年决算数'), change('budget', '本年预算数')];
  const judgeRow = (cells: object) =>
    told(decide({ kind: 'not-filler', text: 'reason', subject: '基本支出' }, row, cells as never, { checks }));

  it.each(['无', '持平', '无变化', '与上年持平', '不涉及'])('可以写“%s”', (reason) => {
    const silent = ['notApplicable: 增减没有超过要说明的界线。'];
    expect(judgeRow({ prior: 20, budget: 20, final: 20, reason })).toEqual(silent);
    expect(judgeRow({ prior: 0, budget: 0, final: 0, reason })).toEqual(silent);
    expect(judgeRow({ prior: 20, budget: 21, final: 20.4, reason })).toEqual(silent);
  });

  it('增减超过界线的不行', () => {
    expect(judgeRow({ prior: 20, budget: 20, final: 40, reason: '无' })[0]).toMatch(/^fail: /);
    expect(judgeRow({ prior: 0, budget: 20, final: 20, reason: '持平' })[0]).toMatch(/^fail: /);
  });
});
