import { Problem } from '../../../core/problem/further-problem';
import type { ScannedControl } from '../../../core/report/wordml/scanned-document';
import { ofWord } from './problems';
import type { Reading } from './read';

/** A live control of a reading. @throws Problem host.cannot-place for one that Word does not let us at */
export function controlProxy(
  context: Word.RequestContext,
  reading: Reading,
  control: ScannedControl,
): Word.ContentControl {
  const live = reading.live.get(control);
  if (live === undefined) {
    const title = control.title || control.tag;
    throw new Problem('host.cannot-place', { ...ofWord, title, text: title });
  }
  return context.document.contentControls.getById(live.id);
}

/**
 * A new paragraph right before or behind a control, outside of it and of any other. A control around a table takes none beside itself
 * (Word's reference: before and after cannot be used with RichTextTable): there, the paragraph next to it does.
 */
export function paragraphBeside(
  context: Word.RequestContext,
  reading: Reading,
  control: ScannedControl,
  side: 'Before' | 'After',
  text: string,
): Word.Paragraph {
  const proxy = controlProxy(context, reading, control);
  if (control.tables.length === 0) return proxy.insertParagraph(text, side);
  const { blocks, controls } = reading.scanned;
  const neighbour = blocks[side === 'After' ? control.blocks[1] + 1 : control.blocks[0] - 1];
  const holder =
    neighbour && controls.find((one) => one.start <= neighbour.start && neighbour.end <= one.end && one !== control);
  if (holder && reading.live.has(holder) && holder.tables.length === 0)
    return controlProxy(context, reading, holder).insertParagraph(text, side === 'After' ? 'Before' : 'After');
  if (neighbour?.kind !== 'paragraph' || holder) return proxy.getRange('Whole').insertParagraph(text, side);
  return side === 'After'
    ? proxy.paragraphs.getLast().getNext().insertParagraph(text, 'Before')
    : proxy.paragraphs.getFirst().getPrevious().insertParagraph(text, 'After');
}
