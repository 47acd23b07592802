import { checkDefinition } from '../../../src/core/pack/schema';
import { readProse } from '../../../src/core/rules/read-prose';
import type { RuleContext } from '../../../src/core/rules/rule';
import { runChecks } from '../../../src/core/rules/runner';
import { ruleOf } from '../../../src/core/rules/registry';
import { book, decide, money, told, words, type Cells, type FieldInput } from './table';

const prose = { length: 'prose' };
const fields: readonly FieldInput[] = [
  money('final', '决算数'),
  words('reason', '主要原因', prose),
  words('effects', '绩效情况', prose),
  words('name', '单位名称'),
  words('copied', '抄来的', { ...prose, derive: { copy: 'name' } }),
  {
    kind: 'rows',
    id: 'projects',
    label: '项目',
    minimumRows: 2,
    columns: [words('note', '完成情况', prose)],
  },
];
const rule = { kind: 'prose-agrees' as const };
const judge = (cells: Cells) => told(decide(rule, fields, cells));
const wrongShare = '本年支出200万元，其中人员经费120万元，占总支出的65%。';

describe('prose-agrees 一段文字里的数互相一致', () => {
  it.each([
    ['占比', wrongShare, '主要原因里，占比与金额不符：120万元÷200万元＝60%，文中写占65%。'],
    [
      '由多少到多少与增减',
      '会议费由8万元压减到6万元，减少3万元。',
      '主要原因里，增减与前后两个数不符：由8万元到6万元，应是2万元，文中写减少3万元。',
    ],
    [
      '又增又减',
      '支出较上年减少4万元，增长5%。',
      '主要原因里，前后方向相反：前面写“支出较上年减少4万元”，后面写“增长5%”。',
    ],
  ])('%s', (_, reason, message) => expect(judge({ reason })).toEqual([`fail: ${message}`]));

  it('两边的数、道理、要改的那一格都在', () => {
    expect(decide(rule, fields, { reason: wrongShare })).toEqual([
      expect.objectContaining({
        left: '65%',
        right: '60%',
        fields: ['reason'],
        inText: 'reason',
        cause: '金额改过而占比没有跟着改时常这样，读的人会以为金额错了。',
      }),
    ]);
  });

  it('数都对得上的通过；没有可核对的数、没有文字的不算核对过', () => {
    expect(judge({ reason: '会议费由8万元压减到6万元，减少2万元。' })).toEqual(['pass']);
    expect(judge({ reason: '按规定执行。' })).toEqual(['notApplicable: 文字里没有可以互相核对的数。']);
    expect(judge({})).toEqual(['notApplicable: 还没有写文字。']);
  });

  it('每一段正文都看，重复行也看；单位名称、抄来的不看', () => {
    const cells = { reason: wrongShare, effects: wrongShare, name: wrongShare, 'projects[2].note': wrongShare };
    expect(judge(cells).map((one) => one.split('里，')[0])).toEqual([
      'fail: 主要原因',
      'fail: 绩效情况',
      'fail: 完成情况（第2行）',
    ]);
  });

  it('模板可以只点几段', () => {
    expect(told(decide({ ...rule, texts: ['effects'] }, fields, { reason: wrongShare }))).toEqual([
      'notApplicable: 还没有写文字。',
    ]);
  });

  it('同一段里两处错各是一条，编号不重', () => {
    const verdicts = decide(rule, fields, { reason: `${wrongShare}会议费由8万元压减到6万元，减少3万元。` });
    expect(new Set(verdicts.map((one) => one.subject)).size).toBe(2);
  });

  it('拿不准的（单价与数量）问一问，说明可以回答', () => {
    const verdicts = decide(rule, fields, { reason: '采购办公设备3台，每台0.5万元，共2万元。' });
    expect(verdicts).toMatchObject([{ outcome: 'fail', level: 'explain' }]);
    expect(verdicts[0]).not.toHaveProperty('inText');
  });

  it('读句子的程序还没有取到时是无法核对，不是通过；取到以后就有结论', () => {
    const check = checkDefinition.parse({ id: 'own', title: '互相一致', level: 'error', rule, basis: '测试' });
    const { prose: reader, ...waiting } = book(fields, { reason: wrongShare }, { checks: [check] });
    const outcome = (context: RuleContext) => runChecks(context.table.pack, context).checks[0]!.outcome;
    expect(outcome(waiting)).toBe('undetermined');
    expect(outcome({ ...waiting, prose: reader! })).toBe('fail');
  });

  it('只重读改过的那一段', () => {
    const read: string[] = [];
    const context = {
      ...book(fields, { reason: wrongShare, effects: '会议费2万元。' }),
      prose: {
        ...readProse,
        relations: (text: string) => {
          read.push(text);
          return readProse.relations(text);
        },
      },
    };
    const texts = (own: typeof context): string[] => {
      read.length = 0;
      ruleOf('prose-agrees').decide(rule, own);
      return [...read];
    };
    expect(texts(context)).toEqual([wrongShare, '会议费2万元。']);
    const next = book(fields, { reason: wrongShare, effects: '会议费3万元。' });
    const sameMemory = { ...next, prose: context.prose, table: { ...next.table, memory: context.table.memory } };
    expect(texts(sameMemory)).toEqual(['会议费3万元。']);
  });
});
