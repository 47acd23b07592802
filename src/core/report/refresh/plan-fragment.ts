import type { Replacement, TextRange } from './found-document';
import type { FragmentInput } from './fragment-input';
import { tellingClause, tellingHalves } from './elsewhere';
import { allActions, copyLines, figureLines } from './figure-lines';
import { hasPlace, isAsShown, mergedText, mergeFragment, type Merge, type MergedFigure } from './merge';
import {
  noAnswers,
  type Answers,
  type FigureLine,
  type FragmentAction,
  type FragmentLine,
  type FragmentState,
  type LogEntry,
  type Question,
} from './plan';
import { smallest } from './smallest';
import type { StoredFragment } from './stored-base';
import { figureOffer, figureQuestion, fragmentOffer, fragmentQuestion, lostQuestion } from './fragment-questions';
import { storedAfter, unlinkedFragment, type Fate } from './stored-after';
import { clausesAround } from './wording';

export interface FragmentPlan {
  readonly replacements: readonly Replacement[];
  readonly questions: readonly Question[];
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly line: FragmentLine;
  readonly log: readonly LogEntry[];
  readonly stored: StoredFragment | null;
}

/** What a plan does to a fragment; what it does not say it does not do. */
function outcome(
  line: FragmentLine,
  stored: StoredFragment | null,
  does: Partial<Omit<FragmentPlan, 'line' | 'stored'>> = {},
): FragmentPlan {
  return { replacements: [], questions: [], offers: [], figures: [], log: [], ...does, line, stored };
}

type MakeLine = (action: FragmentAction, more?: Partial<FragmentLine>) => FragmentLine;

function lineOf({ id, title }: FragmentInput, state: FragmentState): MakeLine {
  return (action, more = {}) => ({ id, title, state, action, ...more });
}

export function planFragment(input: FragmentInput, answers: Answers, holds: Answers = noAnswers): FragmentPlan {
  const { id, title, origin, stored, yours, next } = input;
  const written: StoredFragment = { id, title, origin, ...next };
  if (stored === null) return planUnknown(input, written, answers);
  const merge = mergeFragment(stored, yours, next);
  const line = lineOf(input, stateOf(merge));
  if (stored.unlinked)
    return outcome(line('kept'), unlinkedFragment(stored, yours), {
      figures: figureLines(input, merge, allActions('unlinked')),
    });
  const isPlain = !merge.figures.some(({ stored: figure }) => figure.unlinked);
  if (yours === next.text && isPlain) {
    const isNews = merge.workbookChanged || merge.userChanged;
    return outcome(line('kept'), isNews ? written : stored);
  }
  const reason = fragmentConflict(input, merge);
  if (reason !== null) return planConflict(input, merge, written, reason, answers);
  return planMerge(input, merge, written, answers, holds);
}

function stateOf({ userChanged, workbookChanged }: Merge): FragmentState {
  if (userChanged) return workbookChanged ? 'both-changed' : 'you-changed';
  return workbookChanged ? 'workbook-changed' : 'unchanged';
}

/** Why no merge of the whole fragment can be right; null where there is one. */
function fragmentConflict(input: FragmentInput, merge: Merge): string | null {
  if (merge.conflicts.length > 0) return '同一句话您改过，工作簿也换了说法';
  const moved = merge.figures.filter((figure) => isMoved(figure) && !figure.stored.unlinked);
  // One that was asked by itself is asked so again, whatever of the fragment followed in between.
  const isAsked = moved.some(({ of }) => input.stored?.lost?.some((one) => one.of === of));
  const isLost = !isAsked && moved.length > 1 && moved.every((figure) => lostReason(input, figure) !== null);
  return isLost ? '工作簿里变了的数字，在您改写过的文字里认不出是哪一个' : null;
}

/** Why a figure has no place in the text and still is not simply gone; null where it has one, or the user took it out. */
function lostReason({ stored, placesOf }: FragmentInput, { located, stored: own }: MergedFigure): string | null {
  if (located.state === 'rewritten') return '它原来所在的话您改写或移走了，认不出它在哪里';
  if (located.state !== 'deleted') return null;
  // A clause that the user cut up when it went is known by the half that holds the figure.
  for (const clause of [tellingClause(stored!.text, own), ...tellingHalves(stored!.text, own)]) {
    const [place] = clause === null ? [] : placesOf(clause);
    if (place !== undefined) return `“${clause}”移到了${place.name}，在那里不会跟着变`;
  }
  return null;
}

