import type { TextRange } from './found-document';
import type { Located } from './located';
import { align, isNumberToken, tokenise, type Hunk, type Token } from './tokens';
import { whichFigures, type Placed } from './which-figure';

const amountUnits = [
  '亿元',
  '万元',
  '元',
  '个百分点',
  '平方米',
  '公里',
  '人',
  '%',
  '％',
  '分',
  '㎡',
  '亩',
  '辆',
  '项',
  '个',
  '次',
  '年',
];

/** Finds the figures of `before` (ranges ascending) in what the user made of it. */
export function locateFigures(before: string, figures: readonly TextRange[], now: string): Located[] {
  if (before === now) return figures.map(({ start, end }) => ({ state: 'intact', start, end }));
  const a = tokenise(
    before,
    figures.flatMap(({ start, end }) => [start, end]),
  );
  const b = tokenise(now);
  const keysOf = (tokens: readonly Token[]): string[] => tokens.map((token) => token.text);
  const spans = figures.map(({ start, end }) => {
    const from = a.findIndex((token) => token.start >= start);
    const to = a.findIndex((token) => token.start >= end);
    return { from, to: to < 0 ? a.length : to, isEmpty: start === end || from < 0 };
  });
  const { matches, hunks } = besideFigures(keysOf(a), keysOf(b), spans);
  const all = { a, b, matches, hunks, now };
  const placed = spans.map(({ from, to, isEmpty }): Placed => ({
    ...{ from, to, isEmpty },
    first: isEmpty ? { state: 'deleted' } : locate(from, to, all),
  }));
  return whichFigures(all, placed);
}

/**
 * 8人 → 8人，退休3人 is the same as 8(人，退休3)人 to a comparison, but not to a reader: words put in or taken out are counted beside a
 * figure where they can be.
 */
function besideFigures(
  a: readonly string[],
  b: readonly string[],
  spans: readonly { from: number; to: number }[],
): Pick<Alignments, 'matches' | 'hunks'> {
  const { matches, hunks } = align(a, b);
  const moved = [...matches];
  const isInside = (at: number): boolean => spans.some(({ from, to }) => from < at && at < to);
  const slid = hunks.map((hunk, index): Hunk => {
    const { aFrom, aTo, bFrom, bTo } = hunk;
    if ((aFrom < aTo && bFrom < bTo) || (!isInside(aFrom) && !isInside(aTo))) return hunk;
    const [low, high] = [hunks[index - 1]?.aTo ?? 0, hunks[index + 1]?.aFrom ?? a.length];
    const [list, start, end] = aFrom === aTo ? [b, bFrom, bTo] : [a, aFrom, aTo];
    for (const step of [1, -1]) {
      for (let by = step; aFrom + by >= low && aTo + by <= high; by += step) {
        // One step on is the same change if the piece that leaves at one end is the one that comes in at the other.
        const isSame = step > 0 ? list[start + by - 1] === list[end + by - 1] : list[start + by] === list[end + by];
        if (!isSame) break;
        if (isInside(aFrom + by) || isInside(aTo + by)) continue;
        for (let at = Math.min(aFrom, aFrom + by); at < Math.max(aTo, aTo + by); at++) {
          const isBefore = at < aFrom + by;
          moved[at] = isBefore ? at - aFrom + bFrom : at < aTo + by ? -1 : at - aTo + bTo;
        }
        return { aFrom: aFrom + by, aTo: aTo + by, bFrom: bFrom + by, bTo: bTo + by };
      }
    }
    return hunk;
  });
  return { matches: moved, hunks: slid };
}

interface Alignments {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly matches: readonly number[];
  readonly hunks: readonly Hunk[];
  readonly now: string;
}

/** One figure, by its tokens [from, to) of a. */
function locate(from: number, to: number, all: Alignments): Located {
  const { b, matches, hunks } = all;
  const first = matches[from]!;
  if (first >= 0 && range(from, to).every((at) => matches[at] === first + at - from))
    return { state: 'intact', start: b[first]!.start, end: b[first + to - from - 1]!.end };

  const touching = hunks.filter(
    ({ aFrom, aTo }) => (aFrom < to && aTo > from) || (aFrom === aTo && aFrom > from && aFrom < to),
  );
  const isWithin = touching.every(({ aFrom, aTo }) => aFrom >= from && aTo <= to);
  const head = first >= 0 ? first : touching[0]!.bFrom;
  const last = matches[to - 1]!;
  const tail = last >= 0 ? last + 1 : touching[touching.length - 1]!.bTo;
  if (isWithin) {
    if (head >= tail) return { state: 'deleted' };
    return { state: 'edited', start: b[head]!.start, end: b[tail - 1]!.end };
  }
  if (touching.every(({ bFrom, bTo }) => bFrom === bTo) && range(from, to).every((at) => matches[at]! < 0))
    return { state: 'deleted' };
  return pairedNumber(from, to, touching, all) ?? { state: 'rewritten' };
}

/** In a rewritten stretch with as many numbers as before, they are the same figures in the same order. */
function pairedNumber(from: number, to: number, touching: readonly Hunk[], all: Alignments): Located | null {
  const { a, b, now } = all;
  const own = range(from, to).filter((at) => isNumberToken(a[at]!));
  if (own.length !== 1 || touching.length !== 1) return null;
  const { aFrom, aTo, bFrom, bTo } = touching[0]!;
  const before = range(aFrom, aTo).filter((at) => isNumberToken(a[at]!));
  const after = range(bFrom, bTo).filter((at) => isNumberToken(b[at]!));
  const place = before.indexOf(own[0]!);
  if (place < 0 || before.length !== after.length) return null;
  const found = b[after[place]!]!;
  const ownUnit = a[own[0]! + 1] === undefined ? '' : textOf(a, own[0]! + 1, to);
  const unit = [ownUnit, ...amountUnits].find((each) => each !== '' && now.startsWith(each, found.end)) ?? '';
  return { state: 'edited', start: found.start, end: found.end + unit.length };
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
