import { line, onForms } from './evaluation-form';

const judge = (grade: string, share: number) =>
  onForms(
    { kind: 'qualitative-share' },
    line('social1', { name: '秩序', direction: '定性', grade, share, full: 10 }),
  )[0];
const head = '《部门整体支出绩效自评表》社会效益指标1“秩序”';

describe('qualitative-share 评定比例在所选档次之内', () => {
  it.each<[string, number, string]>([
    ['达成', 1, 'pass'],
    ['达成', 0.8, 'pass'],
    ['达成', 0.7999, `fail: ${head}完成情况是“达成”，评定比例79.99%不在80%（含）～100%之间。`],
    ['部分达成', 0.6, 'pass'],
    ['部分达成', 0.8, `fail: ${head}完成情况是“部分达成”，评定比例80.00%不在60%（含）～80%之间。`],
    ['未达成', 0, 'pass'],
    ['未达成', 0.6, `fail: ${head}完成情况是“未达成”，评定比例60.00%不在0%（含）～60%之间。`],
  ])('%s %d', (grade, share, wanted) => expect(judge(grade, share)).toBe(wanted));

  it('还没有评定', () =>
    expect(onForms({ kind: 'qualitative-share' }, {})).toEqual(['notApplicable: 没有评定好的定性指标。']));
});
