import { zero } from '../quantity/decimal';
import type { Clause } from './clauses';
import type { Figure } from './figures';
import type { Level } from './statement';
import { ordered } from './words/denials';

/** “本年未发生因公出国费用”, “上年无此项支出”, “近两年均无…”: there was none. */
const none =
  /^(?:但|而|且|因|由于|系|我单位|本单位|单位)*(近两年|近年来|两年|上年和本年|上年、本年|上一?年度?|去年|(?:19|20)\d{2}年度?|年初|本年度?|今年|当年|全年)?(?:度|内)?(?:实际)?(?:均|都|也|亦|仍|同样)*(?:并)?(无|没有|未发生|未产生|未开支|未支出|未列支|未使用|未安排|未购置|没有购置|未发生过)(?:过|任何)?([^，。]{0,16})$/;
const alone = /^(?:此项|该项|此类|该类|这项|相关|此)?(?:支出|费用|开支|经费|发生)?$/;
/** “未安排预算”: nothing about what was spent. */
const planned = /预算|指标|计划/;

/** What a clause says there was none of: levels of zero. `previous`: the clause before says so too. */
export function nothingTold(clause: Clause, isFirst: boolean, group: number): Level[] {
  const text = clause.text.trim();
  if (clause.figures.length > 0 || text.length > longest || ordered.test(text)) return [];
  const match = none.exec(text);
  if (match === null) return [];
  const [, when = '', verb = '', what = ''] = match;
  if (planned.test(what) || /^(?:新|增|其他|其它|变|差|超|明|较|大|再|必要|需)/.test(what)) return [];
  const isAlone = alone.test(what);
  // “上年无此项支出” behind other words is about what they named.
  if (isAlone && (!isFirst || (when === '' && what === ''))) return [];
  const subject = isAlone
    ? ''
    : `${/购置$/.test(verb) ? '购置' : ''}${what}`.replace(/(?:团组|任务|事项|人员|情况)$/, '');
  const year = /^\d{4}/.test(when) ? Number(when.slice(0, 4)) : null;
  const told = { kind: 'level' as const, figure: nought, words: text, subject, group };
  if (/两年|上年和|上年、|近年/.test(when))
    return [
      { ...told, of: 'priorYear', year: null },
      { ...told, of: 'final', year: null },
    ];
  if (when === '年初') return [{ ...told, of: 'budget', year: null }];
  if (/^(?:上|去)/.test(when) || year !== null) return [{ ...told, of: 'priorYear', year }];
  return [{ ...told, of: 'final', year: null }];
}

const longest = 40;
const nought: Figure = {
  value: zero,
  unit: '万元',
  decimals: 2,
  bound: 'exact',
  isRough: false,
  isBareScale: false,
  start: 0,
  end: 0,
};
