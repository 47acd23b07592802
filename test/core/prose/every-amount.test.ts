import { auditReport, type Audit } from '../../../src/app/audit-report';
import type { Book, BookFigure } from '../../../src/core/prose/book/book';
import { parseDecimal, zero } from '../../../src/core/quantity/decimal';
import { seededRandom } from '../../support/random-data';

const overlaps = (audit: Audit, start: number, end: number): boolean =>
  [...audit.findings, ...audit.passed].some(({ quotes }) => quotes.some((one) => one.start < end && start < one.end));

const figure = (field: string, label: string, name: string, amount: string, shown: string): BookFigure => ({
  field,
  label,
  name,
  amount: parseDecimal(amount)!,
  slack: zero,
  shown,
  place: { sheet: '附表', address: 'D5' },
});
const book: Book = {
  unitNames: ['青山县水利局'],
  year: 2023,
  fragments: [],
  figures: [
    figure(
      'officeExpense.final',
      '经费控制情况/公用经费/办公经费/本年决算数',
      '办公经费本年决算数',
      '130000',
      '13.00万元',
    ),
    figure(
      'meetingsAndTraining.final',
      '经费控制情况/公用经费/会议费、培训费/本年决算数',
      '会议费、培训费本年决算数',
      '25000',
      '2.50万元',
    ),
    figure('publicOutlay.final', '经费控制情况/公用经费/本年决算数', '公用经费本年决算数', '1250000', '125.00万元'),
  ],
};
const audited = (text: string, beside: Book | null = null): Audit =>
  auditReport({ text }, beside && { book: beside, lastYear: null });

describe('正文里的每一个金额都有着落', () => {
  test('没有别的数可对的：一句一条无法核对，写着为什么', () => {
    const { findings, amounts } = audited('全年植树投入36.5万元，雇工12人，出动车辆3辆。验收合格率98%。');
    expect(findings.map(({ level, kind, quotes }) => [level, kind, quotes.map(({ text }) => text)])).toEqual([
      ['unverifiable', 'alone', ['全年植树投入36.5万元', '雇工12人', '出动车辆3辆']],
      ['unverifiable', 'alone', ['验收合格率98%']],
    ]);
    expect(findings[0]!.message).toBe('36.5万元、12人、3辆：文中没有能与它核对的另一个数。请自己对照账表。');
    expect(amounts).toEqual({ total: 4, agreed: 0, told: 0, unverifiable: 4 });
  });

  test('核对一致的、有问题的不再列一遍', () => {
    const { amounts, findings } = audited(
      '三公经费10万元，其中公务接待4万元、公务用车运行维护6万元。支出20万元，其中办公费15万元、印刷费9万元。',
    );
    expect(amounts).toEqual({ total: 6, agreed: 3, told: 3, unverifiable: 0 });
    expect(findings.map(({ kind }) => kind)).toEqual(['sum']);
  });

  test.each(['125①万元', '125[1]万元', '139千元', '壹佰贰拾伍万元', '12注1人'])('读不成的数也说：%s', (said) => {
    const text = `项目共用${said}，已经办完。`;
    const { findings } = audited(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toMatch(/读不成一个数|没有能与它核对/);
    expect(overlaps(audited(text), text.indexOf(said), text.indexOf(said) + said.length)).toBe(true);
  });

  test('工作簿里有差不多名称的：一样的算一致，不一样的说是哪一格，不当错误', () => {
    const { findings, amounts } = audited('2023年办公经费决算12万元，会议费、培训费支出2.5万元，慰问费0.8万元。', book);
    expect(amounts).toEqual({ total: 3, agreed: 1, told: 0, unverifiable: 2 });
    expect(findings.map(({ level, message }) => [level, message])).toEqual([
      [
        'unverifiable',
        '文中写12万元，工作簿“办公经费本年决算数”是13.00万元（《附表》D5），不能断定说的是同一个数。请对照表看一遍。',
      ],
      ['unverifiable', '0.8万元：文中没有能与它核对的另一个数，工作簿里也没有认出是哪一项。请自己对照账表。'],
    ]);
    expect(audited('垃圾分类办公经费12万元。', book).findings.map(({ kind }) => kind)).toEqual(['alone']);
    const old = audited('2021年办公经费决算12万元；明年计划办公经费14万元。', book);
    expect(old.findings.every(({ kind }) => kind === 'alone')).toBe(true);
  });
});

test('随机：在报告里随处插进金额，没有一个不知去向；数目加得起来', () => {
  const lines = [
    '一、部门基本情况',
    '编制数45人，实际在职人数43人，在职人员控制率95.56%。',
    '2023年三公经费决算20.9万元，其中公务用车运行维护13.9万元，公务接待7万元，比上年22万元减少1.1万元，下降5%。',
    '公用经费决算125万元，年初预算130万元，完成预算的96.15%。',
    '二、存在的问题（一）预算编制不够细。下一步，我们将加强管理。',
    '项目支出分三类：业务工作经费100万元，占50%；运行维护经费60万元；专项资金40万元。',
  ];
  const units = [
    '万元',
    '元',
    '亿元',
    '%',
    '人',
    '辆',
    '个百分点',
    '①万元',
    ' 万元',
    '％',
    '余万元',
    '多人',
    '千元',
    '万 元',
  ];
  const frames = ['另有植树费用#', '共计#', '（含#）', '，涉及#', '：#；', '其中#', '比上年增加#', '#', '、#'];
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const planted: string[] = [];
    const text = lines
      .map((line) => {
        let own = line;
        for (let count = Math.floor(random() * 3); count > 0; count--) {
          const places = [...own.matchAll(/[，。；：、]/g)].map(({ index }) => index);
          const at = places.length === 0 ? own.length : pick(places);
          // No two alike, so that each is found again.
          const said = `7${seed}${planted.length}.3${pick(units)}`;
          planted.push(said);
          own = own.slice(0, at) + pick(frames).replace('#', said) + own.slice(at);
        }
        return own;
      })
      .join('\n');
    const audit = audited(text, random() < 0.5 ? book : null);
    const lost = planted.filter((said) => {
      const at = text.indexOf(said);
      return !overlaps(audit, at, at + said.length);
    });
    expect([seed, text, lost]).toEqual([seed, text, []]);
    const { total, agreed, told, unverifiable } = audit.amounts;
    expect([seed, agreed + told + unverifiable]).toEqual([seed, total]);
    expect(total).toBeGreaterThanOrEqual(planted.length);
    expect(
      audit.findings.every(({ quotes }) =>
        quotes.every(({ text: said, start, end }) => text.slice(start, end) === said),
      ),
    ).toBe(true);
  }
});
