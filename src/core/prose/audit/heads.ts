import { countedUnits, headOfUnits, listHead } from '../words/names';
import type { Reading } from '../mentions';
import { isCount, judgeCount, listFrom, type NameList } from './lists';
import type { Relation } from './relation';

interface Head {
  readonly list: NameList;
  readonly token: number;
  readonly isInner: boolean;
}

/** “内设8个机构” against lists under heads of their own: “内设机构：…。事业单位：…。” */
export function headedCounts(reading: Reading, source: string): Relation[] {
  const heads = headsOf(reading);
  const inner = heads.filter(({ isInner }) => isInner);
  const [own] = inner;
  if (own === undefined || inner.length > 1 || own.list.isOpen) return [];
  // Lists right behind the first may be meant with it.
  const counts = new Set(own.list.counts);
  const items = [...own.list.items];
  for (const { list } of heads.slice(heads.indexOf(own) + 1)) {
    items.push(...list.items);
    for (const before of [...counts]) for (const more of list.counts) counts.add(before + more);
  }
  return reading.mentions.flatMap((count) => {
    if (!isCount(count) || !/(?:内设|设有)$/.test(count.label) || !countedUnits.test(count.noun)) return [];
    const next = reading.tokens[count.token + 2];
    if (next?.text === '：' || next?.kind === 'open') return [];
    return judgeCount(reading, source, count, { ...own.list, counts, end: count.end }) ?? [];
  });
}

function headsOf({ tokens }: Reading): Head[] {
  const found: Head[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'words' || tokens[index + 1]?.text !== '：') return;
    const isInner = listHead.test(token.text);
    if (!isInner && !headOfUnits.test(token.text)) return;
    const list = listFrom(tokens, index + 2, null);
    if (list && list.items.length > 1) found.push({ list, token: index, isInner });
  });
  return found;
}
