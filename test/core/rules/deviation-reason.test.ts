import { line, onForms } from './evaluation-form';

const judge = (cells: Readonly<Record<string, string | number>>) =>
  onForms(
    { kind: 'deviation-reason', beyond: '1.3', beyondZero: '30' },
    line('quantity1', { name: '签约', direction: '≥', full: 10, ...cells }),
  )[0];
const head = '《部门整体支出绩效自评表》数量指标1“签约”';

describe('deviation-reason 偏差原因', () => {
  it.each<[string, Readonly<Record<string, string | number>>, string]>([
    ['正好完成', { target: 100, actual: 100 }, 'pass'],
    ['超过29.99%，不用写', { target: 10_000, actual: 12_999 }, 'pass'],
    [
      '超过30%（含），要写',
      { target: 100, actual: 130 },
      `fail: ${head}实际完成130，为指标值100的130.00%，超计划较大，没有写偏差原因。`,
    ],
    [
      '没有完成，要写',
      { target: 100, actual: 99.5 },
      `fail: ${head}实际完成99.5，没有达到指标值100（完成99.50%），没有写偏差原因。`,
    ],
    [
      '写了“无”不算',
      { target: 100, actual: 90, deviationReason: '无' },
      `fail: ${head}实际完成90，没有达到指标值100（完成90.00%），所写的不能算原因。`,
    ],
    [
      '写明了原因',
      { target: 100, actual: 90, deviationReason: '两个项目用地手续推迟批复。' },
      `fail: ${head}实际完成90，没有达到指标值100（完成90.00%），已写明偏差原因。`,
    ],
    ['指标值0，完成29', { target: 0, actual: 29 }, 'pass'],
    ['指标值0，完成30', { target: 0, actual: 30 }, `fail: ${head}指标值为0，实际完成30，没有写偏差原因。`],
    [
      '反向指标超过上限',
      { direction: '≤', target: 24, actual: 25 },
      `fail: ${head}实际完成25，超过指标值24，没有写偏差原因。`,
    ],
    ['反向指标大大低于上限，不用写', { direction: '≤', target: 24, actual: 2 }, 'pass'],
    ['定性达成', { direction: '定性', grade: '达成' }, 'pass'],
    ['定性部分达成', { direction: '定性', grade: '部分达成' }, `fail: ${head}完成情况是“部分达成”，没有写偏差原因。`],
    ['没有分值的行不管', { target: 100, actual: 1, full: '' }, 'notApplicable: 没有可比的指标。'],
    ['还没有完成值', { target: 100 }, 'notApplicable: 没有可比的指标。'],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toBe(wanted));
});
