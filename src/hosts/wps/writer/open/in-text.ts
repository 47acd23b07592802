import { Problem } from '../../../../core/problem/further-problem';
import type { TextRange } from '../../../../core/report/refresh/found-document';
import { linkedId } from '../../../../core/report/wordml/control-text';
import type { ScannedControl } from '../../../../core/report/wordml/scanned-document';
import type { DocumentPlace } from '../../../port/document-host';
import { placesInParagraphs, saysLineOf } from '../../../port/live/text-place';
import { flatText } from '../../../port/live/words/flat-text';
import { writerName } from '../../program';
import { findText } from '../navigate';
import type { WriterDocument } from '../writer-api';
import { asTyped } from './pieces';
import type { OpenReading } from './reading';
import { alignedSigns } from './signs';
import { cutOf, provenStretch } from './stretch';
import { checkedControl, checkWritable, controlOf, refused } from './write';

/** Selects a range of a control's text; the whole control where the range cannot be proved. */
export function selectInControl(
  document: WriterDocument,
  reading: OpenReading,
  key: string,
  range: TextRange | null,
): void {
  const control = controlOf(reading, key);
  const { Range: whole } = checkedControl(document, reading, control);
  const place = range && placeIn(document, reading, control, range);
  (place ? document.Range(place.start, place.end) : whole).Select();
}

function placeIn(document: WriterDocument, reading: OpenReading, control: ScannedControl, { start, end }: TextRange) {
  const flat = flatText(reading.scanned, control);
  const [from, to] = [flat.toFlat(start, 'before'), flat.toFlat(end, 'behind')];
  const raw = reading.live.get(control)!.text;
  const signs = alignedSigns(reading.scanned, control, raw);
  const [first, last] = [signs?.[from], signs?.[to - 1]];
  if (from >= to || !first || !last) return null;
  const { Start, End } = checkedControl(document, reading, control).Range;
  return provenStretch(cutOf(document), { start: Start, end: End }, raw, first.from, last.to);
}

/** The innermost control of the last reading around a position. */
export function placeOfUser(document: WriterDocument, reading: OpenReading, position: number): DocumentPlace | null {
  const { ContentControls: controls } = document;
  if (controls.Count !== reading.all.length) return null;
  // In document order an inner one follows the one around it.
  for (const control of reading.scanned.controls.filter((one) => linkedId(one) !== null).reverse()) {
    const known = reading.live.get(control);
    if (!known) continue;
    const { Start, End } = controls.Item(known.index).Range;
    if (position < Start || position > End) continue;
    const key = String(reading.scanned.controls.indexOf(control));
    return { control: key, at: offsetOf(reading, key, cutOf(document)(Start, position)) };
  }
  return null;
}

/** Programs write ends of paragraphs differently: characters are counted past them. */
function offsetOf({ found }: OpenReading, key: string, before: string): number | null {
  const text = found.controls.find((one) => one.key === key)?.text ?? '';
  let at = 0;
  for (const character of before.replace(/[^\P{Cc}\t]+/gu, '')) {
    while (text[at] === '\n' || text[at] === '\v') at++;
    if (!text.startsWith(character, at)) return null;
    at += character.length;
  }
  return at;
}

/**
 * Writes words for a range of a text that was read before, where the very place is found, outside of our controls; read back.
 * @throws Problem host.text-gone, host.text-followed
 */
export function amendOpenText(document: WriterDocument, text: string, range: TextRange, words: string): void {
  const short = shortened(text, range);
  checkWritable(document);
  const gone = (): Problem => new Problem('host.text-gone', { app: writerName, text: short });
  // The whole line stands as it was read: a near place would be somebody else's figure.
  const lines = document.Content.Text.split('\r');
  const [line, ...others] = placesInParagraphs(text, range, lines) ?? [];
  if (!line || others.length > 0 || !saysLineOf(text, range, lines[line.paragraph]!)) throw gone();
  const place = findText(document, text, range);
  if (place === null) throw gone();
  const cut = cutOf(document);
  // What cannot be seen in it would go with it.
  if (cut(place.start, place.end).length !== range.end - range.start) throw gone();
  const { ContentControls: controls } = document;
  for (let index = 1; index <= controls.Count; index++) {
    const { Tag: tag, Range: own } = controls.Item(index);
    if (tag.startsWith('jx:1:') && place.start < own.End && own.Start < place.end)
      throw new Problem('host.text-followed', { app: writerName, text: short });
  }
  const typed = asTyped(words);
  document.Range(place.start, place.end).Text = typed;
  if (!cut(place.start, place.end + typed.length).includes(typed))
    throw refused(`“${short}”没有改成“${words}”。请按 Ctrl+Z 看能不能退回`);
}

export function shortened(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}
