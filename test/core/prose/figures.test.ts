import { claimsIn } from '../../../src/core/prose/claims';
import { chineseNumber } from '../../../src/core/prose/chinese-number';
import { figuresIn } from '../../../src/core/prose/figures';

const figures = (text: string): string[] =>
  figuresIn(text).map((one) => `${one.isRough ? '约' : ''}${one.value.toFixed()}${one.unit ?? ''}`);

describe('文中的数', () => {
  it.each([
    ['2018年预算数219.2万元，其中，一般公共服务219.2万元。公共安全支出0元', ['219.2万元', '219.2万元', '0元']],
    ['本部门编制数9人，在职人数8人', ['9人', '8人']],
    ['预算1,234.50万元，决算１２３．４万元', ['1234.5万元', '123.4万元']],
    ['增长30.29%，提高2.5个百分点，批准率９４％', ['30.29%', '2.5个百分点', '94%']],
    ['补偿资金3.78亿元，发放征拆款项1.35亿余元', ['3.78亿元', '约1.35亿元']],
    ['由4000余万元减至1300余万元', ['约4000万元', '约1300万元']],
    ['核定中心领导4名，新启动项目16个', ['4人', '16个']],
    ['年产2万吨', ['20000吨']],
    ['涉及三个项目、十二项制度、一百二十人', ['3个', '12项', '120人']],
    ['完成年初预算的百分之九十五点五', ['95.5%']],
    ['占地789.28亩，建筑面积67160平方米', ['789.28亩', '67160㎡']],
    ['预算数 219.2 万元', ['219.2万元']],
    ['支出减少-5.2万元', ['-5.2万元']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));

  it.each([
    ['文号', '根据怀编〔2021〕79号文件和财预〔2020〕10号'],
    ['号令', '103号令农村征地、60号令“两安”用地'],
    ['日期', '2021年10月20日成立，5月17日调度，填报日期2019-03-20'],
    ['电话、邮编', '电话：0731-84512345，邮编：410000，12345市民热线'],
    ['序号', '1、主要职能\n（2）绩效目标\n第3批次'],
    ['编号里的数', 'S234谢石线、4A级景区'],
    ['成语里的汉字数', '三公经费、两保用地、八项规定、一是加强、十九大精神'],
    ['时刻', '上午9:30召开'],
  ])('不是业务数字：%s', (_, text) => expect(figures(text)).toEqual([]));

  it('位置可以取回原文', () => {
    const text = '基本支出预算：219.2万元。';
    const [figure] = figuresIn(text);
    expect(text.slice(figure!.start, figure!.end)).toBe('219.2万元');
    expect(figure!.decimals).toBe(1);
  });

  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['三千五百', 3500],
    ['两万', 20000],
    ['一亿二千万', 120000000],
    ['二〇一八', 2018],
    ['三点五', 3.5],
  ])('汉字数 %s', (text, value) => expect(chineseNumber(text)?.toNumber()).toBe(value));

  it.each(['三四', '十十', '点五', '公', ''])('不是数：%s', (text) => expect(chineseNumber(text)).toBeNull());
});

describe('文中的增减', () => {
  const claims = (text: string): string[] =>
    claimsIn(text).map(
      (one) =>
        `${one.subject}|${one.word}|${one.direction}|${one.base ?? '-'}|${one.figure ? `${one.figure.value.toFixed()}${one.figure.unit}` : '-'}`,
    );

  it.each([
    ['本年支出预算数比上年减少8.38万元', ['本年支出预算数比上年|减少|down|priorYear|8.38万元']],
    ['人员减少，支出减少8.38万元', ['人员|减少|down|-|-', '支出|减少|down|-|8.38万元']],
    ['比年初预算增加66.4万元，增长30.29%', ['比年初预算|增加|up|budget|66.4万元', '|增长|up|budget|30.29%']],
    ['与上年相比，支出减少了约5万元', ['支出|减少|down|priorYear|5万元']],
    ['比2017年下降49.8%', ['比2017年|下降|down|priorYear|49.8%']],
    ['支出增加5万元（增长3.5%）', ['支出|增加|up|-|5万元', '支出|增加|up|-|3.5%', '|增长|up|-|3.5%']],
    ['与上年持平', ['与上年|持平|flat|priorYear|-']],
    ['接待费减少到5万元', ['接待费|减少|down|-|-']],
    ['减少额为3万元', ['|减少|down|-|3万元']],
  ])('%s', (text, expected) => expect(claims(text)).toEqual(expected));

  it.each(['支出未增加', '没有超支', '严禁超支', '费用不再增长'])('否定的不算：%s', (text) =>
    expect(claims(text)).toEqual([]),
  );
});

it('不是数：一起、一个、一家', () => expect(figures('三起案件一起办理，一个主体，率先在一家试点')).toEqual([]));
