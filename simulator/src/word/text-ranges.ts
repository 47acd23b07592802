import { contentSpan, paragraphOf, paragraphsIn } from './model/blocks';
import { comparePlaces, runsIn, type Place, type Span } from './model/place';
import { runText } from './model/run-text';

export interface CutOptions {
  /** Spaces and breaks at the ends of a piece are no part of it. */
  readonly trimSpacing?: boolean;
  /** Delimiters are no part of a piece (split); else each piece ends with its own. */
  readonly trimDelimiters?: boolean;
}

/** The pieces of a text; at a caret the one that it stands in, so that there is always one. */
export function textRanges(span: Span, delimiters: readonly string[], options: CutOptions): readonly Span[] {
  if (comparePlaces(span.start, span.end) < 0) return cutAtDelimiters(span, delimiters, options);
  const paragraph = paragraphOf(span.start.node);
  const pieces = paragraph ? cutAtDelimiters(contentSpan(paragraph), delimiters, options) : [];
  const around = pieces.find(({ end }) => comparePlaces(span.start, end) <= 0) ?? pieces.at(-1);
  return [around ?? span];
}

/** Cuts a text behind each delimiter and at each paragraph end. Empty pieces are left out. */
export function cutAtDelimiters(span: Span, delimiters: readonly string[], options: CutOptions): readonly Span[] {
  return paragraphsIn(span).flatMap((paragraph) => {
    const line = contentSpan(paragraph);
    const start = comparePlaces(span.start, line.start) > 0 ? span.start : line.start;
    const end = comparePlaces(span.end, line.end) < 0 ? span.end : line.end;
    return cutLine({ start, end }, delimiters, options);
  });
}

function cutLine(
  span: Span,
  delimiters: readonly string[],
  { trimSpacing, trimDelimiters }: CutOptions,
): readonly Span[] {
  const places: Place[] = [];
  let text = '';
  for (const { run, from, to } of runsIn(span)) {
    for (let at = from; at < to; at++) places.push({ node: run, offset: at });
    text += runText(run).slice(from, to);
  }
  const found: Span[] = [];
  let from = 0;
  const add = (to: number): void => {
    let first = from;
    let last = to;
    while (trimSpacing && first < last && /\s/.test(text.charAt(first))) first += 1;
    while (trimSpacing && last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
    const start = places[first];
    const end = places[last - 1];
    if (last > first && start && end) found.push({ start, end: { node: end.node, offset: end.offset + 1 } });
  };
  for (let at = 0; at < text.length;) {
    const delimiter = delimiters.find((one) => one !== '' && text.startsWith(one, at));
    if (delimiter === undefined) {
      at += 1;
      continue;
    }
    add(trimDelimiters ? at : at + delimiter.length);
    at += delimiter.length;
    from = at;
  }
  add(text.length);
  return found;
}
