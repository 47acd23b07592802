import { baseWords, type Base } from './words/bases';

/** What a clause is measured against, and the words that are left when that is taken out. */
export interface Compared {
  /** In the order they are named; two with 分别. */
  readonly bases: readonly Base[];
  readonly rest: string;
}

const one = baseWords.map(({ words }) => words).join('|');
const joined = `(?:${one})(?:(?:、|和|与|及)(?:比|较|与)?(?:${one}))*`;
const compared = new RegExp(`(?:与|同|和|比|较|超过|超出|超)(?:于)?(${joined})(?:相比|比较|对比|比)?|(同比|环比)`, 'g');
const each = baseWords.map(({ base, words }) => ({ base, words: new RegExp(`^(?:${words})`) }));

export function comparedIn(clause: string): Compared {
  const bases: Base[] = [];
  const rest = clause.replace(compared, (_, list: string | undefined, same: string | undefined) => {
    if (same !== undefined) bases.push('priorYear');
    else bases.push(...basesOf(list ?? ''));
    return '';
  });
  return { bases, rest };
}

function basesOf(list: string): Base[] {
  const found: Base[] = [];
  let left = list;
  while (left !== '') {
    const match = each
      .map(({ base, words }) => ({ base, text: words.exec(left)?.[0] ?? '' }))
      .find(({ text }) => text !== '');
    if (match) found.push(match.base);
    left = left.slice(match ? match.text.length : 1);
  }
  return found;
}

/** The base that words name without comparing: “年初预算的”, “上年的”; null where they name none or more than that. */
export function namedBase(words: string): Base | null {
  const found = each.find(({ words: pattern }) => pattern.exec(words)?.[0] === words);
  return found?.base ?? null;
}
