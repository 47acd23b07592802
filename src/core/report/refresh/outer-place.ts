import type { Paragraph } from '../../narrative/fragment';
import type { FoundControl, FoundDocument } from './found-document';
import type { Linkable } from './linkable';
import { placedFigures, workbookText, type StoredBase, type StoredFragment, type WorkbookText } from './stored-base';
import { likeness } from './tokens';

/** What a heading, a table's title or its lead line was at the last refresh, in a document that has no control around it. */
export interface OuterPlace {
  readonly block: number;
  readonly stored: StoredFragment;
  /** Its figures are not those that the document says elsewhere: nobody can tell whether the user wrote them. */
  readonly isDoubtful: boolean;
}

type Piece = Extract<Linkable, { kind: 'fragment' }>;

/** How alike a paragraph must be that the user reworded. */
const alike = 0.6;

/**
 * A document written before these pieces had controls: where such a paragraph stands, between what is linked before and behind it.
 * 'said' where it says what the workbook says; null where no paragraph could be told to be the one.
 */
export function outerPlace(
  { fragment, id, title }: Piece,
  base: StoredBase | null,
  { blocks }: FoundDocument,
  [from, to]: readonly [number, number],
  isFree: (at: number) => boolean,
): OuterPlace | 'said' | null {
  const next = workbookText(fragment);
  const old = textBefore(fragment.paragraphs[0] ?? [], base);
  const free = blocks.flatMap(({ kind, text }, at) =>
    from <= at && at <= to && kind === 'paragraph' && isFree(at) && text.trim() !== '' ? [{ at, text }] : [],
  );
  const stored = (text: WorkbookText): StoredFragment => ({ id, title, origin: fragment.origin, ...text });
  const said = free.filter(({ text }) => text === next.text);
  const before = free.filter(({ text }) => text === old.text);
  // What says the new words already needs nothing; the table of the same name beside it may still say the old ones.
  if (before.length === 0 && said.length > 0) return 'said';
  if (before.length === 1 && old.text !== next.text)
    return { block: before[0]!.at, stored: stored(old), isDoubtful: false };
  if (before.length > 0) return old.text === next.text ? 'said' : null;
  const shapes = free.flatMap(({ at, text }) => {
    const shape = sameShape(next, text);
    return shape === null ? [] : [{ at, shape }];
  });
  if (shapes.length === 1) return { block: shapes[0]!.at, stored: stored(shapes[0]!.shape), isDoubtful: true };
  if (old.text === next.text) return 'said';
  const near = free
    .map(({ at, text }) => ({ at, like: likeness(text, old.text) }))
    .filter(({ like }) => like >= alike)
    .sort((a, b) => b.like - a.like);
  return near[0] === undefined ? null : { block: near[0].at, stored: stored(old), isDoubtful: false };
}

/** The block as the control it is going to be: a plan can be made before anything is done. */
export function controlOfBlock({ block, stored }: OuterPlace, { blocks }: FoundDocument): FoundControl {
  const { id, title } = stored;
  return { key: `block:${block}`, fragment: id, title, text: blocks[block]!.text, blocks: [block, block], cells: [] };
}

/** The paragraph with the figures that the document has of its fields elsewhere; as it is now where it has none. */
export function textBefore(paragraph: Paragraph, base: StoredBase | null): WorkbookText {
  const known = new Map<string, { readonly value: string | null; readonly text: string }>();
  for (const stored of base?.fragments ?? [])
    for (const { figure, shown } of placedFigures(stored))
      if (!known.has(figure.field)) known.set(figure.field, { value: figure.value, text: shown });
  const figures: WorkbookText['figures'][number][] = [];
  let text = '';
  for (const run of paragraph) {
    if (run.kind === 'text' || run.kind === 'words') {
      text += run.text;
      continue;
    }
    const own = run.kind === 'figure' ? run.value : null;
    const before = known.get(run.field) ?? { value: own, text: run.text };
    const shown = shownBefore(run.text, own, before);
    figures.push({ field: run.field, value: before.value, start: text.length, end: text.length + shown.length });
    text += shown;
  }
  return { text, figures };
}

/** A year may be shown as the one before or behind it. */
function shownBefore(text: string, value: string | null, before: { value: string | null; text: string }): string {
  const year = /^\d{4}$/;
  if (value === null || before.value === null || ![text, value, before.value].every((one) => year.test(one)))
    return before.text;
  return String(Number(before.value) + Number(text) - Number(value));
}

/** A number stands where a number stood. */
function patternOf(text: string, figure: WorkbookText['figures'][number] | undefined): string {
  if (figure === undefined) return '';
  return /^\d+$/.test(text.slice(figure.start, figure.end)) ? '(\\d+)' : '(.+?)';
}

/** A text with the same words and other figures. */
function sameShape({ text, figures }: WorkbookText, found: string): WorkbookText | null {
  const words = [...figures, { start: text.length }].map(({ start }, index) => {
    return text.slice(figures[index - 1]?.end ?? 0, start).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  const match = new RegExp(
    `^${words.map((word, index) => `(${word})${patternOf(text, figures[index])}`).join('')}$`,
  ).exec(found);
  if (match === null) return null;
  let at = 0;
  const places = match.slice(1).map((part) => ({ start: at, end: (at += part.length) }));
  return {
    text: found,
    figures: figures.map(({ field, value }, index) => ({ field, value, ...places[2 * index + 1]! })),
  };
}
