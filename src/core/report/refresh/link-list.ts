import type { DocumentStamp } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import type { FoundDocument } from './found-document';
import type { Located } from './located';
import { figureMoved, figurePlaces } from './merge';
import { lastWritten, nextText, placedFigures, placeOf, type Override, type StoredBase } from './stored-base';
import { wordingChange } from './wording';
import { copyKey, figureKey } from './question-key';

/** A figure of the document by its human name, and where it stands: for the list of links and for going there. */
export interface LinkedFigure {
  readonly control: string;
  readonly fragment: string;
  readonly title: string;
  readonly field: string;
  readonly label: string;
  readonly state: Located['state'];
  /** Range in the control's text; null where it cannot be found any more. */
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly text: string;
  readonly isUnlinked: boolean;
  /** Names it in plans, as a question's key. */
  readonly key: string;
  /** Its entry in the base and its figure there: for what changes a single one. */
  readonly entry: number;
  readonly index: number;
  /** It shows another text than the workbook's on purpose: then what the workbook said last. */
  readonly override: (Override & { readonly shown: string }) | null;
}

/** Every linked figure in document order; those of one field are where that cell is used. */
export function linkedFigures(
  found: FoundDocument,
  base: StoredBase,
  link: Pick<LinkPackage, 'figures'>,
): LinkedFigure[] {
  const labels = new Map(link.figures.map(({ field, label }) => [field, label]));
  const entries = [...base.fragments.entries()];
  const copies = new Map<string, number>();
  return found.controls.flatMap(({ key, fragment, title, text }) => {
    const at = entries.findIndex(([, { id }]) => id === fragment);
    if (at < 0) return [];
    const [entry, stored] = entries.splice(at, 1)[0]!;
    const copy = (copies.get(stored.id) ?? 0) + 1;
    copies.set(stored.id, copy);
    const placed = placedFigures(stored);
    const places = figurePlaces(stored, text);
    return placed.map(({ figure, of, shown }, index): LinkedFigure => {
      const located = places[index]!;
      const range = 'start' in located ? { start: located.start, end: located.end } : null;
      return {
        control: key,
        fragment: stored.id,
        title,
        field: figure.field,
        label: labels.get(figure.field) ?? figure.field,
        state: located.state,
        range,
        text: range ? text.slice(range.start, range.end) : '',
        isUnlinked: figure.unlinked === true || stored.unlinked === true,
        key: figureKey(copyKey(stored.id, copy), figure.field, placeOf(stored, of)),
        entry,
        index: stored.figures.indexOf(figure),
        override: figure.override && located.state !== 'deleted' ? { ...figure.override, shown } : null,
      };
    });
  });
}

/** 报告的数字停在 time，此后工作簿改了 figures 个数字，涉及 fragments 段. */
export interface Staleness {
  /** null: the document does not say when it was written. */
  readonly time: string | null;
  readonly figures: number;
  readonly fragments: number;
}

export function staleness(base: StoredBase, stamp: DocumentStamp | null, link: LinkPackage): Staleness {
  let figures = 0;
  let fragments = 0;
  for (const fragment of link.fragments) {
    const stored = base.fragments.find(({ id }) => id === fragment.id);
    if (stored === undefined || stored.unlinked || stored.absent) continue;
    const [before, next] = [lastWritten(stored), nextText(stored, fragment)];
    const wording = wordingChange(before, next);
    const moved = before.figures.filter((_, index) => figureMoved(before, next, wording, index)).length;
    const come = wording.hunks
      .flatMap(({ bFrom, bTo }) => wording.after.figures.slice(bFrom, bTo))
      .filter((index) => index >= 0);
    figures += moved + come.length;
    if (moved > 0 || wording.hunks.length > 0) fragments++;
  }
  return { time: stamp?.time ?? null, figures, fragments };
}
