import type { Replacement } from '../../../../core/report/refresh/found-document';
import type { ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { flatText, type FlatText } from '../../../port/live/words/flat-text';
import { placeText, type PlacedText } from './places';
import { planWrites, type Write } from '../../../port/live/words/writes';

/** A control with what shall be done to it, and the ways to show Word where. */
export interface EditedControl {
  readonly control: ScannedControl;
  readonly flat: FlatText;
  readonly writes: readonly Write[];
  /** By the write it is for; null: there is no sure way. */
  readonly placed: ReadonlyMap<Write, PlacedText | null>;
  /** What a control that shows its placeholder gets as a whole. */
  readonly whole: string | null;
}

export function editedControl(
  scanned: ScannedDocument,
  control: ScannedControl,
  replacements: readonly Replacement[],
): EditedControl {
  const flat = flatText(scanned, control);
  if (control.isPlaceholder) {
    const whole = replacements.map(({ text }) => text).join('');
    return { control, flat, writes: [], placed: new Map(), whole };
  }
  const writes = planWrites(flat, replacements);
  const taken = writes.flatMap((write) => ('from' in write && write.from < write.to ? [write] : []));
  const placed = new Map<Write, PlacedText | null>();
  for (const write of writes)
    if (write.kind === 'text' || write.kind === 'join') placed.set(write, placeText(flat, write, taken));
  return { control, flat, writes, placed, whole: null };
}

/** One look from end to end, and nothing but text: to write it anew takes nothing of the user's away. */
export function isPlain({ paragraphs, isBlock, hasNested, text, marked }: FlatText, index: number): boolean {
  const { pieces, parts } = paragraphs[index]!;
  const looks = new Set(pieces.map(({ look }) => look));
  return isBlock && !hasNested && parts.length === 1 && text === marked && looks.size <= 1 && !looks.has(null);
}

export function wholeParagraph({ text, paragraphs }: FlatText, writes: readonly Write[], index: number): string {
  const { start, end } = paragraphs[index]!;
  let result = '';
  let at = start;
  for (const write of writes) {
    if (write.kind !== 'text' || write.paragraph !== index) continue;
    result += text.slice(at, write.from) + write.text;
    at = write.to;
  }
  return result + text.slice(at, end);
}

export function textAt({ text }: FlatText, { from, to }: { from: number; to: number }): string {
  return (from < to ? text.slice(from, to) : text.slice(Math.max(0, from - 6), from)).slice(0, 20);
}