/** A fragment that is asked as a whole: nothing of it is written before the answer. */
function planConflict(
  input: FragmentInput,
  merge: Merge,
  written: StoredFragment,
  reason: string,
  answers: Answers,
): FragmentPlan {
  const { stored, yours, next } = input;
  const asked = fragmentQuestion(input, 'both-changed', reason);
  const choice = answers(asked);
  const line = lineOf(input, 'both-changed');
  if (choice === 'adopt')
    return adoptWhole(
      input,
      asked,
      written,
      line('written', { replacedText: yours }),
      figureLines(input, merge, allActions('written')),
    );
  if (choice === null)
    return outcome(line('asked'), stored, {
      questions: [asked],
      figures: figureLines(input, merge, {
        figure: (figure) => (figure !== null && !isMoved(figure) ? 'kept' : 'asked'),
        wording: () => 'asked',
      }).concat(copyLines(input, merge, yours, () => false)),
    });
  if (choice === 'unlink')
    return outcome(line('kept'), unlinkedFragment(stored!, yours), {
      questions: [asked],
      figures: figureLines(input, merge, allActions('unlinked')),
    });
  const disputed = new Set(
    merge.conflicts.flatMap((hunk) => {
      const { from, to } = clausesAround(merge.wording.before, hunk);
      return merge.wording.before.figures.slice(from, to).filter((figure) => figure >= 0);
    }),
  );
  const moved = new Set(merge.figures.filter((figure) => isMovable(figure) && !disputed.has(figure.of)));
  const text = mergedText(merge, moved, true);
  const away = new Map<MergedFigure, Fate>();
  for (const figure of merge.figures) if (lostReason(input, figure) !== null) away.set(figure, 'away');
  return outcome(
    line(text.replacements.length > 0 ? 'merged' : 'kept'),
    storedAfter(written, stored!, merge, text, next, away),
    {
      replacements: text.replacements,
      questions: [asked],
      figures: figureLines(input, merge, {
        figure: (figure) => (figure !== null && moved.has(figure) ? 'written' : 'kept'),
        wording: (hunk) => (merge.conflicts.includes(hunk) ? 'kept' : 'written'),
      }).concat(copyLines(input, merge, text.text, (figure) => moved.has(figure))),
    },
  );
}

/** The usual case: the user's wording stays, figures and untouched clauses follow the workbook; single figures may be asked. */
function planMerge(
  input: FragmentInput,
  merge: Merge,
  written: StoredFragment,
  answers: Answers,
  holds: Answers,
): FragmentPlan {
  const { id, title, stored, next, time } = input;
  const questions: Question[] = [];
  const offers: Question[] = [];
  const log: LogEntry[] = [];
  const state = stateOf(merge);
  const line = lineOf(input, state);
  const moved = new Set<MergedFigure>();
  const fates = new Map<MergedFigure, Fate>();
  let isOpen = false;
  let isHeld = false;
  let isWholeHeld = false;
  for (const figure of merge.figures) {
    const reason = figure.next < 0 || figure.stored.unlinked ? null : lostReason(input, figure);
    if (reason === null) continue;
    if (!isMoved(figure)) {
      fates.set(figure, 'away');
      continue;
    }
    const asked = lostQuestion(input, figure, reason);
    const choice = answers(asked);
    questions.push(asked);
    if (choice === 'adopt') {
      const whole = figureLines(input, merge, allActions('written'));
      const plan = adoptWhole(input, asked, written, line('written', { replacedText: input.yours }), whole);
      return { ...plan, questions };
    }
    fates.set(figure, choice === null ? 'asked' : choice === 'unlink' ? 'unlinked' : 'away');
    isOpen ||= choice === null;
  }
  for (const figure of merge.figures) {
    if (!isMoved(figure) || figure.stored.unlinked || !hasPlace(figure.located)) continue;
    if (isMovable(figure)) {
      const offer = figureOffer(input, figure, state);
      const held = holds(offer);
      offers.push(offer);
      if (held !== 'mine' && held !== 'unlink') {
        moved.add(figure);
        continue;
      }
      isHeld = true;
      if (held === 'unlink') fates.set(figure, 'unlinked');
      continue;
    }
    if (figure.inDocument === figure.new) continue;
    const asked = figureQuestion(input, figure);
    const choice = answers(asked);
    questions.push(asked);
    if (choice === null) {
      isOpen = true;
      fates.set(figure, 'asked');
    } else if (choice === 'unlink') fates.set(figure, 'unlinked');
    else if (choice === 'adopt') {
      moved.add(figure);
      log.push({ time, fragment: id, title, field: figure.stored.field, replaced: figure.inDocument, by: figure.new });
    }
  }
  const waiting = heldWording(merge, fates);
  if (waiting !== null)
    return planConflict(input, waiting, written, '同一句话里有要您选的数字，工作簿也换了说法', answers);
  let text = mergedText(merge, moved, true);
  if (!merge.userChanged && !isHeld && text.text !== next.text)
    text = {
      text: next.text,
      replacements: smallest(merge.yours, { from: 0, to: merge.yours.length, text: next.text }),
      figures: [],
    };
  if (text.replacements.length > 0) {
    const offer = fragmentOffer(input, state, text.text);
    const held = holds(offer);
    offers.unshift(offer);
    if (held === 'adopt' && merge.userChanged) {
      const plan = adoptWhole(
        input,
        offer,
        written,
        line('written', { replacedText: input.yours }),
        figureLines(input, merge, allActions('written')),
      );
      return { ...plan, questions: [], offers };
    }
    if (held === 'unlink')
      return outcome(line('kept'), unlinkedFragment(stored!, input.yours), {
        offers,
        figures: figureLines(input, merge, allActions('unlinked')),
      });
    if (held === 'mine') {
      isWholeHeld = true;
      moved.clear();
      log.length = 0;
      text = mergedText(merge, moved, false);
    }
  }
  const isWritten = text.replacements.length > 0;
  // What waits is a line of its own; a text that is asked as a whole is one that nothing is written into.
  const action = isWritten ? (state === 'both-changed' ? 'merged' : 'written') : isOpen ? 'asked' : 'kept';
  const replacedText = log.map(({ replaced }) => replaced).join('；');
  return outcome(
    line(action, replacedText === '' ? {} : { replacedText }),
    storedAfter(written, stored!, merge, text, next, fates),
    {
      replacements: text.replacements,
      questions,
      offers,
      figures: [
        ...figureLines(input, merge, {
          wording: () => (isWholeHeld ? 'kept' : 'written'),
          figure: (figure) => {
            if (figure === null) return 'kept';
            if (figure.stored.unlinked || fates.get(figure) === 'unlinked') return 'unlinked';
            return fates.get(figure) === 'asked' ? 'asked' : moved.has(figure) ? 'written' : 'kept';
          },
        }),
        ...copyLines(input, merge, text.text, (figure) => moved.has(figure)),
      ],
      log,
    },
  );
}

