import { tagsOf } from './xml-tokens';

/** An element by its places in the text, from its start tag to behind its end tag. */
export interface ElementSpan {
  readonly name: string;
  readonly start: number;
  /** Where its content begins and ends; both its end for an empty tag. */
  readonly inner: number;
  readonly innerEnd: number;
  readonly end: number;
}

/**
 * Elements of a piece of a part that is known to be well-formed, in order; those inside one that is wanted are part of it.
 * @param isWanted by the name with its prefix; `xml` may be any piece whose tags are whole and in pairs
 */
export function elementsOf(xml: string, isWanted: (name: string) => boolean): ElementSpan[] {
  const found: ElementSpan[] = [];
  let open: { name: string; start: number; inner: number; depth: number } | null = null;
  let depth = 0;
  for (const { kind, name, start, end } of tagsOf(xml)) {
    if (kind === 'close') depth--;
    if (open !== null) {
      if (kind === 'close' && depth === open.depth) {
        found.push({ name, start: open.start, inner: open.inner, innerEnd: start, end });
        open = null;
      }
    } else if (kind !== 'close' && isWanted(name)) {
      if (kind === 'empty') found.push({ name, start, inner: end, innerEnd: end, end });
      else open = { name, start, inner: end, depth };
    }
    if (kind === 'open') depth++;
  }
  return found;
}

/** The piece without the elements that are not wanted in it. */
export function withoutElements(xml: string, isUnwanted: (name: string) => boolean): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of elementsOf(xml, isUnwanted)) {
    kept.push(xml.slice(at, start));
    at = end;
  }
  kept.push(xml.slice(at));
  return kept.join('');
}
