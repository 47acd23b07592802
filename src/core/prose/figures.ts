import { parseDecimal, type Decimal } from '../quantity/decimal';
import { chineseNumber } from './chinese-number';
import { foldWidth } from './fold';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

/** A business figure in prose: what it is worth, its unit as the forms write it, and where it stands. */
export interface Figure {
  readonly value: Decimal;
  /** 元/万元/亿元, %, 个百分点, 人, 个 …; null where none follows. 名 is 人, 平方米 is ㎡, 2万吨 is 20000 吨. */
  readonly unit: string | null;
  /** Decimals as written: 49.8% has 1. A rounded figure is judged at the digits it shows. */
  readonly decimals: number;
  /** 约, 近, 余, 多: not exact. */
  readonly isRough: boolean;
  readonly start: number;
  readonly end: number;
}

/** Numbers that are no business figures; each is blotted out before figures are looked for (domain notes: audit). */
const noise = [
  /[〔[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*(?:第\s*)?\d+\s*号/g,
  /第\d+\s*号|(?<!\d)\d+\s*号/g,
  /(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?/g,
  /\d{2}年以来/g,
  /(?<!\d)\d{1,2}月(?:\d{1,2}日|份|底|初|末)?|(?<!\d)\d{1,2}日/g,
  /(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}/g,
  /\d{1,2}[:：]\d{2}(?!\d)/g,
  /(?:电话|热线|手机|传真|邮编|邮政编码|编码|代码|账号|卡号)[：:为是]?\s*[\d-]{5,}/g,
  /(?<!\d)\d{3,}(?:市民|政务|服务|便民)*热线/g,
  /0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d|[.,万亿元])/g,
  /第\s*(?:\d+|[零一二两三四五六七八九十百]+)/g,
  /^[ \t　]*[（(]?\d{1,3}[）)．.、](?!\d)/gm,
  /[A-Za-z]-?\d+(?:\.\d+)?|(?<!\d)\d+(?:\.\d+)?[A-Za-z]/g,
];

const amount = '-?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?';
const counted = '[零〇一二两三四五六七八九十百千]+';
const arabic = new RegExp(`(?<![\\d.])${amount}`, 'g');
const percentWords = new RegExp(`百分之(${amount}|${counted}(?:点${counted})?)`, 'g');
const chinese = new RegExp(
  `(?<![第之零〇一二两三四五六七八九十百千万亿])${counted}(?=(?:余|多)?(?:万元|亿元|元|个百分点|个(?![月性人别体])|名|人(?![员民次民生大口])|人次|批次|项(?!规定|目)|户|家|辆|套|件|亩|栋))`,
  'g',
);
const unitAfter =
  /\s*(?:(余|多)\s*)?(个百分点|百分点|亿(?:余|多)?元|万(?:余|多)?元|元|%|(?:(万|亿)(余|多)?)?(人次|批次|平方米|平方公里|公里|㎡|个月|[人名个项辆台批次户亩栋套份件起家间岁天年月处所条座吨米场期宗支分届类篇]|(?<=[万亿])))/y;
const roughBefore = /(?:约|近|超过|超|逾|达到?约|大约|左右)\s*$/;
const unitNames: Readonly<Record<string, string>> = { 名: '人', 平方米: '㎡', 百分点: '个百分点', 个月: '月' };

const figuresOfTexts = ofTexts(512, find);

/**
 * Every figure of a text, in order.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function figuresIn(text: string, memory?: Memory): readonly Figure[] {
  return (memory?.at(figuresOfTexts) ?? find)(text);
}

function find(source: string): readonly Figure[] {
  let text = foldWidth(source);
  for (const pattern of noise) text = text.replace(pattern, (match) => '\u0000'.repeat(match.length));
  const found: Figure[] = [];
  for (const match of text.matchAll(percentWords)) {
    const words = match[1] ?? '';
    const value = parseDecimal(words.replaceAll(',', '')) ?? chineseNumber(words);
    const decimals = Math.max(0, words.length - 1 - Math.max(words.indexOf('点'), words.indexOf('.')));
    const isWhole = !words.includes('点') && !words.includes('.');
    if (value)
      found.push(figure(value, '%', isWhole ? 0 : decimals, false, match.index, match.index + match[0].length));
  }
  const rest = text.replace(percentWords, (match) => '\u0000'.repeat(match.length));
  for (const match of rest.matchAll(arabic)) add(found, rest, match, parseDecimal(match[0].replaceAll(',', '')));
  for (const match of rest.matchAll(chinese)) {
    const end = match.index + match[0].length;
    if (!article.test(rest.slice(match.index, end + 1))) add(found, rest, match, chineseNumber(match[0]));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 一个, 一家: an article more often than a count. */
const article = /^一(?:个|家|户|件|名)$/;

function add(found: Figure[], text: string, match: RegExpExecArray, value: Decimal | null): void {
  if (value === null) return;
  const [, fraction = ''] = match[0].split('.');
  const end = match.index + match[0].length;
  unitAfter.lastIndex = end;
  const after = unitAfter.exec(text);
  const rough = roughBefore.test(text.slice(Math.max(0, match.index - 4), match.index));
  if (!after) {
    found.push(figure(value, null, fraction.length, rough, match.index, end));
    return;
  }
  const [all, more, unit = '', scale, scaleMore, counter = ''] = after;
  const isRough = rough || more !== undefined || scaleMore !== undefined || /[余多]/.test(unit);
  const scaled = scale === undefined ? value : value.times(scale === '万' ? 1e4 : 1e8);
  const name = scale === undefined ? unit.replace(/[余多]/, '') : counter;
  found.push(
    figure(
      scaled,
      name === '' ? null : (unitNames[name] ?? name),
      fraction.length,
      isRough,
      match.index,
      end + all.length,
    ),
  );
}

function figure(
  value: Decimal,
  unit: string | null,
  decimals: number,
  isRough: boolean,
  start: number,
  end: number,
): Figure {
  return { value, unit, decimals, isRough, start, end };
}
