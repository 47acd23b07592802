import { atomText, controlText, linkedId } from '../../../../core/report/wordml/control-text';
import type { Atom, ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';

/**
 * A control's text as a search through it meets it: what linked controls inside it hold is spelled out. Offsets of plans, which count
 * such a control as one, are translated.
 */
export interface FlatText {
  readonly text: string;
  /** The same with what tracked changes took out, ends of paragraphs too: Word finds that while it is shown. */
  readonly marked: string;
  /** Offset in `marked` of an offset in `text`. */
  toMarked(at: number): number;
  /** Offset of a plan → offset here: behind the character before it, or before the character after it. */
  toFlat(at: number, side: 'behind' | 'before'): number;
  /** As the text has them, by its line feeds. */
  readonly paragraphs: readonly FlatParagraph[];
  /** The control holds whole paragraphs; else it is a piece of one. */
  readonly isBlock: boolean;
  /** Linked controls stand inside it. */
  readonly hasNested: boolean;
}

export interface FlatParagraph {
  readonly start: number;
  readonly end: number;
  /** Pieces of one look; what is no text is none. */
  readonly pieces: readonly FlatPiece[];
  /** Word's own paragraphs: several where the ends between them wait to be taken out. */
  readonly parts: readonly FlatPart[];
}

export interface FlatPart {
  /** Among Word's paragraphs of the control. */
  readonly index: number;
  readonly text: string;
  readonly marked: string;
}

export interface FlatPiece {
  readonly start: number;
  readonly end: number;
  /** w:rPr of the run; null for a tab, a break, a picture. */
  readonly look: string | null;
}

export function flatText(scanned: ScannedDocument, control: ScannedControl): FlatText {
  const [from, to] = control.atoms;
  const hidden = scanned.controls.filter(
    (one) => one.isPlaceholder && linkedId(one) !== null && one.atoms[0] >= from && one.atoms[1] <= to,
  );
  const isHidden = (at: number): boolean =>
    (control.isPlaceholder || hidden.some((one) => one.atoms[0] <= at && at < one.atoms[1])) &&
    scanned.atoms[at]!.kind !== 'paragraph';
  const starts = new Map<Atom, number>();
  const atAtom: number[] = [];
  let [index, part] = [0, { index: 0, text: '', marked: '' }];
  const paragraphs = [{ start: 0, end: 0, pieces: [] as FlatPiece[], parts: [part] }];
  const gone: { at: number; text: string }[] = [];
  let text = '';
  const takenOut = (before: number): void => {
    for (const one of scanned.gone) {
      if (one.at !== before) continue;
      gone.push({ at: text.length, text: one.text });
      part.marked += one.text;
    }
  };
  for (let at = from; at < to; at++) {
    const atom = scanned.atoms[at]!;
    starts.set(atom, text.length);
    atAtom.push(text.length);
    if (at > from) takenOut(at);
    if (isHidden(at) || (atom.kind === 'paragraph' && at === from)) continue;
    const piece = atomText(scanned, atom);
    const start = text.length;
    text += piece;
    if (atom.kind === 'paragraph') {
      part = { index: ++index, text: '', marked: '' };
      if (atom.paragraph.isJoined) {
        gone.push({ at: text.length, text: '\n' });
        paragraphs[paragraphs.length - 1]!.parts.push(part);
      } else paragraphs.push({ start: text.length, end: text.length, pieces: [], parts: [part] });
    } else {
      const last = paragraphs[paragraphs.length - 1]!;
      last.end = text.length;
      last.pieces.push({ start, end: text.length, look: atom.kind === 'text' ? atom.run.properties : null });
      part.text += piece;
      part.marked += piece;
    }
  }
  atAtom.push(text.length);
  takenOut(to);
  const placed = controlText(scanned, control).atoms.filter((one) => one.text !== '');
  const ends = (one: (typeof placed)[number]): { start: number; end: number } => {
    const { atom } = one;
    const own = starts.get(atom);
    if (own !== undefined) return { start: own, end: own + one.text.length };
    const nested = scanned.controls.find((inner) => atom.kind === 'object' && inner === atom.span)!;
    return { start: atAtom[nested.atoms[0] - from]!, end: atAtom[nested.atoms[1] - from]! };
  };
  return {
    text,
    marked: withGone(text, gone),
    toMarked: (at) => at + gone.filter((one) => one.at <= at).reduce((sum, one) => sum + one.text.length, 0),
    toFlat(at, side) {
      const before = placed.find((one) => one.start < at && at <= one.start + one.text.length);
      const after = placed.find((one) => one.start <= at && at < one.start + one.text.length);
      const behind = before && { one: before, at: ends(before).end - (before.start + before.text.length - at) };
      const ahead = after && { one: after, at: ends(after).start + (at - after.start) };
      const found = side === 'behind' ? (behind ?? ahead) : (ahead ?? behind);
      return found?.at ?? 0;
    },
    paragraphs,
    hasNested: placed.some(({ atom }) => !starts.has(atom)),
    isBlock: scanned.atoms[from]?.kind === 'paragraph',
  };
}

function withGone(text: string, gone: readonly { at: number; text: string }[]): string {
  let result = '';
  let from = 0;
  for (const one of gone) {
    result += text.slice(from, one.at) + one.text;
    from = one.at;
  }
  return result + text.slice(from);
}
