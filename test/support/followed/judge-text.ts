import type { Fragment } from '../../../src/core/narrative/fragment';
import type { FigureLine, FragmentLine } from '../../../src/core/report/refresh/plan';
import { piecesOf, shadowOf, shadowText, wholePrints, type Piece, type Print, type Shadow, type Unit } from './shadow';

export interface TextCase {
  readonly id: string;
  /** What the user's text is made of. */
  readonly shadow: Shadow;
  /** What the workbook said when it was written, and what it says now; undefined: no longer. */
  readonly last: Fragment;
  readonly next: Fragment | undefined;
  readonly after: string;
  readonly figures: readonly FigureLine[];
  readonly line: FragmentLine | undefined;
  /** Texts of the user's, and other fragments', where a moved clause may stand. */
  readonly elsewhere: readonly Shadow[];
  /** Figures without a place that wait for an answer, with what they were asked about. Kept up from refresh to refresh. */
  readonly pending: Map<string, string>;
}

export interface Judged {
  readonly faults: readonly string[];
  /** Of the text as it is now; null where it cannot be told. */
  readonly shadow: Unit[] | null;
}

/** Whether a text that followed its workbook says the right figures at the right places. Knows nothing of how that was planned. */
export function judgeText(one: TextCase): Judged {
  const { id, last, next, after, line } = one;
  const before = shadowText(one.shadow);
  // However it came to be so, it is what was written.
  const written = shadowOf(last);
  const shadow = before === shadowText(written) ? written : one.shadow;
  if (next === undefined)
    return { faults: after === before ? [] : [`${id}：工作簿不再说它，文字却变了`], shadow: null };
  // Asked as a whole: what it follows is older than `last` from now on.
  if (line?.action === 'asked') return { faults: [], shadow: null };
  const own = { ...one, shadow };
  return isSameWording(last, next) ? judgeFigures(own, next, before) : judgeWording(own, next, before);
}

interface Slot {
  readonly print: Print;
  readonly now: string;
}

/** Only figures may have moved: everything else stands as it stood. */
function judgeFigures(
  { id, pending, shadow, last, after, figures, line, elsewhere }: TextCase,
  next: Fragment,
  before: string,
): Judged {
  const faults: string[] = [];
  const now = new Map(prints(next).map((print) => [print.figure, print.text]));
  const was = new Map(prints(last).map((print) => [print.figure, print.text]));
  const whole = new Set(wholePrints(shadow));
  const owned = new Set(
    [...whole].flatMap(({ kind, fragment, figure }) => (kind === 'own' && fragment === id ? [figure] : [])),
  );
  const mayMove = ({ fragment, kind, figure }: Print): boolean =>
    fragment === id && (kind !== 'typed' || !owned.has(figure));
  const slots: Slot[] = [];
  const pattern = piecesOf(shadow).map(({ text, of }) => {
    const wanted = of && whole.has(of) && mayMove(of) ? now.get(of.figure) : undefined;
    if (wanted === undefined || wanted === text) return escaped(text);
    slots.push({ print: of!, now: wanted });
    return `(${[text, wanted].map(escaped).join('|')})`;
  });
  const match = new RegExp(`^${pattern.join('')}$`).exec(after);
  if (match === null) return { faults: [`${id}：“${before}”成了“${after}”`], shadow: null };
  const said = slots.map((slot, index) => ({ ...slot, says: match[index + 1]! }));
  const linesOf = (field: string): FigureLine[] => figures.filter((own) => own.fragment === id && own.field === field);
  const isOpen = (field: string): boolean =>
    line === undefined || linesOf(field).some(({ action, isCopy }) => action === 'asked' || isCopy === true);
  for (const { print, now: wanted, says } of said) {
    if (says === wanted || print.kind === 'typed') continue;
    // A copy is told when it falls behind; later nobody knows it from a number of the user's.
    if (print.kind === 'copy' && (print.text !== was.get(print.figure) || print.text === wanted)) continue;
    const others = said.filter((other) => other.print !== print && other.print.figure === print.figure);
    if (others.some((other) => other.says === other.now) && linesOf(print.field).length > 0) continue;
    if (!isOpen(print.field) && tells(shadow, print))
      faults.push(
        `${id}：“${print.text}”该是“${wanted}”（${print.kind === 'own' ? '原处' : '抄的'}），没有跟，也没有说`,
      );
  }
  faults.push(...missingFaults({ id, last, next, shadow, elsewhere, figures, pending }));
  let at = 0;
  const own = piecesOf(shadow).flatMap((piece): Unit[] => {
    const slot = said[at];
    if (slot === undefined || slot.print !== piece.of || !whole.has(piece.of)) return unitsOf(shadow, piece);
    at++;
    const of = { ...piece.of, text: slot.says };
    return slot.says.split('').map((char) => ({ char, of, isTyped: false }));
  });
  return { faults, shadow: own.length === after.length ? withTyped(shadow, own) : null };
}

