import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

const opening = /年初|期初|上年结转|原有|原定/;
const moved = /年中|追加|调增|调减|核减|收回|新增|增加|减少|取消|终止|撤销/;
const taken = /调减|核减|收回|取消|终止|减少|撤销/;
const closing = /调整后|全年预算|预算总额|共|合计|总计/;
const against = /比|较|同比/;

/** “年初8个，年中增加8个，共15个”; “年初预算80万元，调减5万元，调整后预算75万元”: begin ± moves = end, within one sentence. */
export function flows(reading: Reading, source: string): Relation[] {
  return sentencesOf(reading).flatMap((sentence, at, sentences) => {
    const moves = sentence.filter(
      (one) => one.isChange && one.depth === 0 && moved.test(one.label) && !against.test(one.label),
    );
    const [first] = moves;
    if (first === undefined) return [];
    const levels = sentence.filter((one) => !one.isChange && one.depth === 0 && addable(one, first));
    const own = levels.filter((one) => opening.test(one.label));
    const begin = own.length > 0 ? own : openingIn(sentences[at - 1], first);
    const end = levels.filter((one) => closing.test(one.label) && !opening.test(one.label));
    if (begin.length !== 1 || end.length !== 1 || moves.some((one) => !addable(one, first))) return [];
    const all = [...begin, ...moves, ...end].map(({ index }) => index);
    const [from, to] = [Math.min(...all), Math.max(...all)];
    // Another figure of the kind among them may be a part of the story.
    if (levels.some((one) => one.index > from && one.index < to && one !== begin[0] && one !== end[0])) return [];
    return [judge(reading, source, begin[0]!, moves, end[0]!)];
  });
}

/** “年初预算50万元，其中…。年中追加6万元，调整后预算56万元”: the sentence before tells what there was. */
function openingIn(sentence: readonly Mention[] | undefined, move: Mention): Mention[] {
  const isBefore = sentence?.[0] !== undefined && move.sentence - sentence[0].sentence === 1;
  if (!isBefore || !/^年中|^追加|^调[增减]/.test(move.label)) return [];
  return sentence.filter((one) => !one.isChange && one.depth === 0 && addable(one, move) && opening.test(one.label));
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

function judge(reading: Reading, source: string, begin: Mention, moves: readonly Mention[], end: Mention): Relation {
  const signed = moves.map((one) => ({ one, isLess: directionBefore(one.label) === 'down' || taken.test(one.label) }));
  const computed = signed.reduce(
    (value, { one, isLess }) => (isLess ? value.minus(one.amount) : value.plus(one.amount)),
    begin.amount,
  );
  const quotes = quotesOf(reading, source, [begin, ...moves, end]);
  const away = computed.minus(end.amount);
  if (away.abs().lte(slackOf([begin, ...moves, end]))) return { kind: 'sum', quotes, verdict: 'holds', message: '' };
  const how = signed.map(({ one, isLess }) => `${isLess ? '－' : '＋'}${shown(reading, one)}`).join('');
  const [stated, right, apart] = [shown(reading, end), amountLike(computed, end), amountLike(away.abs(), end)];
  return {
    kind: 'sum',
    quotes,
    verdict: 'fails',
    message: `期初、增减与期末不符：${shown(reading, begin)}${how}＝${right}，文中写${stated}，相差${apart}。如有取消、调减的，请一并写明。`,
    left: stated,
    right,
    difference: apart,
  };
}
