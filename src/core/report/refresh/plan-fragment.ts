import type { Replacement } from './found-document';
import type { FragmentInput } from './fragment-input';
import { figureLines } from './figure-lines';
import { figureMoved, hasPlace, isAsShown, mergedText, mergeFragment, type Merge, type MergedFigure } from './merge';
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
import { lastWritten, type StoredFragment } from './stored-base';
import { figureOffer, figureQuestion, fragmentOffer, fragmentQuestion } from './fragment-questions';
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
      figures: figureLines(input, merge, () => 'unlinked'),
    });
  const isPlain = !merge.figures.some(({ stored: figure }) => figure.unlinked);
  if (yours === next.text && isPlain) {
    const isNews = merge.workbookChanged || merge.userChanged;
    return outcome(line('kept'), isNews ? written : stored);
  }
  const reason = fragmentConflict(stored, merge);
  if (reason !== null) return planConflict(input, merge, written, reason, answers);
  return planMerge(input, merge, written, answers, holds);
}

function stateOf({ userChanged, workbookChanged }: Merge): FragmentState {
  if (userChanged) return workbookChanged ? 'both-changed' : 'you-changed';
  return workbookChanged ? 'workbook-changed' : 'unchanged';
}

/** Why no merge of the whole fragment can be right; null where there is one. */
function fragmentConflict(stored: StoredFragment, merge: Merge): string | null {
  if (merge.conflicts.length > 0) return '同一句话您改过，工作簿也换了说法';
  const before = lastWritten(stored);
  const placed = new Map(merge.figures.map((figure) => [figure.of, figure]));
  const isLost = before.figures.some((_, index) => {
    if (!figureMoved(before, merge.next, merge.wording, index)) return false;
    const figure = placed.get(index);
    return figure ? figure.located.state === 'rewritten' : !stored.dropped?.includes(index);
  });
  return isLost ? '工作簿里变了的数字，在您改写过的文字里认不出是哪一个' : null;
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
      figureLines(input, merge, () => 'written'),
    );
  if (choice === null)
    return outcome(line('asked'), stored, {
      questions: [asked],
      figures: figureLines(input, merge, (figure) => (figure !== null && !isMoved(figure) ? 'kept' : 'asked')),
    });
  if (choice === 'unlink')
    return outcome(line('kept'), unlinkedFragment(stored!, yours), {
      questions: [asked],
      figures: figureLines(input, merge, () => 'unlinked'),
    });
  const disputed = new Set(
    merge.conflicts.flatMap((hunk) => {
      const { from, to } = clausesAround(merge.wording.before, hunk);
      return merge.wording.before.figures.slice(from, to).filter((figure) => figure >= 0);
    }),
  );
  const moved = new Set(merge.figures.filter((figure) => isMovable(figure) && !disputed.has(figure.of)));
  const text = mergedText(merge, moved, true);
  return outcome(
    line(text.replacements.length > 0 ? 'merged' : 'kept'),
    storedAfter(written, stored!, merge, text, next, new Map()),
    {
      replacements: text.replacements,
      questions: [asked],
      figures: figureLines(input, merge, (figure) => (figure !== null && moved.has(figure) ? 'written' : 'kept')),
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
  merge.figures.forEach((figure, index) => {
    if (!isMoved(figure) || figure.stored.unlinked || !hasPlace(figure.located)) return;
    if (isMovable(figure)) {
      const offer = figureOffer(input, merge, figure, index, state);
      const held = holds(offer);
      offers.push(offer);
      if (held !== 'mine' && held !== 'unlink') return void moved.add(figure);
      isHeld = true;
      if (held === 'unlink') fates.set(figure, 'unlinked');
      return;
    }
    if (figure.inDocument === figure.new) return;
    const asked = figureQuestion(input, merge, figure, index);
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
  });
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
        figureLines(input, merge, () => 'written'),
      );
      return { ...plan, questions: [], offers };
    }
    if (held === 'unlink')
      return outcome(line('kept'), unlinkedFragment(stored!, input.yours), {
        offers,
        figures: figureLines(input, merge, () => 'unlinked'),
      });
    if (held === 'mine') {
      isWholeHeld = true;
      moved.clear();
      log.length = 0;
      text = mergedText(merge, moved, false);
    }
  }
  const isWritten = text.replacements.length > 0;
  const action = isOpen ? 'asked' : !isWritten ? 'kept' : state === 'both-changed' ? 'merged' : 'written';
  const replacedText = log.map(({ replaced }) => replaced).join('；');
  return outcome(
    line(action, replacedText === '' ? {} : { replacedText }),
    storedAfter(written, stored!, merge, text, next, fates),
    {
      replacements: text.replacements,
      questions,
      offers,
      figures: figureLines(input, merge, (figure) => {
        if (figure === null) return isWholeHeld ? 'kept' : 'written';
        if (figure.stored.unlinked || fates.get(figure) === 'unlinked') return 'unlinked';
        return fates.get(figure) === 'asked' ? 'asked' : moved.has(figure) ? 'written' : 'kept';
      }),
      log,
    },
  );
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
