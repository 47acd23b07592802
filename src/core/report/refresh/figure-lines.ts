import type { FragmentInput } from './fragment-input';
import type { FigureAction, FigureLine } from './plan';
import { figureMoved, type Merge, type MergedFigure } from './merge';
import { lastWritten } from './stored-base';

/**
 * The ledger's lines of one fragment: every figure that moved in the workbook or stands in the document otherwise than written.
 * `actionOf` hears null for a figure that has no place in the document's text.
 */
export function figureLines(
  { id, stored, labelOf }: FragmentInput,
  merge: Merge,
  actionOf: (figure: MergedFigure | null) => FigureAction,
): FigureLine[] {
  const lines: FigureLine[] = [];
  const add = (field: string, texts: Pick<FigureLine, 'old' | 'new' | 'inDocument'>, action: FigureAction): void => {
    lines.push({ fragment: id, field, label: labelOf(field), ...texts, action });
  };
  for (const figure of merge.figures) {
    const { old, new: now, inDocument, next } = figure;
    if (next < 0 || (old === now && inDocument === old && !figure.stored.unlinked)) continue;
    add(figure.stored.field, { old, new: now, inDocument }, actionOf(figure));
  }
  const before = stored ? lastWritten(stored) : merge.next;
  const known = new Set(merge.figures.map(({ of }) => of));
  before.figures.forEach(({ field, start, end }, index) => {
    if (known.has(index) || !figureMoved(before, merge.next, merge.wording, index)) return;
    const target = merge.next.figures[merge.wording.kept[index]!]!;
    add(
      field,
      { old: before.text.slice(start, end), new: merge.next.text.slice(target.start, target.end), inDocument: '' },
      actionOf(null) === 'written' && stored?.dropped?.includes(index) ? 'kept' : actionOf(null),
    );
  });
  for (const hunk of merge.wording.hunks) {
    const gone = merge.wording.before.figures.slice(hunk.aFrom, hunk.aTo).filter((index) => index >= 0);
    const come = merge.wording.after.figures.slice(hunk.bFrom, hunk.bTo).filter((index) => index >= 0);
    for (let at = 0; at < Math.max(gone.length, come.length); at++) {
      const from = before.figures[gone[at] ?? -1];
      const to = merge.next.figures[come[at] ?? -1];
      const old = from ? before.text.slice(from.start, from.end) : '';
      const place = merge.figures.find(({ of }) => of === gone[at]);
      const texts = {
        old,
        new: to ? merge.next.text.slice(to.start, to.end) : '',
        inDocument: place?.inDocument ?? '',
      };
      add((to ?? from)!.field, texts, actionOf(null));
    }
  }
  return lines;
}
