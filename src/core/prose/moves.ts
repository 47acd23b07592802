import type { Clause } from './clauses';
import { comparedIn, type NamedBase } from './comparisons';
import type { Figure } from './figures';
import { likeness } from './likeness';
import { basesBeside, isGoingOn, type Around } from './move-context';
import { figuresBehind, isBareEnd, levelBehind, spendingBehind, thingMoved } from './move-ends';
import { respectively } from './respectively';
import { differing, signed } from './signed';
import { sidesCompared } from './sides';
import type { Level, Move, Statement } from './statement';
import { demanded, denied, deniedBefore, forbidden, notNow, ordered, twiceDenied } from './words/denials';
import type { Direction } from './words/directions';
import { comparedMoves, figuredMoves, left, moveWords, ofBudgeting, shortMoves } from './words/movements';
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

function moveAt({ text, figures, isBracket }: Clause, match: RegExpExecArray, from: number, around: Around): (Move | Level)[] {
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
  const rest = isDenied ? own.rest.replace(deniedBefore, '') : own.rest;
  const isFirst = from === 0;
  const goesOn = isGoingOn(previous, rest, own.bases.length > 0, isFirst, before);
  const bases: readonly (NamedBase | null)[] = basesOf(own.bases, around, goesOn, after);
  const subject = goesOn && previous ? previous.subject : rest;
  const group = goesOn && previous ? previous.group : nextGroup(previous);
  const level = word === '控制' ? limitBehind(text, end, figures) : levelBehind(text, end, figures);
  if (level) return levelsOfMove(text, figures, level, start, headStart, rest, nextGroup(previous));
  if (word === '控制' || isRefused(word, own.isLast, rest, goesOn, isDenied)) return [];
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

/** “预算410万元、决算442.8万元、超32.8万元”: what stands before a figure and a 、 is no subject. */
function headOf(from: number, start: number, text: string, figures: readonly Figure[]): number {
  let head = from;
  for (const figure of figures) if (figure.end < start && text[figure.end] === '、') head = Math.max(head, figure.end + 1);
  return head;
}

/** One sign moves a figure only right before it, or behind a comparison. */
function directionOf(
  word: string,
  text: string,
  near: string,
  end: number,
  figures: readonly Figure[],
): Direction | null {
  const known = moveWords[word];
  if (known !== undefined) return known;
  if (word === '控制') return 'flat';
  const whole = wholeMove(text, end - word.length, end);
  if (whole) return whole.direction;
  const sign = word[0]!;
  if (/^(?:至|到|为)/.test(text.slice(end)) && shortMoves[sign]) return shortMoves[sign];
  const hasFigure = figuresBehind(text, end, figures, 1).length > 0;
  if (comparedMoves[sign] && comparedIn(near).isLast && (hasFigure || isBareEnd(text.slice(end))))
    return comparedMoves[sign];
  const isAlone = /^(?:净|又|即|约|均|共|\s|、)*$|(?:支出|经费|费用|费|预算|净|同比)$/.test(near);
  return hasFigure && isAlone ? (figuredMoves[sign] ?? null) : null;
}

/** “上级要求公用经费压减5%”, “压减不低于10%的要求”; “实现了只减不增的目标” is told as done. */
function isOrdered(near: string, behind: string): boolean {
  if (/实现|达到|做到|完成/.test(near)) return false;
  if (ordered.test(near)) return true;
  const at = behind.search(demanded);
  return at >= 0 && at < farthest && !/^的?(?:主要)?(?:原因|是|系)/.test(behind);
}

function isRefused(word: string, isLast: boolean, rest: string, goesOn: boolean, isDenied: boolean): boolean {
  return word.length === 1 && !isLast && !goesOn && isDenied && rest === '';
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

/** “控制在60万元以内”: what came of it is at most that. A rate there is the move's. */
function limitBehind(text: string, end: number, figures: readonly Figure[]): Figure | null {
  const figure = figures.find(({ start }) => start === end + 1);
  return figure && (figure.unit?.endsWith('元') === true || figure.isBareScale) ? figure : null;
}

/** “由上年的72.40万元降为58.80万元”: both ends. */
function levelsOfMove(
  text: string,
  figures: readonly Figure[],
  level: Figure,
  start: number,
  from: number,
  rest: string,
  group: number,
): Level[] {
  const begin = figures.find(
    (figure) => figure.start >= from && figure.end <= start && /(?:由|从|自)[^，]{0,12}$/.test(text.slice(from, figure.start)),
  );
  const subject = begin ? text.slice(from, begin.start).split(/[由从自]/)[0]! : rest;
  const words = text.slice(begin ? Math.max(text.lastIndexOf('由', begin.start) + 1, begin.start) : from, level.end);
  const told = { kind: 'level' as const, words, subject, group, year: null };
  return [
    ...(begin ? [{ ...told, of: 'from' as const, figure: begin }] : []),
    { ...told, of: 'to', figure: level },
  ];
}
