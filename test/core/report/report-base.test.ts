import type { Report } from '../../../src/core/narrative/fragment';
import { reportBase } from '../../../src/core/report/report-base';
import { kaifuReport } from '../narrative/kaifu-report';

describe('写进文档的底稿', () => {
  test('每段的全文，每个数的位置和原值', () => {
    const base = reportBase(kaifuReport().report);
    const staffing = base.fragments.find((fragment) => fragment.id === 'staffing')!;
    expect(staffing.text).toMatch(/^本部门编制数9人，/);
    expect(
      staffing.figures
        .map(({ field, value, start, end }) => [field, value, staffing.text.slice(start, end)])
        .slice(0, 2),
    ).toEqual([
      ['authorizedPosts', '9', '9人'],
      ['actualStaff', '8', '8人'],
    ]);
  });

  test('第二段的数也在全文里找得到', () => {
    const report: Report = {
      id: 'r',
      title: '',
      front: [],
      back: [],
      sections: [
        {
          id: 's',
          heading: null,
          level: 1,
          fragments: [
            {
              id: 'f',
              title: '段',
              style: 'body',
              origin: 'generated',
              paragraphs: [
                [{ kind: 'text', text: '甲。' }],
                [
                  { kind: 'text', text: '乙' },
                  { kind: 'missing', text: '（待填：丙）', field: 'c' },
                ],
              ],
            },
          ],
        },
      ],
    };
    const [fragment] = reportBase(report).fragments;
    expect(fragment?.text).toBe('甲。\n乙（待填：丙）');
    expect(fragment?.figures).toEqual([{ field: 'c', value: null, start: 4, end: 10 }]);
  });
});
