import { decide, told, words } from './table';

const fields = [words('prose', '支出情况', { length: 'prose' })];
const heads = (...texts: string[]) =>
  told(decide({ kind: 'year-in-text', sheets: ['test'], texts: [] }, fields, {}, { heads: texts }));
const prose = (text: string, year: number | null = 2018) =>
  told(decide({ kind: 'year-in-text', sheets: [], texts: ['prose'] }, fields, { prose: text }, { year }));

describe('year-in-text 年份', () => {
  it.each([
    ['本年和上年', ['2018年度部门整体支出绩效评价基础数据表', '2017年决算数', '2018年预算数'], ['pass']],
    [
      '沿用了旧标题',
      ['2016年度部门整体支出绩效评价基础数据表'],
      ['fail: 测试表 D1的“2016年度部门整体支出绩效评价基础数据表”写的是2016年，本表是2018年度。'],
    ],
    [
      '标题没写“年”字',
      ['2016部门整体支出绩效自评表'],
      ['fail: 测试表 D1的“2016部门整体支出绩效自评表”写的是2016年，本表是2018年度。'],
    ],
    ['文号、书名号、日期', ['财预〔2013〕53号', '《2015年通知》', '填报日期：2019年3月20日'], ['pass']],
  ])('标题和表头：%s', (_, texts, expected) => expect(heads(...texts)).toEqual(expected));

  it.each([
    [
      '写错年份的数',
      '2016年基本支出预算219.2万元。',
      ['fail: 支出情况里的“2016年基本支出预算219.2万元”写的是2016年，本表是2018年度。'],
    ],
    ['本年和上年', '2018年预算219.2万元，比2017年减少8.38万元。', ['pass']],
  ])('正文：%s', (_, text, expected) => expect(prose(text)).toEqual(expected));

  it.each([
    ['下年的计划', '2019年计划安排项目支出预算200万元。'],
    ['没有金额的往事', '中心成立于2010年，由三家单位合并。'],
    ['没有预算的往事', '2015年建成安置房3处，面积300亩。'],
    ['文号', '根据财预〔2013〕53号，支出预算219.2万元。'],
    ['连续几年', '2015-2018年项目总支出300万元。'],
    ['以来', '自2012年以来支出逐年下降5%。'],
  ])('不误报：%s', (_, text) => expect(prose(text)).toEqual(['pass']));

  it('不知道年度', () =>
    expect(prose('2016年预算1万元', null)).toEqual(['undetermined: 不知道评价年度，不能核对文字里的年份。']));
  it('没有文字', () =>
    expect(told(decide({ kind: 'year-in-text', sheets: [], texts: ['prose'] }, fields, {}))).toEqual([
      'notApplicable: 没有要看年份的文字。',
    ]));
});
