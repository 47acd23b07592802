import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

const opening = /年初|期初|上年结转|原有|原定/;
const added = /(?:年中|追加|调增|新增|增加)/;
const taken = /(?:调减|核减|收回|取消|终止|减少|撤销)/;
const closing = /调整后|全年预算|预算总额|共|合计|总计/;
const against = /比|较|同比/;

/** “年初8个，年中增加8个，共15个”; “年初预算985万元，追加20万元，全年预算1005万元”: begin ± moves = end, within one sentence. */
export function flows(reading: Reading, source: string): Relation[] {
  const found: Relation[] = [];
  for (const sentence of sentencesOf(reading)) {
    for (const move of sentence) {
      if (!move.isChange || !added.test(move.label) || against.test(move.label)) continue;
      const same = sentence.filter((one) => one.depth === move.depth && addable(one, move));
      if (same.some((one) => taken.test(one.label))) continue;
      const moves = same.filter((one) => one.isChange);
      const begin = same.filter((one) => !one.isChange && opening.test(one.label));
      const end = same.filter((one) => !one.isChange && closing.test(one.label) && !opening.test(one.label));
      if (moves.length !== 1 || begin.length !== 1 || end.length !== 1 || same.length !== 3) continue;
      if (moves[0] === move) found.push(judge(reading, source, begin[0]!, move, end[0]!));
    }
  }
  return found;
}

function sentencesOf({ mentions }: Reading): Mention[][] {
  const found: Mention[][] = [];
  for (const mention of mentions) {
    const last = found[found.length - 1];
    if (last?.[0]?.sentence === mention.sentence && last.length < 40) last.push(mention);
    else found.push([mention]);
  }
  return found;
}

function judge(reading: Reading, source: string, begin: Mention, move: Mention, end: Mention): Relation {
  const way = directionBefore(move.label) === 'down' ? -1 : 1;
  const computed = begin.amount.plus(move.amount.times(way));
  const quotes = quotesOf(reading, source, [begin, move, end]);
  const away = computed.minus(end.amount);
  if (away.abs().lte(slackOf([begin, move, end]))) return { kind: 'sum', quotes, verdict: 'holds', message: '' };
  const [stated, right, apart] = [shown(reading, end), amountLike(computed, end), amountLike(away.abs(), end)];
  return {
    kind: 'sum',
    quotes,
    verdict: 'fails',
    message: `期初加增加与合计不符：${shown(reading, begin)}＋${shown(reading, move)}＝${right}，文中写${stated}，相差${apart}。如有取消、调减的，请一并写明。`,
    left: stated,
    right,
    difference: apart,
  };
}