/** New words in the sentence of a figure that waits would make one sentence of two years: then they wait too. null where none do. */
function heldWording(merge: Merge, fates: ReadonlyMap<MergedFigure, Fate>): Merge | null {
  const waiting = merge.figures.filter((figure) => fates.get(figure) === 'asked');
  const held = merge.clean.filter(({ place }) =>
    waiting.some(({ located }) => hasPlace(located) && isOneSentence(merge.yours, place, located)),
  );
  if (held.length === 0) return null;
  const conflicts = [...merge.conflicts, ...held.map(({ hunk }) => hunk)];
  return { ...merge, conflicts, clean: merge.clean.filter((one) => !held.includes(one)) };
}

function isOneSentence(text: string, a: TextRange, b: TextRange): boolean {
  return !/[。；！？\n\v]/.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}

/** The document does not say what was written last: what is not as the workbook has it is asked. */
function planUnknown(input: FragmentInput, written: StoredFragment, answers: Answers): FragmentPlan {
  const { yours, next, mended } = input;
  if (yours === next.text) return outcome(lineOf(input, 'unchanged')('kept'), written);
  const line = lineOf(input, 'damaged');
  const asked = fragmentQuestion(input, 'damaged', '文档里没有记下上次写入的内容，分不清哪些是您改的');
  const choice = mended ?? answers(asked);
  const questions = mended === null ? [asked] : [];
  if (choice === null) return outcome(line('asked'), null, { questions });
  if (choice === 'adopt') {
    const plan = adoptWhole(input, asked, written, line('written', { replacedText: yours }), []);
    return { ...plan, questions };
  }
  const merge = mergeFragment(written, yours, next);
  const after = storedAfter(written, written, merge, mergedText(merge, new Set(), false), next, new Map());
  return outcome(line('kept'), choice === 'unlink' ? unlinkedFragment(after, yours) : after, { questions });
}

function adoptWhole(
  input: FragmentInput,
  asked: Question,
  written: StoredFragment,
  line: FragmentLine,
  figures: readonly FigureLine[],
): FragmentPlan {
  const { id, title, yours, next, time } = input;
  return outcome(line, written, {
    replacements: smallest(yours, { from: 0, to: yours.length, text: next.text }),
    questions: [asked],
    figures,
    log: [{ time, fragment: id, title, replaced: yours, by: next.text }],
  });
}

function isMoved(figure: MergedFigure): boolean {
  return figure.next >= 0 && figure.old !== figure.new;
}

function isMovable(figure: MergedFigure): boolean {
  return isMoved(figure) && isAsShown(figure) && !figure.stored.unlinked;
}
