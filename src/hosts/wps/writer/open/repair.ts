import type { RepairStep } from '../../../../core/report/refresh/plan-repair';
import type { ScannedControl } from '../../../../core/report/wordml/scanned-document';
import { findText } from '../navigate';
import type { WriterControl, WriterDocument } from '../writer-api';
import { cannotPlace } from './pieces';
import type { OpenReading } from './reading';
import type { WriterAnswer } from './seen-builds';
import type { Stretch } from './stretch';
import { cannot, checkedControl, checkWritable, controlOf, ownControls, refused } from './write';

/** Word's own limit. */
const longestTitle = 64;

/**
 * Mends links: controls come around words that stand there, or go from around them; no word changes. What would write new text or take some
 * out is refused as a whole.
 * @throws Problem host.changed-meanwhile, host.cannot-place, host.refused; nothing has been done then
 */
export function repairOpenDocument(
  document: WriterDocument,
  reading: OpenReading,
  steps: readonly RepairStep[],
  answers: ReadonlySet<WriterAnswer>,
): void {
  if (steps.length === 0) return;
  for (const step of steps) {
    if (step.kind === 'insert') throw refused(cannot.insert(step.linkable.title));
    if (step.kind === 'clean') throw refused(cannot.clean);
  }
  if (!answers.has('controls')) throw refused(cannot.controls);
  checkWritable(document);
  const { scanned } = reading;
  const gone = new Map<ScannedControl, WriterControl>();
  const dissolve = (control: ScannedControl): void =>
    void gone.set(control, gone.get(control) ?? checkedControl(document, reading, control));
  const wraps: (Stretch & { readonly tag: string; readonly title: string })[] = [];
  for (const step of steps) {
    if (step.kind === 'dissolve') dissolve(controlOf(reading, step.control));
    if (step.kind !== 'wrap') continue;
    const [first, last] = [scanned.blocks[step.blocks[0]]!, scanned.blocks[step.blocks[1]]!];
    const tag = `jx:1:${step.id}`;
    for (const control of scanned.controls)
      if (
        control.start < last.end &&
        first.start < control.end &&
        (control.title === step.title || control.tag === tag)
      )
        dissolve(control);
    wraps.push({ ...blocksStretch(document, reading, step.blocks), tag, title: step.title.slice(0, longestTitle) });
  }
  // The last one first, and before any goes: a control takes up positions.
  for (const { start, end, tag, title } of wraps.sort((one, other) => other.start - one.start)) {
    const made = document.ContentControls.Add(0, document.Range(start, end));
    made.Tag = tag;
    made.Title = title;
    if (made.Tag !== tag) throw refused(cannot.controls);
  }
  for (const [control, live] of gone) live.Delete(control.isPlaceholder);
}

/** Every control of ours goes, its words stay. */
export function dissolveAll(document: WriterDocument, reading: OpenReading, answers: ReadonlySet<WriterAnswer>): void {
  const own = ownControls(reading);
  if (own.length === 0) return;
  if (!answers.has('controls')) throw refused(cannot.controls);
  checkWritable(document);
  const live = own.map((control) => ({ control, live: checkedControl(document, reading, control) }));
  for (const one of live) one.live.Delete(one.control.isPlaceholder);
}

/** From the first letter of the first block to behind the end of the last; a table as a whole. */
function blocksStretch(
  document: WriterDocument,
  { scanned, found }: OpenReading,
  [first, last]: readonly [number, number],
): Stretch {
  const text = found.blocks.map((block) => `${block.text}\n`).join('');
  const startOf = (block: number): number =>
    found.blocks.slice(0, block).reduce((length, { text: own }) => length + own.length + 1, 0);
  const stretchOf = (block: number): Stretch => {
    const start = startOf(block);
    const words = found.blocks[block]!.text;
    const place = findText(document, text, { start, end: start + words.length });
    if (place === null || words.trim() === '') throw cannotPlace(words, words);
    if (scanned.blocks[block]!.kind === 'paragraph') return { start: place.start, end: place.end + 1 };
    const { Start, End } = document.Range(place.start, place.end).Tables.Item(1).Range;
    return { start: Start, end: End };
  };
  return { start: stretchOf(first).start, end: stretchOf(last).end };
}
