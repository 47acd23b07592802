import { plainText } from '../../prose/plain-text';
import type { Statement } from '../../prose/statement';
import { opposites, shortOpposites } from '../../prose/words/opposites';
import { moveWords } from '../../prose/words/movements';
import { shortMoves } from '../../prose/words/single-moves';
import type { Direction } from '../../prose/words/directions';
import { agreesFigure } from '../../prose/agrees';
import { rewritten, type Rewrite, type TextChange } from '../rewrite';
import { tellsOfLess, tellsOfMore } from './excess-words';
import { inPlaceOf } from './figure-in-place';
import type { Agreement, Because } from './agreement-verdict';

/** A sentence that says one change in several ways (由…到…，增加…，增长…) is right after as many turns. */
const mostTurns = 6;

/**
 * The text with only its contradicting words changed: the word of direction, the figure, the percentage. It is tried: `judge` must find
 * it right. Null where it cannot be told what the words should be, where a word has no opposite, or where the reason that is given is
 * one for the other direction, so that turning the word round would only make another untrue sentence.
 */
export function reworded(field: string, text: string, judge: (text: string) => Agreement): Rewrite | null {
  let rewrite: Rewrite = { field, was: text, changes: [] };
  let turned: Direction | null = null;
  for (let turn = 0; turn <= mostTurns; turn++) {
    const now = rewritten(rewrite);
    const found = judge(now);
    if (found.is === 'agrees') return rewrite.changes.length > 0 && isReasonLeft(rewrite, turned) ? rewrite : null;
    if (found.is !== 'contradicts' || !found.because.isSure) return null;
    const next = correction(now, found.because);
    if (!next) return null;
    if (next.turns) turned = found.because.direction;
    const changes = together(rewrite.changes, next.changes);
    if (!changes) return null;
    rewrite = { ...rewrite, changes };
  }
  return null;
}

interface Corrected {
  readonly changes: readonly TextChange[];
  /** A word of direction was turned round. */
  readonly turns: boolean;
}

function correction(source: string, because: Because): Corrected | null {
  const { statement } = because;
  const place = placeOf(source, statement);
  if (!place) return null;
  const changes = inClause(place, because);
  if (!changes || changes.length === 0) return null;
  return { turns: changes.some(({ text }) => !/^\d/.test(text)), changes: changes.map((one) => place.inSource(one)) };
}

interface Place {
  /** From the statement's clause on, in plain form. */
  readonly clause: string;
  inSource(change: TextChange): TextChange;
}

function placeOf(source: string, { clauseAt }: Statement): Place | null {
  if (clauseAt === undefined) return null;
  const plain = plainText(source);
  return {
    clause: /^[^，；。：！？（）\n]*/.exec(plain.text.slice(clauseAt))?.[0] ?? '',
    inSource: ({ start, end, text }) => ({
      start: plain.sourceOf(clauseAt + start),
      end: end === start ? plain.sourceOf(clauseAt + start) : plain.sourceOf(clauseAt + end - 1) + 1,
      text,
    }),
  };
}

/** Offsets within the clause. */
function inClause({ clause }: Place, because: Because): readonly TextChange[] | null {
  const { statement, direction, right } = because;
  const { figure } = statement;
  if (statement.kind === 'move') {
    if (statement.allows.length !== 1 || direction === 'flat' || (figure && figure.value.s < 0)) return null;
    const end = figure?.start ?? clause.length;
    const at = clause.lastIndexOf(statement.word, end);
    if (at < 0) return null;
    if (statement.allows[0] === 'flat')
      return figure === null ? movedAfterAll(clause, at, statement.word, because) : null;
    const word = statement.allows[0] === direction ? [] : turnedRound(clause, at, statement.word);
    const number = figureMended(clause, because);
    return word && number && [...word, ...number];
  }
  if (!figure || right === null) return null;
  const number = figureMended(clause, because);
  const words = statement.kind === 'level' ? wordsOfLevel(clause, direction) : [];
  return number && words && inOrder([...number, ...words]);
}

function figureMended(clause: string, { statement: { figure }, right }: Because): readonly TextChange[] | null {
  if (figure === null) return [];
  if (right === null) return null;
  if (agreesFigure(figure, right)) return [];
  const change = inPlaceOf(clause, figure.start, figure, right);
  return change && [change];
}

function turnedRound(clause: string, at: number, word: string): readonly TextChange[] | null {
  const opposite = opposites[word];
  return opposite === undefined || !clause.startsWith(word, at)
    ? null
    : [{ start: at, end: at + word.length, text: opposite }];
}

const movesOfLevels = new RegExp(
  `(?:${Object.keys(moveWords).join('|')}|[${Object.keys(shortMoves).join('')}])(?=了?(?:至|到|为))`,
  'g',
);

/** “由80万元增加到75万元”: the word between goes with the figures. */
function wordsOfLevel(clause: string, direction: Direction): readonly TextChange[] | null {
  const changes: TextChange[] = [];
  for (const { 0: word, index } of clause.matchAll(movesOfLevels)) {
    const own = moveWords[word] ?? shortMoves[word] ?? null;
    if (own === null || own === direction) continue;
    const opposite = opposites[word] ?? shortOpposites[word];
    if (opposite === undefined || direction === 'flat') return null;
    changes.push({ start: index, end: index + word.length, text: opposite });
  }
  return changes;
}

const withWhat = /(与|同|和|比|较)([^与同和比较，]{1,14}?)(相比|比较|对比)?((?:基本|完全|保持)*)$/;

/** “与预算基本持平” where it is not: “比预算增加66.40万元”. */
function movedAfterAll(clause: string, at: number, word: string, { said }: Because): readonly TextChange[] | null {
  const end = at + word.length;
  const match = withWhat.exec(clause.slice(0, at));
  if (word !== '持平' || !match || clause.slice(end).trim() !== '') return null;
  const [, by = '', base = '', beside = '', nearly = ''] = match;
  const start = match.index;
  return [
    ...(by === '比' || by === '较' ? [] : [{ start, end: start + by.length, text: '比' }]),
    ...(beside === '' ? [] : [{ start: start + by.length + base.length, end: at - nearly.length, text: '' }]),
    { start: at - nearly.length, end, text: said },
  ];
}

/** A reason that speaks of less does not explain more: then the whole sentence is to be written anew, by its writer. */
function isReasonLeft({ was, changes }: Rewrite, turned: Direction | null): boolean {
  if (turned === null) return true;
  const rest = rewritten({ field: '', was, changes: changes.map((one) => ({ ...one, text: '，' })) });
  return turned === 'up' ? !(tellsOfLess(rest) && !tellsOfMore(rest)) : !(tellsOfMore(rest) && !tellsOfLess(rest));
}

const inOrder = (changes: readonly TextChange[]): TextChange[] => [...changes].sort((a, b) => a.start - b.start);

/** Changes of the text as it was changed before, put together with those; null where one is over another. */
function together(before: readonly TextChange[], next: readonly TextChange[]): readonly TextChange[] | null {
  const moved = inOrder(next).map(({ start, end, text }) => {
    let shift = 0;
    for (const one of before) {
      const from = one.start + shift;
      const to = from + one.text.length;
      if (start < to && end > from) return null;
      if (to > start) break;
      shift += one.text.length - (one.end - one.start);
    }
    return { start: start - shift, end: end - shift, text };
  });
  return moved.some((one) => one === null) ? null : inOrder([...before, ...(moved as TextChange[])]);
}
