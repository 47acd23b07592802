import type { Clause } from './clauses';
import { namedBase } from './comparisons';
import { withoutEnds, withoutStarts } from './ends';
import { isMoney } from './money';
import type { Level } from './statement';

const roles: readonly (readonly [RegExp, Level['of']])[] = [
  [
    /(?:本年度?|今年|当年|全年|年末)?(?:实际(?:支出|执行|完成|采购|支付|发生|使用|开支)|全年(?:支出|执行|采购)|支出决算|决算支出|决算|执行数)(?:数|额|金额|总额|支出)?$/,
    'final',
  ],
  [/^(?:今年|本年度?|当年)(?:实际)?(?:支出|实际|决算|执行|采购|开支|发生|支付)?(?:数|额|金额)?$/, 'final'],
];
const links = ['为', '是', '共', '约', '达到', '达', '仅', '有', '安排', '支出', '：', '了'];
const beyond = /(?:超过|超出|突破|超|高于|低于|大于|小于|多于|少于)$/;
const arrow = /^(?:→|->|—>|⇒|➡)$/;
/** Longer labels name no role: they are sentences. */
const longest = 40;

/** “上年60万元”, “年初预算62.5万元”, “62.5万元→75万元”: a role right before a figure of money, and nothing behind it. */
export function levels(clause: Clause, after: Clause | undefined, group: number): Level[] {
  const { text, figures } = clause;
  const found: Level[] = [];
  let at = 0;
  figures.forEach((figure, index) => {
    const label = text.slice(at, figure.start).replace(/^[、和与及]/, '');
    const next = figures[index + 1];
    const words = text.slice(at, figure.end);
    at = figure.end;
    if (!isMoney(figure) || label.length > longest) return;
    if (next && isMoney(next) && arrow.test(text.slice(figure.end, next.start))) {
      const both = { kind: 'level' as const, words: text.slice(figure.start, next.end), subject: label, group };
      found.push({ ...both, of: 'from', figure, year: null }, { ...both, of: 'to', figure: next, year: null });
      return;
    }
    const behind = text.slice(figure.end);
    if (next === undefined && /^[^、和与及的]/.test(behind) && !/^(?:以内|左右|以上|以下)/.test(behind)) return;
    const role = roleAtEnd(withoutEnds(label, links)) ?? (isToldOn(clause, after, behind) ? outcomeOf(label) : null);
    if (role) found.push({ kind: 'level', ...role, figure, words, group });
  });
  return found;
}

/** Whose level words tell at their end, and of what. */
export function roleAtEnd(label: string): Pick<Level, 'of' | 'subject' | 'year'> | null {
  for (let from = 0; from < label.length && from < 16; from++) {
    const named = namedBase(label.slice(from));
    // “超过预算3万元” is by how much.
    if (named !== null && beyond.test(label.slice(0, from))) return null;
    if (named !== null) return { of: named.base, subject: label.slice(0, from), year: named.year };
  }
  for (const [pattern, of] of roles) {
    const match = pattern.exec(label);
    if (match && match[0] !== '') return { of, subject: label.slice(0, match.index), year: null };
  }
  return null;
}

/** “公务接待费1.5万元，较上年减少…”: a name alone tells what came of it where the next words go on about it. */
function isToldOn({ text, isBracket, sentence }: Clause, after: Clause | undefined, behind: string): boolean {
  if (isBracket || behind !== '') return false;
  if (/^(?:其中|本年|今年|当年)/.test(text)) return true;
  return after !== undefined && after.sentence === sentence && goesOn.test(after.text);
}

const goesOn = /^(?:同比|比|较|与|同|和(?:上年|去年|预算)|完成|占|为(?:年初|上年|预算)|增[加长]|减少|下降|增幅|降幅)/;

function outcomeOf(label: string): Pick<Level, 'of' | 'subject' | 'year'> | null {
  const subject = withoutEnds(withoutStarts(label, ['其中', '本年度', '本年', '今年', '当年']), links);
  return /(?:费|费用|经费|开支)$/.test(subject) || /支出(?:为|了|共|共计)?$/.test(label)
    ? { of: 'final', subject, year: null }
    : null;
}
