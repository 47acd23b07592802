import type { CheckDefinition } from '../../../src/core/pack/schema';
import { decide, money, words, type FieldInput } from './table';

/** Rows of the explanation sheet by their labels: last year, budget, final. */
const rows = {
  whole: ['增减变动说明表/三公经费', [12, 12.6, 11]],
  reception: ['经费控制情况/三公经费/公务接待费', [4, 4.2, 3]],
  operation: ['经费控制情况/三公经费/公车运行维护', [8, 8.4, 8]],
  staff: ['增减变动说明表/人员经费', [300, 310, 341]],
  office: ['增减变动说明表/公用经费', [64, 60, 51]],
} as const;
type Row = keyof typeof rows;

const sides = ['上年决算数', '本年预算数', '本年决算数'];
const ids = ['last', 'plan', 'done'];
const fields: readonly FieldInput[] = Object.entries(rows).flatMap(([row, [label]]) => [
  ...sides.map((side, at) => money(`${row}.${ids[at]!}`, `${label}/${side}`)),
  words(`${row}.reason`, `${label}/主要原因`),
]);
const names: Readonly<Record<Row, string>> = {
  whole: '三公经费',
  reception: '公务接待费',
  operation: '公车运行维护',
  staff: '人员经费',
  office: '公用经费',
};
const rule = (row: Row) => ({
  kind: 'explanation-agrees' as const,
  reason: `${row}.reason`,
  subject: names[row],
  comparisons: [
    { from: `${row}.plan`, to: `${row}.done`, label: '本年决算数比本年预算数' },
    { from: `${row}.last`, to: `${row}.done`, label: '本年决算数比上年决算数' },
  ],
});
const checks = (['whole', 'staff', 'office'] as const).map(
  (row): CheckDefinition => ({ id: row, title: row, level: 'error', basis: '无', rule: rule(row) }) as never,
);

function outcome(row: Row, reason: string, figures: readonly number[] = rows[row][1]): string {
  const cells: Record<string, number | string> = {};
  for (const one of Object.keys(rows) as Row[])
    (one === row ? figures : rows[one][1]).forEach((figure, at) => (cells[`${one}.${ids[at]!}`] = figure));
  cells[`${row}.reason`] = reason;
  return decide(rule(row), fields, cells, { checks, year: 2022 })[0]!.outcome;
}

