import { linkedId } from '../../../core/report/wordml/control-text';
import { emptyMemoryXml } from '../../../core/report/wordml/memory-text';
import type { OpenDocument } from './open-document';
import { encoded } from './patch-document';
import { applySplices, type XmlSplice } from './xml-splice';
import { patchZip } from './zip-patch';

/** The document with plain words where its linked controls were, remembering nothing; the very bytes it had where nothing is linked. */
export function unlinkDocument({ scanned, source, memory, file, bytes }: OpenDocument): Uint8Array {
  const splices = scanned.controls
    .filter((control) => linkedId(control) !== null && control.content.start >= 0)
    .flatMap(({ start, end, content }): XmlSplice[] => [
      { start, end: content.start, text: '' },
      { start: content.end, end, text: '' },
    ]);
  const parts = new Map<string, string>();
  if (splices.length > 0) parts.set(source.main, applySplices(scanned.xml, splices));
  const isEmpty = memory.base === null && memory.link === null && memory.log === null;
  if (memory.part !== null && !isEmpty) parts.set(memory.part, emptyMemoryXml);
  return parts.size === 0 ? bytes : patchZip(bytes, encoded(parts), file);
}
