import { countOf, tellingClause } from './elsewhere';
import type { TextRange } from './found-document';
import type { FragmentInput } from './fragment-input';
import type { FigureAction, FigureLine } from './plan';
import { figureMoved, hasPlace, type Merge, type MergedFigure } from './merge';
import { lastWritten } from './stored-base';
import type { Hunk } from './tokens';
import { clausesAround, type Pieces } from './wording';

/** What becomes of a figure; of one that has no place in the document's text (null); of a change of wording. */
export interface LineActions {
  readonly figure: (figure: MergedFigure | null) => FigureAction;
  readonly wording: (hunk: Hunk) => FigureAction;
}

/** All of a fragment meets one fate. */
export function allActions(action: FigureAction): LineActions {
  return { figure: () => action, wording: () => action };
}

/**
 * The ledger's lines of one fragment: every figure that moved in the workbook or stands in the document otherwise than written, and
 * every change of wording, whatever becomes of it.
 */
export function figureLines(input: FragmentInput, merge: Merge, actions: LineActions): FigureLine[] {
  const { id, stored, labelOf } = input;
  const lines: FigureLine[] = [];
  const add = (field: string, texts: Pick<FigureLine, 'old' | 'new' | 'inDocument'>, action: FigureAction): void => {
    lines.push({ fragment: id, field, label: labelOf(field), ...texts, action });
  };
  for (const figure of merge.figures) {
    const { old, new: now, inDocument, next, located, stored: own } = figure;
    const isAsItWas = old === now && (inDocument === old || located.state === 'rewritten') && !own.unlinked;
    if (next < 0 || isAsItWas) continue;
    add(own.field, { old, new: now, inDocument }, actions.figure(figure));
  }
  const before = stored ? lastWritten(stored) : merge.next;
  const known = new Set(merge.figures.map(({ of }) => of));
  before.figures.forEach(({ field, start, end }, index) => {
    if (known.has(index) || !figureMoved(before, merge.next, merge.wording, index)) return;
    const target = merge.next.figures[merge.wording.kept[index]!]!;
    add(
      field,
      { old: before.text.slice(start, end), new: merge.next.text.slice(target.start, target.end), inDocument: '' },
      actions.figure(null),
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
      add((to ?? from)!.field, texts, actions.wording(hunk));
    }
  }
  return [...lines, ...wordingLines(input, merge, actions)];
}

/** New words of the workbook, by whole clauses; the field of such a line is empty. */
function wordingLines({ id }: FragmentInput, merge: Merge, { wording: actionOf }: LineActions): FigureLine[] {
  const { hunks } = merge.wording;
  if (hunks.length === 0) return [];
  const { before, after } = merge.wording;
  const groups: { readonly hunks: Hunk[]; readonly action: FigureAction; readonly from: number; to: number }[] = [];
  for (const hunk of hunks) {
    const action = actionOf(hunk);
    const { from, to } = clausesAround(before, hunk);
    const last = groups.at(-1);
    if (last?.action === action && from <= last.to) {
      last.hunks.push(hunk);
      last.to = Math.max(last.to, to);
      continue;
    }
    // Two fates within one clause: each has its own part of it.
    if (last !== undefined) last.to = Math.min(last.to, hunk.aFrom);
    groups.push({ hunks: [hunk], action, from: Math.max(from, last?.to ?? 0), to });
  }
  return groups.map(({ hunks: own, from, to, action }): FigureLine => {
    const [first, last] = [own[0]!, own.at(-1)!];
    const [lead, tail] = [first.aFrom - from, to - last.aTo];
    const yours = rangeInDocument(merge, from, to);
    return {
      ...{ fragment: id, field: '', label: wordingLabel, action },
      old: textAt(merge.before.text, before, from, to),
      new: textAt(merge.next.text, after, first.bFrom - lead, last.bTo + tail),
      inDocument: yours === null ? '' : merge.yours.slice(yours.start, yours.end),
    };
  });
}

const wordingLabel = '说法';

function textAt(text: string, { ranges }: Pieces, from: number, to: number): string {
  return from < to ? text.slice(ranges[from]!.start, ranges[to - 1]!.end) : '';
}

/** Where the pieces [from, to) of what was written stand in the user's text, if they stand there as they were. */
function rangeInDocument({ inYours }: Merge, from: number, to: number): TextRange | null {
  const [first, last] = [inYours?.matches[from] ?? -1, inYours?.matches[to - 1] ?? -1];
  if (inYours === null || from >= to || first < 0 || last - first !== to - 1 - from) return null;
  return { start: inYours.pieces.ranges[first]!.start, end: inYours.pieces.ranges[last]!.end };
}

/** A clause that names its figure stands elsewhere too, where nothing follows: told, as nothing is done about it. */
export function copyLines(
  { id, stored, labelOf, placesOf, yours }: FragmentInput,
  merge: Merge,
  text: string,
  isWritten: (figure: MergedFigure) => boolean,
): FigureLine[] {
  return merge.figures.flatMap((figure): FigureLine[] => {
    const { old, new: now, next, located, stored: own, inDocument } = figure;
    if (stored === null || next < 0 || old === now || !hasPlace(located) || inDocument !== old) return [];
    const clause = tellingClause(yours, located);
    if (clause === null) return [];
    const places = placesOf(clause).map(({ name }) => name);
    // Where the figure itself has moved on, what still says the old one is a copy.
    if (countOf(text, clause) > (isWritten(figure) ? 0 : 1)) places.unshift('本段');
    return places.map((name) => ({
      ...{ fragment: id, field: own.field, label: `${labelOf(own.field)}（${name}里抄的一处）` },
      ...{ old, new: now, inDocument: old, action: 'kept' as const, isCopy: true as const },
    }));
  });
}
