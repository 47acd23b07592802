import { hasPlace, type Merge, type MergedFigure, type MergedText } from './merge';
import { lastWritten, placedFigures, type StoredFigure, type StoredFragment, type WorkbookText } from './stored-base';

/** What became of a figure that was asked. */
export type Fate =
  | 'asked'
  /** It has gone elsewhere, and is asked when the workbook moves. */
  | 'away'
  | 'unlinked';

/** What to remember of a fragment once its text is as planned. A figure that waits for its answer keeps what it was asked about. */
export function storedAfter(
  written: StoredFragment,
  stored: StoredFragment,
  merge: Merge,
  { text, figures }: MergedText,
  next: WorkbookText,
  fates: ReadonlyMap<MergedFigure, Fate>,
): StoredFragment {
  const before = new Map(merge.figures.map((figure) => [figure.next, figure]));
  const marks = (index: number, shown: string): Partial<StoredFigure> => {
    const figure = before.get(index);
    if (figure === undefined) return {};
    const isUnlinked = figure.stored.unlinked === true || fates.get(figure) === 'unlinked';
    // 采用新值 has said which one it is.
    const isDoubtful = figure.located.state === 'doubtful' && (figure.old === figure.new || shown !== figure.new);
    return {
      ...(fates.get(figure) === 'asked' ? { shown: figure.old } : {}),
      ...(figure.stored.override && shown !== figure.new ? { override: figure.stored.override } : {}),
      ...(isDoubtful ? { doubt: true as const } : {}),
      ...(isUnlinked ? { unlinked: true as const } : {}),
    };
  };
  if (text === next.text) {
    const own = written.figures.map((figure, index) => ({
      ...figure,
      ...marks(index, next.text.slice(figure.start, figure.end)),
    }));
    return { ...written, figures: own };
  }
  const own = figures.map(({ next: of, start, end }): StoredFigure => {
    const { field, value } = next.figures[of]!;
    return { field, value, start, end, of, ...marks(of, text.slice(start, end)) };
  });
  const dropped = droppedAfter(stored, merge, fates);
  const lost = merge.figures.flatMap((figure) => {
    const isAsked = fates.get(figure) === 'asked' && !hasPlace(figure.located) && figure.next >= 0;
    return isAsked ? [{ of: figure.next, shown: figure.old }] : [];
  });
  const { id, title, origin } = written;
  return {
    ...{ id, title, origin, text, figures: own, written: next },
    ...(dropped.length > 0 ? { dropped } : {}),
    ...(lost.length > 0 ? { lost: lost.sort((a, b) => a.of - b.of) } : {}),
  };
}

function droppedAfter(stored: StoredFragment, merge: Merge, fates: ReadonlyMap<MergedFigure, Fate>): number[] {
  const placed = new Set(placedFigures(stored).map(({ of }) => of));
  const earlier = (stored.dropped ?? []).filter((of) => !placed.has(of));
  const now = merge.figures
    .filter((figure) => {
      const fate = fates.get(figure);
      return figure.located.state === 'deleted'
        ? fate === undefined || fate === 'unlinked'
        : fate === 'unlinked' && !hasPlace(figure.located);
    })
    .map(({ of }) => of);
  return [...earlier, ...now]
    .map((of) => merge.wording.kept[of] ?? -1)
    .filter((next) => next >= 0)
    .sort((a, b) => a - b);
}

/** 不再更新 of a whole fragment. */
export function unlinkedFragment(stored: StoredFragment, yours: string): StoredFragment {
  return { ...stored, text: yours, figures: [], written: lastWritten(stored), unlinked: true };
}