/** A figure that the user took out or away: if it moved, the ledger says so. */
function missingFaults({
  id,
  last,
  next,
  shadow,
  elsewhere,
  figures,
  pending,
}: Pick<TextCase, 'id' | 'last' | 'shadow' | 'elsewhere' | 'figures' | 'pending'> & {
  readonly next: Fragment;
}): string[] {
  const now = new Map(prints(next).map((print) => [print.figure, print]));
  const here = new Set(wholePrints(shadow).map(({ fragment, figure }) => (fragment === id ? figure : -1)));
  return prints(last).flatMap((print): string[] => {
    const wanted = now.get(print.figure);
    const key = `${id}/${print.figure}`;
    const old = pending.get(key) ?? print.text;
    pending.delete(key);
    if (wanted === undefined || old === '' || here.has(print.figure)) return [];
    const lines = figures.filter((one) => one.fragment === id && one.field === print.field);
    if (lines.some(({ action }) => action === 'asked')) pending.set(key, old);
    if (wanted.text === old) return [];
    if (lines.length === 0) return [`${id}：“${old}”变成“${wanted.text}”，清单里没有`];
    const away = elsewhere.flatMap((other) =>
      wholePrints(other)
        .filter((one) => one.fragment === id && one.figure === print.figure && one.kind === 'own' && one.text === old)
        .filter((one) => tells(other, one, true)),
    );
    const isTold = lines.some(({ action, isCopy }) => action === 'asked' || isCopy === true);
    return away.length > 0 && !isTold ? [`${id}：“${print.text}”的话移走了，那里是旧数，没有问`] : [];
  });
}

/** The workbook says other words: what was the user's is there, and what was not follows. */
function judgeWording({ id, shadow, last, after, figures }: TextCase, next: Fragment, before: string): Judged {
  const wanted = shadowText(shadowOf(next));
  const own = after === wanted ? shadowOf(next) : null;
  if (before === shadowText(shadowOf(last)))
    return {
      faults: after === wanted ? [] : [`${id}：没有动过，却不是表里的话：“${after}”，该是“${wanted}”`],
      shadow: own,
    };
  const faults: string[] = [];
  for (const words of typedRuns(shadow)) if (!after.includes(words)) faults.push(`${id}：用户写的“${words}”不见了`);
  const moved = new Map(prints(next).map((print) => [print.field, print.text]));
  const count = (list: readonly Print[], field: string): number => list.filter((one) => one.field === field).length;
  for (const print of wholePrints(shadow)) {
    const to = moved.get(print.field);
    if (print.fragment !== id || print.kind !== 'own' || to === undefined || to === print.text) continue;
    if (count(prints(next), print.field) !== 1 || count(prints(last), print.field) !== 1) continue;
    if (!figures.some((one) => one.fragment === id && one.field === print.field))
      faults.push(`${id}：“${print.text}”变成“${to}”，清单里没有`);
  }
  return { faults, shadow: own };
}

function prints(fragment: Fragment): Print[] {
  let figure = 0;
  return fragment.paragraphs.flat().flatMap((run): Print[] => {
    if (run.kind !== 'figure' && run.kind !== 'missing') return [];
    return [{ fragment: fragment.id, figure: figure++, field: run.field, text: run.text, kind: 'own' }];
  });
}

function isSameWording(a: Fragment, b: Fragment): boolean {
  const words = ({ paragraphs }: Fragment): string =>
    JSON.stringify(
      paragraphs.map((runs) =>
        joined(
          runs.map((run) => (run.kind === 'figure' || run.kind === 'missing' ? `\u0000${run.field}\u0000` : run.text)),
        ),
      ),
    );
  return words(a) === words(b);
}

const joined = (pieces: readonly string[]): string => pieces.join('');

/** Whether the clause around a print has words that tell which figure it is. */
function tells(shadow: Shadow, print: Print, isWhole = false): boolean {
  const text = shadowText(shadow);
  const start = shadow.findIndex(({ of }) => of === print);
  const end = start + print.text.length;
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  const ends = /[，。；：、！？,;:!?\n\v]/;
  const length = [before.split(ends).at(-1)!.length, behind.split(ends)[0]!.length];
  const clause = shadow.slice(start - length[0]!, end + length[1]!);
  // With words of the user's in it, it is another clause.
  if (isWhole && clause.some(({ isTyped }) => isTyped)) return false;
  const around = (before.split(ends).at(-1) ?? '') + (behind.split(ends)[0] ?? '');
  return /\d/.test(print.text) && around.replace(/[\d\s.]/g, '').length >= 2;
}

function typedRuns(shadow: Shadow): string[] {
  const runs: string[] = [];
  let open = false;
  for (const { char, isTyped, of } of shadow) {
    const isOwn = isTyped && of === null;
    if (isOwn && open) runs[runs.length - 1] += char;
    else if (isOwn) runs.push(char);
    open = isOwn;
  }
  return runs;
}

function unitsOf(shadow: Shadow, { text, of }: Piece): Unit[] {
  return text.split('').map((char) => ({ char, of, isTyped: false }));
}

/** Typed stays typed. */
function withTyped(before: Shadow, after: readonly Unit[]): Unit[] {
  let at = 0;
  return after.map((unit) => {
    if (unit.of !== null) return unit;
    while (at < before.length && (before[at]!.of !== null || before[at]!.char !== unit.char)) at++;
    return { ...unit, isTyped: before[at++]?.isTyped ?? false };
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
