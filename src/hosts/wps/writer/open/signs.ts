import { atomText, linkedId, outermostLinked } from '../../../../core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { attributeOf, tagsOf } from '../../../../core/report/wordml/xml-tokens';

/** One sign of a control's text as WPS 文字 shows it: a letter, or the end of a paragraph, a cell, a row. */
interface Sign {
  /** null: no text, whatever WPS shows for it, if anything. */
  readonly text: string | null;
  /** Its offset in the flat text (port/live/words); null for what that has not. */
  readonly at: number | null;
  /**
   * gone: a marked change took it out, whether it is shown depends on the view. covered: the end of a cell that one above it reaches over;
   * whether it has one nobody knows.
   */
  readonly kind: 'there' | 'gone' | 'covered';
  /** Inside of another control of ours. */
  readonly isNested: boolean;
}

/** Where a sign stands in WPS's text of the control. */
export interface SignPlace {
  readonly from: number;
  readonly to: number;
  readonly isNested: boolean;
  readonly isMark: boolean;
}

const cellEnd = '\r\x07';

function signsOf(scanned: ScannedDocument, control: ScannedControl): Sign[] {
  const [from, to] = control.atoms;
  const nested = outermostLinked(scanned, control);
  const hidden = scanned.controls.filter(
    (one) => one.isPlaceholder && linkedId(one) !== null && one.atoms[0] >= from && one.atoms[1] <= to,
  );
  const holds = (spans: readonly ScannedControl[], at: number): boolean =>
    spans.some(({ atoms }) => atoms[0] <= at && at < atoms[1]);
  const signs: Sign[] = [];
  let length = 0;
  const push = (text: string | null, at: number | null, kind: Sign['kind'], isNested: boolean): void =>
    void signs.push({ text, at, kind, isNested });
  const gone = (before: number): void => {
    for (const one of scanned.gone)
      if (one.at === before) for (const letter of one.text.split('')) push(letter, null, 'gone', false);
  };
  const ends = cellEnds(scanned, control);
  let ended = 0;
  for (let at = from; at < to; at++) {
    const atom = scanned.atoms[at]!;
    if (at > from) gone(at);
    if (atom.kind === 'paragraph') {
      if (at === from) continue;
      const isIn = holds(nested, at);
      const own: CellEnd[] = [];
      while (ended < ends.length && ends[ended]!.place <= atom.paragraph.start) own.push(ends[ended++]!);
      if (atom.paragraph.isJoined) push('\r', null, 'gone', false);
      else {
        const [first, ...more] = own;
        push(first ? cellEnd : '\r', length, first?.isCovered ? 'covered' : 'there', isIn);
        for (const one of more) push(cellEnd, null, one.isCovered ? 'covered' : 'there', false);
        length += 1;
      }
      continue;
    }
    const isHidden = holds(hidden, at);
    const text = atomText(scanned, atom);
    for (const letter of text.split('')) {
      push(atom.kind === 'object' ? null : letter, isHidden ? null : length, 'there', holds(nested, at));
      if (!isHidden) length += 1;
    }
  }
  gone(to);
  return signs;
}

/** Where a cell or a row ends in the document's XML. */
interface CellEnd {
  readonly place: number;
  readonly isCovered: boolean;
}

function cellEnds({ xml, prefix }: ScannedDocument, { start, end }: ScannedControl): CellEnd[] {
  const own = xml.slice(start, end);
  const ends: CellEnd[] = [];
  const covered: boolean[] = [];
  for (const tag of tagsOf(own)) {
    if (tag.name === `${prefix}tc` && tag.kind === 'open') covered.push(false);
    else if (tag.name === `${prefix}vMerge` && tag.kind !== 'close')
      covered[covered.length - 1] = attributeOf(own.slice(tag.start, tag.end), `${prefix}val`) !== 'restart';
    else if (tag.name === `${prefix}tc` && tag.kind === 'close')
      ends.push({ place: start + tag.start, isCovered: covered.pop() ?? false });
    else if (tag.name === `${prefix}tr` && tag.kind === 'close')
      ends.push({ place: start + tag.start, isCovered: false });
  }
  return ends;
}

/** What WPS may show where we see no text, or see none at all: pictures, notes, comments, ends of fields. */
// eslint-disable-next-line no-control-regex
const object = /[\x00-\x08\x13-\x15\x28\x2f\ufffc]/;
// eslint-disable-next-line no-control-regex
const silent = /[\x00-\x06\x08\x13-\x15]/;
// eslint-disable-next-line no-control-regex
const end = /^[\r\x00-\x08\x13-\x15]*$/;
/** One hyphen by two signs. */
const alike: Readonly<Record<string, string>> = { '\u2011': '\x1e', '\u00ad': '\x1f', '\v': '\n' };

/**
 * Where each letter of a control's flat text stands in the text that WPS gives of the control; null where the two are not the same text.
 * What nobody knows whether it is shown is all there, or all of its kind is not.
 */
export function alignedSigns(
  scanned: ScannedDocument,
  control: ScannedControl,
  raw: string,
): readonly (SignPlace | undefined)[] | null {
  const signs = signsOf(scanned, control);
  for (const hidden of [[], ['gone'], ['covered'], ['gone', 'covered']]) {
    if (!hidden.every((kind) => signs.some((sign) => sign.kind === kind))) continue;
    const places = aligned(
      signs.filter(({ kind }) => !hidden.includes(kind)),
      raw,
    );
    if (places) return places;
  }
  return null;
}

function aligned(signs: readonly Sign[], raw: string): SignPlace[] | null {
  const places: SignPlace[] = [];
  let at = 0;
  const isHere = (text: string): boolean => raw.startsWith(text, at) || raw[at] === alike[text];
  for (const { text, at: flat, isNested } of signs) {
    while (at < raw.length && silent.test(raw[at]!) && !(text === null || isHere(text))) at++;
    let length = text?.length ?? 0;
    if (text === null) length = at < raw.length && object.test(raw[at]!) ? 1 : 0;
    else if (!isHere(text)) return null;
    if (flat !== null) places[flat] = { from: at, to: at + length, isNested, isMark: text?.startsWith('\r') ?? false };
    at += length;
  }
  return end.test(raw.slice(at)) ? places : null;
}
