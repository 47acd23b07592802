import { joiner, listAnchor, openEnd } from '../words/names';
import type { Mention, Reading } from '../mentions';
import { isCount, judgeCount, type NameList } from './lists';
import type { Relation } from './relation';

/** More names than these before a count nobody writes. */
const mostItems = 40;

/** A list that stands before its count: “内设办公室、财务股、业务股3个股室”, “由甲办、乙所、丙队三家单位组成”. */
export function countsBehind(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((count): Relation[] => {
    if (!isCount(count) || count.noun === '') return [];
    const list = listBefore(reading, count);
    const relation = list === null ? null : judgeCount(reading, source, count, list);
    return relation === null ? [] : [relation];
  });
}

/** Names by 、 from a word that opens them (内设, 由, 包括) up to the count; null where no such word stands before or 等 closes them. */
function listBefore({ tokens }: Reading, count: Mention): NameList | null {
  const items: string[] = [];
  let words = '';
  for (let at = count.token - 1; at >= 0 && count.token - at < 4 * mostItems; at--) {
    const token = tokens[at]!;
    if (token.depth > count.depth) continue;
    if (token.sentence !== count.sentence || token.depth < count.depth || token.kind === 'figure') break;
    if (token.kind === 'words') words = token.text + words;
    if (token.kind !== 'mark') continue;
    // “…、财务股，共3个股室”
    if (token.text === '，' && items.length === 0 && /^共?计?$/.test(words) && words !== '') {
      words = '';
      continue;
    }
    if (token.text !== '、') break;
    items.unshift(words);
    words = '';
  }
  const anchor = listAnchor.exec(words);
  if (!anchor || items.length === 0) return null;
  items.unshift(words.slice(anchor.index + anchor[0].length));
  const last = items[items.length - 1]!;
  if (items.some((item) => item === '' || item.length > 20) || openEnd.test(last)) return null;
  const counts = new Set([items.length]);
  if (joiner.test(last)) counts.add(items.length + 1);
  return { items, counts, isOpen: false, end: count.end };
}
