import type { Statement } from '../../../src/core/prose/statement';
import { statementsIn } from '../../../src/core/prose/statements';

const told = (one: Statement): string => {
  const figure = one.figure ? `${one.figure.value.toFixed()}${one.figure.unit ?? ''}` : '-';
  if (one.kind === 'move') return `${one.subject}|${one.word}|${one.allows.join('/')}|${one.base ?? '-'}|${figure}`;
  return one.kind === 'level' ? `${one.subject}|${one.of}|${figure}` : `${one.subject}|÷${one.base ?? '?'}|${figure}`;
};
const statements = (text: string): string[] => statementsIn(text).map(told);

describe('文中的增减', () => {
  it.each([
    ['本年支出预算数比上年减少8.38万元', ['本年支出预算数|减少|down|priorYear|8.38万元']],
    ['人员减少，支出减少8.38万元', ['人员|减少|down|-|-', '支出|减少|down|-|8.38万元']],
    ['比年初预算增加66.4万元，增长30.29%', ['|增加|up|budget|66.4万元', '|增长|up|budget|30.29%']],
    ['与上年相比，支出减少了约5万元', ['支出|减少|down|priorYear|5万元']],
    ['比2017年下降49.8%', ['|下降|down|priorYear|49.8%']],
    ['比上年预算增加3万元', ['|增加|up|priorBudget|3万元']],
    ['比全年预算减少3万元', ['|减少|down|adjusted|3万元']],
    ['支出增加5万元（增长3.5%）', ['支出|增加|up|-|5万元', '支出|增长|up|-|3.5%']],
    ['比预算、上年分别增加10万元、12万元', ['|增加|up|budget|10万元', '|增加|up|priorYear|12万元']],
    ['与上年持平', ['|持平|flat|priorYear|-']],
    ['与预算一致', ['|一致|flat|budget|-']],
    ['没有增加', ['|增加|down/flat|-|-']],
    ['并未减少', ['|减少|up/flat|-|-']],
    ['不增反减', ['|不增反减|down|-|-']],
    ['决算数小于预算数的主要原因是节余', ['决算数|小于|down|budget|-']],
    ['减少的主要原因是会议少', ['|减少|down|-|-']],
    ['压减会议费3万元', ['会议费|压减|down|-|3万元']],
    ['减少额为3万元', ['|减少|down|-|3万元']],
    ['降幅20%', ['|降幅|down|-|20%']],
    ['其中会议费12万元，较上年减少2万元', ['会议费|final|12万元', '会议费|减少|down|priorYear|2万元']],
  ])('%s', (text, expected) => expect(statements(text)).toEqual(expected));

  it.each([
    ['由50万元增加到60万元', ['|from|50万元', '|to|60万元']],
    ['50万元→60万元', ['|from|50万元', '|to|60万元']],
    ['降至45万元', ['|to|45万元']],
    ['接待费减少到5万元', ['接待费|to|5万元']],
    ['上年48万元，今年60万元', ['|priorYear|48万元', '|final|60万元']],
    ['年初预算50万元，全年预算58万元，决算57万元', ['|budget|50万元', '|adjusted|58万元', '|final|57万元']],
  ])('到多少：%s', (text, expected) => expect(statements(text)).toEqual(expected));

  it.each([
    ['完成年初预算的98.5%', ['|÷budget|98.5%']],
    ['预算执行率97%', ['|÷?|97%']],
    ['是上年的1.25倍', ['|÷priorYear|1.25倍']],
  ])('完成了多少：%s', (text, expected) => expect(statements(text)).toEqual(expected));

  it.each([
    ['支出低于预算', ['支出|低于|down|budget|-']],
    ['预算数大于决算数的主要原因是节余', ['|大于|down|budget|-']],
    ['突破年初预算3万元', ['|突破|up|budget|3万元']],
    ['未超年初预算', ['|超|down/flat|budget|-']],
    ['比上年多6万元，高12%', ['|多|up|priorYear|6万元', '|高|up|priorYear|12%']],
    ['比预算数少', ['|少|down|budget|-']],
    ['同比+12%', ['|+|up|priorYear|12%']],
    ['差额3万元', ['|差额|up/down|-|3万元']],
    ['较上年翻了一番', ['|翻了一番|up|priorYear|100%']],
    ['同比减少一半', ['|减少|down|priorYear|50%']],
    ['与上年大致相当', ['|相当|flat|priorYear|-']],
    ['基本维持上年水平', ['|维持上年水平|flat|priorYear|-']],
    ['变化不大', ['|变化不大|flat|-|-']],
    ['未较上年增长', ['|增长|down/flat|priorYear|-']],
    ['并非没有增加', ['|增加|up|-|-']],
    ['没有增加支出', ['支出|增加|down/flat|-|-']],
    ['较上年减少、较预算增加', ['|减少|down|priorYear|-', '|增加|up|budget|-']],
    ['较预算50万元节约3万元', ['|节约|down|budget|3万元', '较|budget|50万元']],
    ['比上年、预算分别增加3万元、减少2万元', ['|增加|up|priorYear|3万元', '|减少|down|budget|2万元']],
    ['会议费、培训费分别增加3万元、4万元', ['会议费|增加|up|-|3万元', '培训费|增加|up|-|4万元']],
    ['年初预算、决算分别为50万元、48万元', ['|budget|50万元', '|final|48万元']],
    ['控制在50万元以内', ['|to|50万元']],
    ['本年未发生会议费用', ['会议费用|final|0万元']],
    ['近两年均无会议费', ['会议费|priorYear|0万元', '会议费|final|0万元']],
    ['完成预算50万元的96%', ['完成|budget|50万元', '|÷budget|96%']],
    ['相当于上年的一半', ['|÷priorYear|50%']],
  ])('别的说法：%s', (text, expected) => expect(statements(text)).toEqual(expected));

  it.each([
    '如不追加，支出将比上年减少',
    '若业务量增加，支出比上年增加5万元',
    '剔除搬迁因素，比上年减少3万元',
    '扣除一次性支出后下降4%',
    '上级要求公用经费压减5%',
    '按照压减不低于10%的要求从严控制',
    '公用经费原则上只减不增',
    '《办法》规定接待费不得增加',
    '原计划减少开支',
    '支出较本年增加',
    '并不是没有压减',
    '新增租赁费，上年无此项支出',
  ])('不是本年的事：%s', (text) => expect(statements(text)).toEqual([]));

  it.each([
    '严禁超支',
    '杜绝浪费，避免超支',
    '下年拟压减5%',
    '计划增加3人',
    '人员经费应减少',
    '上年疫情期间支出减少较多',
    '减少公务用车购置',
    '增减变动说明',
    '厉行节约',
  ])('没有说本年的增减：%s', (text) => expect(statements(text)).toEqual([]));
});