describe('公用经费由64万元降到51万元（预算60万元）', () => {
  it.each([
    '支出决算数高于年初预算数，主要是搬迁。',
    '年初预算数小于决算数。',
    '决算数比预算数多，主要是搬迁。',
    '支出规模有所扩大。',
    '本年支出高于上年水平。',
    '公用经费不降反升。',
    '公用经费只增不减。',
    '突破年初预算9万元。',
    '比上年多13万元。',
    '较年初预算有较大幅度的上升。',
    '较上年增加、较预算减少。',
    '较预算省下7万元。',
    '预算60万元、决算51万元、少7万元。',
    '预算60万元，决算51万元，差额7万元。',
    '较上年64万元减少11万元。',
    '同比+20.31%。',
    '压减超三成。',
    '比上年减少至少14万元。',
    '比预算减少不超过8万元。',
    '同比下降接近30%。',
    '控制在50万元以内。',
    '与上年大致相当。',
    '和去年差不多。',
    '基本维持上年水平。',
    '变化不大。',
    '未较上年减少。',
    '并没有压减下来。',
    '不是减少，而是增加。',
    '支出并非没有增加。',
    '为上年的一半。',
    '较上年翻了一番。',
    '成倍增长。',
    '支出进度95%。',
    '完成预算60万元的95%。',
    '全年预算60万元，实际执行55万元。',
    '上年决算、年初预算、本年决算分别为60万元、64万元、51万元。',
    '比上年、预算分别减少9万元、13万元。',
    '会议费减少5万元，培训费减少4万元，合计减少8万元。',
    '由64万元减少到51万元，净减12万元。',
    '2021年64万元，2022年54万元。',
    '较2022年年初预算增加9万元。',
    '本年未发生公用经费支出。',
    '实现零增长。',
  ])('矛盾：%s', (reason) => expect(outcome('office', reason)).toBe('fail'));

  it.each([
    '支出决算数低于年初预算数，主要是压减会议。',
    '年初预算数大于决算数。',
    '决算数比预算数少，主要是压减会议。',
    '支出规模有所收窄。',
    '本年支出低于上年水平。',
    '公用经费不升反降。',
    '未突破年初预算。',
    '比上年少13万元。',
    '较上年、预算均有所减少。',
    '预算60万元、决算51万元、少9万元。',
    '差额9万元，为压减的会议费。',
    '较上年64万元减少13万元。',
    '同比-20.31%。',
    '压减超两成（比上年）。',
    '比预算减少不超过10万元。',
    '控制在55万元以内。',
    '由64万元减少到51万元，净减13万元。',
    '2021年64万元，2022年51万元。',
    '较2020年增加3万元。',
    '较2022年年初预算减少9万元。',
    '如不压减，支出将比上年增加。',
    '剔除搬迁因素，比上年增加2万元。',
    '上级要求公用经费压减5%，本单位超额完成。',
    '2023年预算安排70万元，较本年增加。',
    '原计划增加开支，后取消。',
    '一是压减会议费减少6万元；二是压减差旅费。',
    '压减会议减少支出6万元；另节约水电3万元。',
    '水电费增加，上年无此项支出。',
    '人员增加2人，但支出仍较上年下降。',
    '培训费比上年增加2万元，会议费减少15万元。',
  ])('不矛盾：%s', (reason) => expect(outcome('office', reason)).not.toBe('fail'));
});

describe('说明里另一项的数，按它自己的数核对', () => {
  it.each([
    '其中：公务接待费3万元，较上年增加1万元；公务用车运行维护费8万元，与上年持平。',
    '公务接待费下降45%，带动三公经费下降。',
    '公车运行费较上年减少0.4万元。',
    '公务接待费、公务用车运行维护费较预算分别减少0.4万元、1.2万元。',
    '公务接待费略有上升。',
    '公务接待费决算4.2万元。',
  ])('矛盾：%s', (reason) => expect(outcome('whole', reason)).toBe('fail'));

  it.each([
    '其中：公务接待费3万元，较上年减少1万元；公务用车运行维护费8万元，与上年持平。',
    '公务接待费下降25%，带动三公经费下降。',
    '公车运行费较预算减少0.4万元。',
    '公务接待费、公务用车运行维护费较预算分别减少1.2万元、0.4万元。',
    // A part of that item's own change.
    '公务接待费减少0.6万元，为陪餐人数减少。',
    '压减公务接待费0.2万元。',
    // Whose it is nobody can tell.
    '运行维护费增加2万元。',
    '接待任务增加，人均标准降低。',
  ])('不矛盾：%s', (reason) => expect(outcome('whole', reason)).not.toBe('fail'));
});

describe('一边为零', () => {
  it.each([
    ['上年未发生，本年亦未发生。', [3, 3, 0]],
    ['近两年均无人员经费支出。', [0, 2, 2]],
    ['与上年持平，均未发生。', [3, 3, 0]],
    ['完成年初预算的100%。', [0, 0, 2]],
    ['比上年增加2万元，增长100%。', [0, 1, 2]],
  ] as const)('矛盾：%s', (reason, figures) => expect(outcome('staff', reason, figures)).toBe('fail'));

  it.each([
    ['本年未发生人员经费，较上年减少3万元，下降100%。', [3, 3, 0]],
    ['上年无此项支出，年初未安排预算，年中追加。', [0, 0, 2]],
    ['由0增加到2万元。', [0, 0, 2]],
    ['年初预算0万元，决算0万元，无增减变化。', [0, 0, 0]],
  ] as const)('不矛盾：%s', (reason, figures) => expect(outcome('staff', reason, figures)).not.toBe('fail'));
});
