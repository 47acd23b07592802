import type { Clause } from './clauses';
import { namedBase } from './comparisons';
import type { Bound, Figure } from './figures';
import type { Ratio } from './statement';
import { denied, forbidden } from './words/denials';

const amount = '(?:\\d[\\d,.]*(?:万元|亿元|元|万))?';
const bounds = '(?:约|近|将近|接近)?';
const completes = new RegExp(`完成(?:了)?([^，。\\d]{0,10}(?:预算|指标)(?:数|任务|总额)?)${amount}的?${bounds}$`);
const execution =
  /(?:预算|资金|指标|支出|采购)?(?:执行|完成|支出|支付|使用)(?:率|进度|比例)(?:为|达到?|是|约|近|仅|只有|在|不到|超过|：)*$/;
const multiple = new RegExp(
  `(是|为|达到?|相当于|占|超过|超|高于|不到|不足|不及|低于|接近|近)([^，。是为\\d]{0,12}?)${amount}的${bounds}$`,
);
const sided: Readonly<Record<string, Bound>> = {
  超过: 'at-least',
  超: 'at-least',
  高于: 'at-least',
  不到: 'below',
  不足: 'below',
  不及: 'below',
  低于: 'below',
  接近: 'nearly',
  近: 'nearly',
};
/** A label further from its figure says nothing about it. */
const longest = 40;

/** “完成年初预算的120%”, “预算执行率97%”, “是上年的1.25倍”. */
export function ratios({ text, figures }: Clause, group: number): Ratio[] {
  return figures.flatMap((figure): Ratio[] => {
    const from = Math.max(0, figure.start - longest);
    const label = text.slice(from, figure.start);
    const words = text.slice(from, figure.end);
    if (figure.unit !== '%' && figure.unit !== '倍') return [];
    const done = figure.unit === '%' ? (completes.exec(label) ?? execution.exec(label)) : null;
    if (done) {
      const lead = label.slice(0, done.index);
      if (denied.test(lead) || forbidden.test(lead)) return [];
      return [ratio(namedBase(done[1] ?? ''), figure, words, lead, group)];
    }
    const times = multiple.exec(label);
    const base = times ? namedBase(times[2] ?? '') : null;
    if (!times || base === null) return [];
    const bound = sided[times[1] ?? ''];
    const bounded = bound === undefined || figure.bound !== 'exact' ? figure : { ...figure, bound };
    return [ratio(base, bounded, words, label.slice(0, times.index).replace(/(?:仅|只|大约|约)$/, ''), group)];
  });
}

function ratio(
  named: ReturnType<typeof namedBase>,
  figure: Figure,
  words: string,
  subject: string,
  group: number,
): Ratio {
  return { kind: 'ratio', base: named?.base ?? null, year: named?.year ?? null, figure, words, subject, group };
}
