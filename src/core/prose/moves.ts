import type { Clause } from './clauses';
import { comparedIn } from './comparisons';
import { withoutEnds, withoutStarts } from './ends';
import type { Figure } from './figures';
import type { Level, Move, Statement } from './statement';
import type { Base } from './words/bases';
import type { Direction } from './words/directions';
import {
  afterBare,
  reasonBehind,
  comparedSides,
  denied,
  forbidden,
  lesser,
  levelLink,
  movedThing,
  moveWords,
  notNow,
  otherTime,
  sameAs,
  shortMoves,
  toFigure,
} from './words/movements';

const words = Object.keys(moveWords).sort((a, b) => b.length - a.length);
const anyMove = new RegExp(`${words.join('|')}|(?:[${Object.keys(shortMoves).join('')}])(?:了)?(?=至|到|为)`, 'g');
const reverse: Readonly<Record<Direction, readonly Direction[]>> = {
  up: ['down', 'flat'],
  down: ['up', 'flat'],
  flat: ['up', 'down'],
};

/** “上年疫情期间支出减少较多”: what another year did. */
const anotherYear = /^(?:但|因|由于)?(?:上一?年度?|去年|以前年度|往年)(?!.*(?:相比|比较))/;

/** The moves and the levels they lead to that one clause tells. `previous`: what was told last, for clauses that only go on. */
export function statedMoves(
  clause: Clause,
  before: Clause | undefined,
  after: Clause | undefined,
  previous: Statement | undefined,
): (Move | Level)[] {
  if (otherTime.test(clause.text)) return [];
  const sides = comparedSides.exec(clause.text);
  if (sides) return [sidesCompared(clause, sides, nextGroup(previous))];
  const found: (Move | Level)[] = [];
  let from = 0;
  for (const match of clause.text.matchAll(anyMove)) {
    const told = moveAt(clause, match, from, before, after, found[found.length - 1] ?? previous);
    if (told.length === 0) {
      if (moveWords[match[0]] === null) from = match.index + match[0].length;
      continue;
    }
    found.push(...told);
    from = Math.max(...told.map(({ figure }) => figure?.end ?? 0), match.index + match[0].length);
  }
  if (found.length === 0 && sameAs.test(clause.text.trim())) found.push(...same(clause, before, nextGroup(previous)));
  return found;
}

/** Words further before a move than these neither deny nor postpone it. */
const farthest = 24;
const nextGroup = (previous: Statement | undefined): number => (previous?.group ?? 0) + 1;

function moveAt(
  { text, figures, isBracket }: Clause,
  match: RegExpExecArray,
  from: number,
  before: Clause | undefined,
  after: Clause | undefined,
  previous: Statement | undefined,
): (Move | Level)[] {
  const word = match[0];
  const direction = moveWords[word] ?? shortMoves[word[0]!] ?? null;
  if (moveWords[word] === null || direction === null) return [];
  const [start, end] = [match.index, match.index + word.length];
  const head = text.slice(from, start);
  const near = head.slice(-farthest);
  if (forbidden.test(near) || notNow.test(near)) return [];
  const negation = denied.exec(near);
  const lead = negation ? head.slice(0, head.length - near.length + negation.index) : head;
  const own = comparedIn(lead);
  if (anotherYear.test(own.rest)) return [];
  const outside = own.bases.length === 0 ? basesBeside(before, after) : [];
  const goesOn = isGoingOn(previous, own.rest, own.bases, text, from, before);
  const bases =
    own.bases.length > 0
      ? own.bases
      : outside.length > 0
        ? outside
        : goesOn && previous?.kind === 'move'
          ? [previous.base]
          : [null];
  const subject = goesOn && previous ? previous.subject : own.rest;
  const group = goesOn && previous ? previous.group : nextGroup(previous);
  const level = levelBehind(text, end, figures);
  if (level) {
    const start = figures.find(
      (figure) => figure.end <= match.index && /(?:由|从)[^，]{0,10}$/.test(text.slice(0, figure.start)),
    );
    const of = start ? text.slice(from, start.start).split(/[由从]/)[0]! : own.rest;
    const told = {
      words: text.slice(start ? text.lastIndexOf('由', start.start) + 1 || start.start : from, level.end),
      subject: of,
      group,
    };
    return [
      ...(start ? [{ kind: 'level' as const, of: 'from' as const, figure: start, ...told }] : []),
      { kind: 'level', of: 'to', figure: level, ...told },
    ];
  }
  const list = figuresBehind(text, end, figures, bases.length);
  const thing = list.length === 0 ? thingMoved(text, end, figures) : null;
  if (thing) {
    const told = {
      words: text.slice(start, thing.figure.end),
      subject: own.rest + thing.name,
      group: nextGroup(previous),
    };
    return [
      {
        kind: 'move',
        word,
        allows: negation ? reverse[direction] : [direction],
        isNearly: false,
        base: bases[0] ?? null,
        figure: thing.figure,
        ...told,
      },
    ];
  }
  const allows = negation ? reverse[direction] : [direction];
  const base = { kind: 'move' as const, word, allows, subject, group, isNearly: /基本$/.test(head) };
  const first = list[0];
  if (first === undefined) {
    if (!isBareEnd(text.slice(end))) return [];
    return bases.map((one) => ({ ...base, base: one, figure: null, words: text.trim() }));
  }
  const told: Move[] = bases.map((one, at) => {
    const figure = list[at] ?? first;
    return { ...base, base: one, figure, words: `${head.trim()}${word}${text.slice(figure.start, figure.end)}` };
  });
  return isBracket && direction === 'flat' ? [] : told;
}

