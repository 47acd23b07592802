/** What a form or a draft leaves for people to fill in or to decide. */
export interface PlaceholderWords {
  readonly pattern: RegExp;
  /** Why the words are no report's: said behind the quote. */
  readonly why: string;
  /** Where 'report': only in whole reports, where lists, signatures and notes stand beside the prose. Absent: everywhere. */
  readonly only?: 'field' | 'report';
  /** Nobody who has finished writes it: an 错误 of a report. Without it people are asked. */
  readonly isSure?: true;
}

const measured =
  '(?:个(?!数)|万元|亿元|元|人(?!数)|名|项(?!数|目)|%|％|户(?!数)|家(?!数)|次(?!数)|批次|辆|亩|㎡|平方米)';
const blankFigure = '这里的数还没有填';
const prompt = '这是表样的填写提示，不是报告的话';
const choice = '几种说法还没有选定';

/** In the order they are looked for; no two of them at one place. */
export const placeholderWords: readonly PlaceholderWords[] = [
  {
    pattern: new RegExp(`(?<![XxＸ×Хх*＊?？A-Za-z\\d])(?:[XxＸ×Хх]{2,}|[*＊]{2,}|[?？]{2,})\\s*(?=${measured})`, 'g'),
    why: blankFigure,
    isSure: true,
  },
  { pattern: /(?:20|19)[×XxＸ*＊_]{1,2}年/g, why: '年份还没有填', isSure: true },
  {
    pattern: /(?<!19|20|[XxＸ×ХхA-Za-z])[XxＸ×Хх]{2,}(?![A-Za-z])/g,
    why: '还留着代替的符号',
  },
  {
    pattern: new RegExp(`(?<![A-Za-z\\d])[XＸ×]\\s*(?=${measured}|年(?![代数])|月(?!数)|日)`, 'g'),
    why: blankFigure,
    isSure: true,
  },
  { pattern: /某某/g, why: '还留着代替的名称' },
  {
    pattern: /[（(]?(?:待填|待补充|待补|待定|待核实|此处填写|请填写|请在此)[：:）)]?/g,
    why: prompt,
    only: 'field',
  },
  {
    pattern:
      /[（(](?:待填|待补充|待补|待核实|待核|待评)(?:[：:](?:[^（()）\n]|[（(][^（()）\n]{0,30}[）)]){0,40})?[）)]/g,
    why: '这里还没有填',
    only: 'report',
    isSure: true,
  },
  {
    pattern: /[（(](?:此处|请)(?:填|补|插|列|在此|简要|简述|说明|根据|按|结合|注明)[^（()）\n]{0,60}[）)]/g,
    why: prompt,
    only: 'report',
    isSure: true,
  },
  {
    pattern:
      /[（(](?:填写|简述|概述|简要(?:说明|介绍|概述|描述)|逐项说明|逐条列出|可另附页|可附页)[^（()）\n]{0,60}[）)]/g,
    why: prompt,
    only: 'report',
    isSure: true,
  },
  { pattern: /[（(][^（()）\n]{0,40}(?:字以内|字左右|字以上)[）)]/g, why: prompt, only: 'report' },
  {
    pattern:
      /【(?:请|待|此处|填写|插入)[^【】\n]{0,60}】|【(?:单位|部门|项目|指标)?(?:名称|全称|简称|金额|数额|数字|年份|年度)】/g,
    why: prompt,
    only: 'report',
    isSure: true,
  },
  { pattern: /[（(][局办委部中心、/／]*(?:局|部|委|办)[、/／](?:[局办委部中心科、/／]+)[）)]/g, why: choice },
  { pattern: /若干(?=\s*(?:万元|亿元|元|%|％|人次|名|批次))/g, why: blankFigure },
  {
    pattern: /(?:增加|增长|上升)[（(/／](?:减少|下降|降低)[）)]?|(?:减少|下降|降低)[（(/／](?:增加|增长|上升)[）)]?/g,
    why: choice,
  },
  {
    pattern:
      /(?:超支|超出)[（(/／](?:节约|结余)[）)]?|(?:节约|结余)[（(/／](?:超支|超出)[）)]?|(?:小于|低于)[（(/／](?:大于|高于)[）)]?|(?:大于|高于)[（(/／](?:小于|低于)[）)]?|(?:未超|没有超)[（(/／](?:已?超)[出过]?[）)]?/g,
    why: choice,
    only: 'report',
  },
  {
    pattern:
      /(?:是|有|已)[/／](?:否|无|未)(?=[，。；、\n）)]|$)|[□☐]\s*(?:是|有)\s*[□☐]\s*(?:否|无)|(?:是|有)\s*[□☐]\s*(?:否|无)\s*[□☐]/g,
    why: choice,
    only: 'report',
  },
  { pattern: /(?<!_)_{3,}|(?<!＿)＿{2,}/g, why: blankFigure, only: 'field' },
  {
    pattern: new RegExp(`(?<![_＿])(?:_{2,}|＿{1,})\\s*(?=${measured}|年度)`, 'g'),
    why: blankFigure,
    only: 'report',
    isSure: true,
  },
  {
    pattern: /[（(](?:示例|样例|范例|范文|参考模板|仅供参考)[：:）)]|^(?:示例|样例|范文)[：:]/gm,
    why: '这是示例的话',
    only: 'report',
  },
  { pattern: /\*\*[^*\n]{1,40}\*\*/g, why: '排版符号没有去掉', only: 'report' },
];

/** 王某某, 李XX: people made unrecognisable on purpose. */
export const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章云苏潘葛范彭鲁马方袁柳鲍史唐薛雷贺汤罗毕安常于傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项董梁杜阮贾江郭林钟徐邱骆高夏蔡田胡凌霍万柯卢莫房丁邓洪包左石崔龚程裴陆翁段侯武刘龙叶黎白赖谭曾易廖肖欧';
/** Behind the same signs they are no name's. */
export const notNames = /^(?:局|部|委|办|中心|单位|区|县|市|镇|乡|街道|村|万元|元|年|个|项|人|%|％|项目|公司|工程|路)/;
/** Behind the signs in a published text: a place, a firm or a document that was made unrecognisable on purpose. */
export const masked = /^(?:号|路|街|公司|村|组|小区|花园|集团|有限|同志|先生|女士)/;
