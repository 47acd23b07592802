/** What units measure: only figures of one measure are added or compared. */
export type Measure = 'money' | 'rate' | 'people' | 'thing' | 'area' | 'length' | 'time' | 'event' | 'ratio' | 'score';

interface UnitWord {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly measure: Measure;
  /** Chinese numerals before it count (三个, 二辆); 一起 and 一场 are words of their own. */
  readonly takesChinese?: boolean;
}

/** Units of reports, longest words first where one begins another. */
export const unitWords: readonly UnitWord[] = [
  { name: '亿元', measure: 'money', takesChinese: true },
  { name: '万元', measure: 'money', takesChinese: true },
  { name: '元', measure: 'money', takesChinese: true },
  { name: '个百分点', aliases: ['百分点'], measure: 'rate', takesChinese: true },
  { name: '%', measure: 'rate' },
  { name: '倍', measure: 'ratio', takesChinese: true },
  { name: '人次', measure: 'event', takesChinese: true },
  { name: '批次', measure: 'event', takesChinese: true },
  { name: '批', measure: 'event' },
  { name: '人', aliases: ['名'], measure: 'people', takesChinese: true },
  { name: '㎡', aliases: ['平方米', 'm²', 'm2'], measure: 'area' },
  { name: '平方公里', measure: 'area' },
  { name: '公顷', measure: 'area' },
  { name: '亩', measure: 'area', takesChinese: true },
  { name: '公里', aliases: ['千米'], measure: 'length' },
  { name: '米', measure: 'length' },
  { name: '月', aliases: ['个月'], measure: 'time' },
  { name: '个', measure: 'thing', takesChinese: true },
  { name: '方面', measure: 'thing', takesChinese: true },
  { name: '家', measure: 'thing', takesChinese: true },
  { name: '项', measure: 'thing', takesChinese: true },
  { name: '户', measure: 'thing', takesChinese: true },
  { name: '辆', measure: 'thing', takesChinese: true },
  { name: '套', measure: 'thing', takesChinese: true },
  { name: '件', measure: 'thing', takesChinese: true },
  { name: '栋', measure: 'thing', takesChinese: true },
  ...[...'台间幢所座条份支篇宗届类册度枚袋艘期分处吨起场次例只头口眼盏根棵株尾组'].map((name): UnitWord => ({
    name,
    measure: 'thing',
  })),
  ...[...'岁天年'].map((name): UnitWord => ({ name, measure: 'time' })),
];

const measures = new Map(unitWords.map(({ name, measure }) => [name, measure]));

/** null for a bare number and for prices (元/㎡). */
export function measureOf(unit: string | null): Measure | null {
  return unit === null ? null : (measures.get(unit) ?? null);
}

/** 家, 个, 所 count the same things: “17家单位，其中…15个”. */
const general = new Set(['个', '家', '项', '所', '处', '类', '座']);

/** Whether two figures can be parts of one sum: money with money, people with people, things by the same word. */
export function isSameKind(a: string | null, b: string | null): boolean {
  if (a === b) return a !== null;
  const [one, other] = [measureOf(a), measureOf(b)];
  if (one === 'money' && other === 'money') return true;
  return a !== null && b !== null && general.has(a) && general.has(b);
}

/** Unit words that nobody can mean, with what was probably meant. */
export const malformedUnits: readonly { readonly words: string; readonly meant: string }[] = [
  { words: '平㎡', meant: '“㎡”或“平方米”' },
  { words: '平m²', meant: '“㎡”或“平方米”' },
  { words: '㎡米', meant: '“㎡”或“平方米”' },
  { words: '平方㎡', meant: '“㎡”或“平方米”' },
  { words: '㎡平', meant: '“㎡”或“平方米”' },
  { words: '万万元', meant: '“万元”' },
  { words: '万亿万元', meant: '“万元”' },
  { words: '亿万元', meant: '“亿元”或“万元”' },
  { words: '万元元', meant: '“万元”' },
  { words: '元元', meant: '“元”' },
  { words: '元万', meant: '“万元”' },
  { words: '%%', meant: '“%”' },
  { words: '百分之%', meant: '“%”' },
  { words: '人人次', meant: '“人次”' },
  { words: '个个', meant: '“个”' },
  { words: '户户', meant: '“户”' },
  { words: '亩亩', meant: '“亩”' },
  { words: '公里米', meant: '“公里”或“米”' },
];
