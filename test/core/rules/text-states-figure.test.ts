import { rewritten } from '../../../src/core/rules/rewrite';
import { decide, money, people, rate, told, words } from './table';

const fields = [
  people('posts', '编制数'),
  money('final', '三公经费支出'),
  rate('satisfaction', '满意度'),
  words('prose', '正文', { length: 'prose' }),
];
const figures = [
  { words: ['编制数', '核定编制'], field: 'posts' },
  { words: ['三公经费支出', '“三公”经费支出'], field: 'final' },
  { words: ['满意度'], field: 'satisfaction' },
];
const judge = (prose: string, cells: object = { posts: 9, final: 3.99, satisfaction: 0.98 }) =>
  told(decide({ kind: 'text-states-figure', texts: ['prose'], figures }, fields, { ...cells, prose } as never));

describe('text-states-figure 文中的数与表一致', () => {
  it.each([
    ['一致', '本部门编制数9人，三公经费支出3.99万元，满意度为98%', ['pass', 'pass', 'pass']],
    ['元', '“三公”经费支出39900元', ['pass']],
    ['位数少', '三公经费支出4.0万元', ['pass']],
    ['不一致', '本部门编制数为12人', ['fail: 正文写编制数“12人”，表中编制数是9人。']],
    ['以上是界限', '满意度90%以上', ['pass']],
    ['没有达到说的界限', '满意度99%以上', ['fail: 正文写满意度“99%”，表中满意度是98.00%。']],
    ['约数按写出的位数看', '三公经费支出约4万元', ['pass']],
    ['没有写', '按计划完成', ['notApplicable: 文字里没有写这些数。']],
  ])('%s', (_, prose, expected) => expect(judge(prose)).toEqual(expected));

  it('改用建议写法：只换数字，单位、位数、其余的字照原样；没有达到的界限不给写法', () => {
    const rewrites = (prose: string): (string | null)[] =>
      decide({ kind: 'text-states-figure', texts: ['prose'], figures }, fields, {
        posts: 9,
        final: 3.99,
        satisfaction: 0.98,
        prose,
      }).flatMap((one) => (one.outcome === 'fail' ? [one.rewrite ? rewritten(one.rewrite) : null] : []));
    expect(rewrites('本部门 编制数为12人，三公经费支出42,000.0元。')).toEqual([
      '本部门 编制数为9人，三公经费支出42,000.0元。',
      '本部门 编制数为12人，三公经费支出39,900.0元。',
    ]);
    expect(rewrites('满意度99%以上')).toEqual([null]);
  });

  it('表里没填', () =>
    expect(judge('编制数9人', {})).toEqual(['undetermined: 编制数没有可用的数，不能核对正文里的“9人”。']));

  it.each([
    '上年三公经费支出7.95万元',
    '2017年三公经费支出7.95万元',
    '三公经费支出比上年减少3.96万元',
    '计划三公经费支出5万元',
    '编制数核定工作完成12项',
    '公务用车更新三公经费支出1.2万元',
  ])('不误报：%s', (prose) => {
    expect(judge(prose)).toEqual(['notApplicable: 文字里没有写这些数。']);
  });
});
