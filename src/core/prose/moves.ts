import type { Clause } from './clauses';
import { comparedIn, type NamedBase } from './comparisons';
import { likeness } from './likeness';
import { basesBeside, isGoingOn, type Around } from './move-context';
import { directionOf, headOf, isOrdered } from './move-direction';
import { figuresBehind, isBareEnd, levelBehind, spendingBehind, thingMoved } from './move-ends';
import { levelsOfMove, limitBehind } from './move-levels';
import { respectively } from './respectively';
import { differing, signed } from './signed';
import { sidesCompared } from './sides';
import type { Level, Move, Statement } from './statement';
import { denied, deniedBefore, forbidden, notNow, twiceDenied } from './words/denials';
import type { Direction } from './words/directions';
import { left, moveWords, ofBudgeting } from './words/movements';
import { comparedMoves, shortMoves } from './words/single-moves';
import { wholeMove } from './whole-moves';

const words = Object.keys(moveWords).sort((a, b) => b.length - a.length);
const anyMove = new RegExp(
  `${words.join('|')}|翻了?[一两三]番|翻番|倍增|成倍(?:增长|增加|上升|提高)?|减半|腰斩|(?:[${Object.keys(shortMoves).join('')}])(?:了)?(?=至|到|为)|控制(?=到|在)|[${Object.keys(comparedMoves).join('')}](?:了|出)?`,
  'g',
);
const reverse: Readonly<Record<Direction, readonly Direction[]>> = {
  up: ['down', 'flat'],
  down: ['up', 'flat'],
  flat: ['up', 'down'],
};

/** “上年疫情期间支出减少较多”: what another year did. */
const anotherYear = /^(?:但|因|由于)?(?:上一?年度?|去年|前年|以前年度|往年)(?!.*(?:相比|比较))/;
/** “较本年增加”: measured against this year, something else moved. */
const againstThisYear = /(?:比|较|与|同|和)(?:于)?(?:本年度?|今年|当年)(?!(?:年初|全年)?(?:支出)?(?:预算|指标))/;

/** The moves and the levels they lead to that one clause tells. */
export function statedMoves(clause: Clause, around: Around): (Move | Level)[] {
  const group = nextGroup(around.previous);
  const paired = respectively(clause, around, group);
  if (paired !== null) return paired;
  const found: (Move | Level)[] = [];
  let from = 0;
  for (const match of clause.text.matchAll(anyMove)) {
    if (match.index < from) continue;
    const previous = found[found.length - 1] ?? around.previous;
    const told = moveAt(clause, match, from, { ...around, previous });
    if (told.length === 0) {
      if (moveWords[match[0]] === null) from = match.index + match[0].length;
      continue;
    }
    found.push(...told);
    from = Math.max(...told.map(({ figure }) => figure?.end ?? 0), match.index + match[0].length);
  }
  found.push(...sidesCompared(clause, nextGroup(found[found.length - 1] ?? around.previous)));
  if (found.length > 0) return found;
  const alike = likeness(clause, around.before, group);
  return alike.length > 0 ? alike : [...signed(clause, around, group), ...differing(clause, around, group)];
}

/** Words further before a move than these neither deny nor postpone it; nor do those further away name its subject. */
const [farthest, longestHead] = [24, 80];
const nextGroup = (previous: Statement | undefined): number => (previous?.group ?? 0) + 1;

function moveAt(
  { text, figures, isBracket }: Clause,
  match: RegExpExecArray,
  from: number,
  around: Around,
): (Move | Level)[] {
  const { before, after, previous } = around;
  const word = match[0];
  const [start, end] = [match.index, match.index + word.length];
  if (moveWords[word] === null) return [];
  const headStart = Math.max(headOf(from, start, text, figures), start - longestHead);
  const near = text.slice(Math.max(headStart, start - farthest), start);
  const direction = directionOf(word, text, near, end, figures);
  if (direction === null) return [];
  const isTwice = twiceDenied.test(near);
  // “并不是没有压减”: what was tried, not what came of it.
  if (isTwice && ofBudgeting.has(word)) return [];
  if ((forbidden.test(near) && !isTwice) || notNow.test(near) || isOrdered(near, text.slice(end))) return [];
  const negation = isTwice ? twiceDenied.exec(near) : denied.exec(near);
  const head = text.slice(headStart, start);
  const lead = negation ? head.slice(0, head.length - near.length + negation.index) : head;
  if (againstThisYear.test(lead)) return [];
  const own = comparedIn(lead);
  if (anotherYear.test(own.rest)) return [];
  const isDenied = (negation !== null && !isTwice) || (own.bases.length > 0 && deniedBefore.test(own.rest));
  const rest = (isDenied ? own.rest.replace(deniedBefore, '') : own.rest).replace(/^、/, '');
  const isFirst = from === 0;
  const goesOn = isGoingOn(previous, rest, own.bases.length > 0, isFirst, before);
  const bases: readonly (NamedBase | null)[] = basesOf(own.bases, around, goesOn, after);
  const subject = goesOn && previous ? previous.subject : rest;
  const group = goesOn && previous ? previous.group : nextGroup(previous);
  const level = word === '控制' ? limitBehind(text, end, figures) : levelBehind(text, end, figures);
  if (level) return levelsOfMove(text, figures, level, start, headStart, rest, nextGroup(previous));
  if (word === '控制') return [];
  const whole = wholeMove(text, start, end);
  const list = whole ? [whole] : figuresBehind(text, end, figures, bases.length);
  const thing = list.length === 0 && word.length > 1 ? thingMoved(text, end, figures) : null;
  const allows = isDenied ? reverse[direction] : [direction];
  const base = { kind: 'move' as const, word, allows, isNearly: /(?:基本上?|大致|大体上?|总体上?)$/.test(head) };
  if (thing)
    return [
      {
        ...base,
        isNearly: false,
        base: bases[0]?.base ?? null,
        year: bases[0]?.year ?? null,
        figure: thing.figure,
        words: text.slice(start, thing.figure.end),
        subject: rest + thing.name,
        group: nextGroup(previous),
      },
    ];
  const [first] = list;
  if (first === undefined) {
    if (left.has(word) && own.bases.length === 0) return [];
    const behind = isDenied || own.isLast ? spendingBehind(text.slice(end)) : null;
    if (behind === null && !isBareEnd(text.slice(end))) return [];
    return bases.map((one) => ({
      ...base,
      base: one?.base ?? null,
      year: one?.year ?? null,
      figure: null,
      words: text.trim(),
      subject: subject + (behind ?? ''),
      group,
    }));
  }
  if (isBracket && direction === 'flat') return [];
  return bases.map((one, at): Move => {
    const figure = list[at] ?? first;
    const stated = `${head.trim()}${word}${text.slice(end, Math.max(end, figure.end)).slice(figure.start - end)}`;
    return { ...base, base: one?.base ?? null, year: one?.year ?? null, figure, words: stated, subject, group };
  });
}

function basesOf(
  own: readonly NamedBase[],
  { before, previous }: Around,
  goesOn: boolean,
  after: Clause | undefined,
): readonly (NamedBase | null)[] {
  if (own.length > 0) return own;
  const outside = basesBeside(before, after);
  if (outside.length > 0) return outside;
  return goesOn && previous?.kind === 'move' && previous.base !== null
    ? [{ base: previous.base, year: previous.year }]
    : [null];
}
