import type { Replacement } from '../../../../core/report/refresh/found-document';
import type { FlatText } from './flat-text';

/** What is done to a control, in the order of its text; offsets and paragraphs are those of the flat text before anything is done. */
export type Write =
  /** Inside one paragraph. `from` = `to`: words come in between. */
  | {
      readonly kind: 'text';
      readonly paragraph: number;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  | {
      readonly kind: 'add-paragraphs';
      readonly paragraph: number;
      readonly side: 'Before' | 'After';
      readonly lines: readonly string[];
    }
  /** Whole paragraphs; one before or behind them stays. */
  | { readonly kind: 'remove-paragraphs'; readonly first: number; readonly last: number }
  /** From within one paragraph to within another: they become one. */
  | { readonly kind: 'join'; readonly from: number; readonly to: number; readonly text: string };

/** Replacements of a plan as writes that Word can do: whole paragraphs come and go as paragraphs, all else stays inside one. */
export function planWrites(flat: FlatText, replacements: readonly Replacement[]): Write[] {
  return joined(replacements).flatMap(({ from, to, text }) => {
    const isInsertion = from === to;
    const start = flat.toFlat(from, isInsertion ? 'behind' : 'before');
    const end = isInsertion ? start : flat.toFlat(to, 'behind');
    const piece = flat.isBlock ? text : text.replaceAll('\n', '\v');
    return writesOf(flat, onParagraphs(flat, { from: start, to: end, text: piece }));
  });
}

/** Pieces that touch are one. */
function joined(replacements: readonly Replacement[]): Replacement[] {
  const result: Replacement[] = [];
  for (const one of replacements) {
    const last = result[result.length - 1];
    if (last !== undefined && last.to === one.from)
      result[result.length - 1] = { from: last.from, to: one.to, text: last.text + one.text };
    else result.push(one);
  }
  return result.filter(({ from, to, text }) => from < to || text !== '');
}

/** 。↵二是乙 taken out before a 。 is the same as ↵二是乙。 taken out: the second one is a paragraph. The same for what comes in. */
function onParagraphs(flat: FlatText, one: Replacement): Replacement {
  const isRemoval = one.text === '';
  const piece = isRemoval ? flat.text.slice(one.from, one.to) : one.text;
  if (flat.hasNested || (!isRemoval && one.from !== one.to) || !piece.includes('\n')) return one;
  const starts = flat.paragraphs.map(({ start }) => start);
  const ends = flat.paragraphs.map(({ end }) => end);
  const fits = (at: number, own: string): boolean => {
    const to = isRemoval ? at + own.length : at;
    return (own.startsWith('\n') && ends.includes(to)) || (own.endsWith('\n') && starts.includes(at));
  };
  const slid = (at: number, own: string): Replacement =>
    isRemoval ? { from: at, to: at + own.length, text: '' } : { from: at, to: at, text: own };
  for (const step of [1, -1]) {
    let [at, own] = [one.from, piece];
    for (let tries = 0; tries <= piece.length; tries++) {
      if (fits(at, own)) return slid(at, own);
      const follows = isRemoval ? at + own.length : at;
      const next = step > 0 ? flat.text[follows] : flat.text[at - 1];
      const leaves = step > 0 ? own[0] : own[own.length - 1];
      if (next === undefined || next !== leaves) break;
      own = step > 0 ? own.slice(1) + next : next + own.slice(0, -1);
      at += step;
    }
  }
  return one;
}

function writesOf(flat: FlatText, { from, to, text }: Replacement): Write[] {
  const gone = flat.text.slice(from, to).split('\n');
  const come = text.split('\n');
  const first = paragraphAt(flat, from);
  const startOf = (line: number): number => (line === 0 ? from : flat.paragraphs[first + line]!.start);
  const endOf = (line: number): number => (line === gone.length - 1 ? to : flat.paragraphs[first + line]!.end);
  const textWrite = (line: number, words: string): Write[] =>
    startOf(line) === endOf(line) && words === ''
      ? []
      : [{ kind: 'text', paragraph: first + line, from: startOf(line), to: endOf(line), text: words }];
  const shared = Math.min(gone.length, come.length) - 1;
  const pairs = come.slice(0, shared).flatMap((words, line) => textWrite(line, words));
  const paragraph = first + shared;

  if (come.length >= gone.length) {
    const lines = come.slice(shared);
    if (lines.length === 1) return [...pairs, ...textWrite(shared, lines[0]!)];
    if (to === flat.paragraphs[paragraph]!.end) {
      const added: Write = { kind: 'add-paragraphs', paragraph, side: 'After', lines: lines.slice(1) };
      return [...pairs, ...textWrite(shared, lines[0]!), added];
    }
    if (startOf(shared) === flat.paragraphs[paragraph]!.start) {
      const added: Write = { kind: 'add-paragraphs', paragraph, side: 'Before', lines: lines.slice(0, -1) };
      return [...pairs, added, ...textWrite(shared, lines[lines.length - 1]!)];
    }
    return [...pairs, ...textWrite(shared, lines.join('\n'))];
  }
  const last = first + gone.length - 1;
  const words = come[shared]!;
  const removed = (begin: number, end: number): Write => ({ kind: 'remove-paragraphs', first: begin, last: end });
  if (to === flat.paragraphs[last]!.end) {
    return [...pairs, ...textWrite(shared, words), removed(paragraph + 1, last)];
  }
  if (startOf(shared) === flat.paragraphs[paragraph]!.start)
    return [...pairs, removed(paragraph, last - 1), ...textWrite(gone.length - 1, words)];
  return [...pairs, { kind: 'join', from: startOf(shared), to, text: words }];
}

export function paragraphAt({ paragraphs }: FlatText, at: number): number {
  const index = paragraphs.findIndex(({ end }) => at <= end);
  return index < 0 ? paragraphs.length - 1 : index;
}