/** “与上年相比，支出减少”; “增加3.52万元（比预算）”: the clause beside does nothing but name the base. */
function basesBeside(before: Clause | undefined, after: Clause | undefined): readonly Base[] {
  for (const beside of [before, after?.isBracket === true ? after : undefined]) {
    if (beside === undefined || beside.figures.length > 0) continue;
    const { bases, rest } = comparedIn(beside.text);
    if (bases.length > 0 && rest.replace(/[、相比较起来\s]/g, '') === '') return bases;
  }
  return [];
}

/** “增加66.4万元，增长30.29%”: without words of its own right behind another move. */
function isGoingOn(
  previous: Statement | undefined,
  rest: string,
  bases: readonly Base[],
  text: string,
  from: number,
  before: Clause | undefined,
): boolean {
  if (previous === undefined || rest.trim() !== '' || bases.length > 0) return false;
  if (from > 0) return true;
  return (
    before !== undefined &&
    previous.figure !== null &&
    before.text.trim().endsWith(figureText(previous, before)) &&
    text !== ''
  );
}

function figureText(previous: Statement, { text, figures }: Clause): string {
  const last = figures[figures.length - 1];
  return last && previous.figure && last.value.eq(previous.figure.value) ? text.slice(last.start).trim() : '\u0000';
}

/** Right behind the word and what links them, or behind the thing that was moved (“压减公用经费12.5万元”). */
function figuresBehind(text: string, end: number, figures: readonly Figure[], wanted: number): Figure[] {
  const gap = toFigure.exec(text.slice(end))?.[0].length ?? 0;
  const at = figures.findIndex((figure) => figure.start === end + gap);
  if (at < 0) return [];
  const list = [figures[at]!];
  while (list.length < wanted) {
    const [last, next] = [list[list.length - 1]!, figures[at + list.length]];
    if (next === undefined || !/^(?:、|和|与|及)$/.test(text.slice(last.end, next.start))) break;
    list.push(next);
  }
  return list;
}

/** Behind a move without a figure: how much, or its reason; anything else is what was moved. */
function isBareEnd(text: string): boolean {
  const rest = withoutStarts(text.trim(), afterBare);
  return rest === '' || reasonBehind.test(text);
}

/** “压减公用经费12.5万元”: what was moved stands between the word and its figure. */
function thingMoved(text: string, end: number, figures: readonly Figure[]): { name: string; figure: Figure } | null {
  const figure = figures.find(({ start }) => start > end);
  const name = figure ? movedThing.exec(text.slice(end, figure.start))?.[1] : undefined;
  return figure && name !== undefined ? { name, figure } : null;
}

function levelBehind(text: string, end: number, figures: readonly Figure[]): Figure | null {
  const rest = text.slice(end);
  const gap = levelLink.exec(rest)?.[0] ?? (/^为/.test(rest) && shortMoves[text[end - 1] ?? ''] ? '为' : null);
  if (gap === null) return null;
  const more = /^(?:约|近|了)*/.exec(rest.slice(gap.length))?.[0].length ?? 0;
  return figures.find((figure) => figure.start === end + gap.length + more) ?? null;
}

/** “决算数小于预算数的主要原因”. */
function sidesCompared({ text }: Clause, match: RegExpExecArray, group: number): Move {
  const [all, sign = '', side = ''] = match;
  const base: Base = /上年/.test(side) ? 'priorYear' : /全年|调整/.test(side) ? 'adjusted' : 'budget';
  const direction: Direction = lesser.has(sign) ? 'down' : 'up';
  return {
    kind: 'move',
    word: sign,
    allows: [direction],
    isNearly: false,
    base,
    figure: null,
    words: all,
    subject: text.slice(0, match.index),
    group,
  };
}

/** “与预算一致”: 持平 in other words. */
function same({ text }: Clause, before: Clause | undefined, group: number): Move[] {
  const word = sameAs.exec(text.trim())?.[0] ?? '';
  const { bases, rest } = comparedIn(text.trim().slice(0, -word.length));
  const named = bases.length > 0 ? bases : basesBeside(before, undefined);
  const isNearly = /基本$/.test(rest);
  if (/(?:不|未|没有)(?:完全)?$/.test(rest)) return [];
  return named.map((base) => ({
    kind: 'move',
    word,
    allows: ['flat'],
    isNearly,
    base,
    figure: null,
    words: text.trim(),
    subject: withoutEnds(rest, ['基本', '完全', '保持']),
    group,
  }));
}
