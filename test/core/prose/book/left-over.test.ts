import type { LastYear } from '../../../../src/core/prose/book/book';
import { bookOf, figuresOf, raised } from './books';

const lastReport: LastYear = {
  file: '2022年报告.docx',
  year: 2022,
  figures: [],
  paragraphs: [
    '二、主要工作',
    '全年完成水利工程维修26处，投入资金310万元，受益群众1.2万人。',
    '本单位编制数40人，内设6个股室，负责全县水利工程的管理。',
    '2022年以来，本单位认真落实上级部署，扎实推进各项工作。',
    '本单位高度重视绩效管理，制度健全，执行到位，效果良好。',
    '单位基本支出决算455万元，保障了机关的正常运转和职工待遇。',
  ],
};
const lastBook: LastYear = {
  file: '2022年.xlsx',
  year: 2022,
  paragraphs: [],
  figures: figuresOf(`
    经费控制情况/项目支出/本年决算数：120.00万元
    补充资料/基本支出/本年决算数：455.00万元
  `),
};

describe('与上年报告一字不差', () => {
  it.each([
    ['有数', lastReport.paragraphs[1]!, '310万元'],
    ['有上年的年份', lastReport.paragraphs[3]!, '里面写着2022年'],
  ])('%s：问一问', (_, text, words) => {
    const found = raised(`${text}\n`, null, lastReport);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('asks: 与上年报告一字不差');
    expect(found[0]).toContain(words);
  });

  it.each([
    ['没有数的套话', lastReport.paragraphs[4]!],
    ['标题', lastReport.paragraphs[0]!],
    ['改过一个数', lastReport.paragraphs[1]!.replace('310', '295')],
    ['只是空格不同也算一样，但数是本年表里的', '本单位编制数40人， 内设6个股室，负责全县水利工程的管理。'],
  ])('%s：不说', (_, text) => {
    expect(raised(`${text}\n`, bookOf(), lastReport)).toEqual([]);
  });

  it.each([
    '先后深入8个涉农街道32个村（社区），召开40余次座谈会。',
    '接待群众来访120人次。',
    '全年化解矛盾纠纷35件，办结信访件12件。',
    '举办培训班6期，印发资料2000份。',
  ])('数的是件数、次数、人次：也问，%s', (text) => {
    expect(raised(text, bookOf(), { ...lastReport, paragraphs: [text] })).toEqual([
      expect.stringContaining('一字不差'),
    ]);
  });

  it.each([
    '本单位内设6个股室，下设3个二级机构，分工明确。',
    '全县共有12个乡镇、180个村，本单位负责指导。',
    '2023年度部门整体支出绩效评价基础数据表',
  ])('是单位本来有的、本年附表的标题：不说，%s', (text) => {
    expect(raised(text, bookOf(), { ...lastReport, year: 2023, paragraphs: [text] })).toEqual([]);
  });

  it('本年的表样又印出同样的话：是表样的', () => {
    const text = '本年没有新建楼堂馆所，规模控制在1200平方米以内。';
    const last = { ...lastReport, paragraphs: [text] };
    expect(raised(text, bookOf(undefined, { fragments: [{ text, figures: [] }] }), last)).toEqual([]);
    expect(raised(text, null, last)).toHaveLength(1);
  });
});

describe('上年的工作簿', () => {
  it('文中的数是上年的，不是本年的：说明像是没有改', () => {
    const [found, ...others] = raised('项目支出决算120万元。', bookOf(), lastBook);
    expect(others).toEqual([]);
    expect(found).toMatch(/^fails: 与工作簿不符：文中写120万元.*像是上年的数没有改/);
  });

  it('没有本年的工作簿：只问', () => {
    expect(raised('项目支出决算120万元。', null, lastBook)).toEqual([expect.stringMatching(/^asks: 与上年的数相同：/)]);
  });

  it.each([
    '项目支出决算130万元。',
    '上年项目支出决算120万元。',
    '2022年项目支出决算120万元，2023年项目支出决算150万元，2023年基本支出决算480万元。',
  ])('不说：%s', (text) => expect(raised(text, null, lastBook)).toEqual([]));
});
