import { baseWords, type Base } from './words/bases';

/** A base, and the year that names it where one does: “2021年”. */
export interface NamedBase {
  readonly base: Base;
  readonly year: number | null;
}

/** What a clause is measured against, and the words that are left when that is taken out. */
export interface Compared {
  /** In the order they are named; two with 分别. */
  readonly bases: readonly NamedBase[];
  readonly rest: string;
  /** A comparison is the last thing said: “支出比上年”. */
  readonly isLast: boolean;
}

const one = baseWords.map(({ words }) => words).join('|');
const joined = `(?:${one})(?:(?:、|和|与|及)(?:比|较|与)?(?:${one}))*`;
const amount = '(?:的|数|为)?(?:\\d[\\d,.]*(?:万元|亿元|元|万))?';
const compared = new RegExp(
  `(?:相比于|相比|相较于|相较|对比|比照|较之|比起|与|同|和|跟|比|较|超过|超出|突破|超)(?:于)?(${joined})${amount}(?:相比较|相比|比较|对比|比|来看|来说|而言)?|(同比|环比)`,
  'g',
);
const each = baseWords.map(({ base, words }) => ({ base, words: new RegExp(`^(?:${words})`) }));

export function comparedIn(clause: string): Compared {
  const bases: NamedBase[] = [];
  let last = -1;
  const rest = clause.replace(compared, (...found) => {
    const [all, list, same] = found as [string, string | undefined, string | undefined];
    last = (found[3] as number) + all.length;
    if (same !== undefined) bases.push({ base: 'priorYear', year: null });
    else bases.push(...basesOf(list ?? ''));
    return '';
  });
  return { bases, rest, isLast: last === clause.length };
}

/** The bases that a list of words names, in order. */
export function basesOf(list: string): NamedBase[] {
  const found: NamedBase[] = [];
  let left = list;
  while (left !== '') {
    const match = each
      .map(({ base, words }) => ({ base, text: words.exec(left)?.[0] ?? '' }))
      .find(({ text }) => text !== '');
    if (match) found.push({ base: match.base, year: yearIn(match.text) });
    left = left.slice(match ? match.text.length : 1);
  }
  return found;
}

/** The base that words name without comparing: “年初预算的”, “上年的”; null where they name none or more than that. */
export function namedBase(words: string): NamedBase | null {
  const found = each.find(({ words: pattern }) => pattern.exec(words)?.[0] === words);
  return found === undefined ? null : { base: found.base, year: yearIn(words) };
}

function yearIn(words: string): number | null {
  const year = /(?:19|20)\d{2}(?=年)/.exec(words)?.[0];
  return year === undefined ? null : Number(year);
}
