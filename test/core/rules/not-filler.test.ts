import { decide, told, words } from './table';

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
