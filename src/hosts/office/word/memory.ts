import { Problem } from '../../../core/problem/further-problem';
import {
  memoryNamespace,
  memoryXml,
  noMemoryTexts,
  readMemory,
  readMemoryXml,
  type DocumentMemory,
  type MemoryTexts,
} from '../../../core/report/wordml/memory-text';
import type { DocumentChanges } from '../../port/document-host';
import { latestMemory } from '../../port/live/latest-memory';
import type { RunLimits } from '../in-time';
import { ofWord } from './problems';
import { commonCall } from './run';

type Remembered = Pick<DocumentChanges, 'base' | 'stamp' | 'log' | 'ignored'>;

/** The mirror's name among the add-in's settings. Word on the web has lost custom XML parts (platform facts 4.7, 3.2). */
const mirrorKey = 'jixiao.report';

/**
 * What the open document remembers: the custom XML part that the command line writes too, or the mirror where that is gone or older.
 * @throws Problem input.newer-report
 */
export async function readDocumentMemory(file: string, limits: RunLimits): Promise<DocumentMemory> {
  const texts = await readParts(limits);
  const mirror: unknown = Office.context.document.settings.get(mirrorKey);
  const mirrored = typeof mirror === 'string' && mirror.startsWith('<') ? readMemoryXml(mirror) : null;
  const memories = [...texts, ...(mirrored ? [mirrored] : [])].map((own) => readMemory(own, file));
  return latestMemory(memories) ?? readMemory(noMemoryTexts, file);
}

/**
 * The new part first, then the old ones go: at no moment does the document remember nothing. An XML declaration in front would break
 * later changes of the part (platform facts 4.7).
 * @throws Problem host.memory-not-saved
 */
export async function writeDocumentMemory(memory: Remembered, limits: RunLimits): Promise<void> {
  const xml = memoryXml(memory).replace(/^<\?xml[^>]*\?>\s*/, '');
  const parts = Office.context.document.customXmlParts;
  const old = await ownParts(limits);
  const added = await commonCall<Office.CustomXmlPart>(limits, (done) => parts.addAsync(xml, done));
  for (const part of old) await commonCall<void>(limits, (done) => part.deleteAsync(done));
  await writeMirror(xml, limits);
  const isThere = (await ownParts(limits)).some(({ id }) => id === added.id);
  if (!isThere && Office.context.document.settings.get(mirrorKey) !== xml)
    throw new Problem('host.memory-not-saved', ofWord);
}

export async function forgetDocument(limits: RunLimits): Promise<void> {
  for (const part of await ownParts(limits)) await commonCall<void>(limits, (done) => part.deleteAsync(done));
  const { settings } = Office.context.document;
  if (typeof settings.get(mirrorKey) !== 'string') return;
  settings.remove(mirrorKey);
  await saveSettings(limits);
}

async function writeMirror(xml: string, limits: RunLimits): Promise<void> {
  Office.context.document.settings.set(mirrorKey, xml);
  await saveSettings(limits);
}

function saveSettings(limits: RunLimits): Promise<void> {
  return commonCall<void>(limits, (done) => Office.context.document.settings.saveAsync(done));
}

function ownParts(limits: RunLimits): Promise<Office.CustomXmlPart[]> {
  return commonCall<Office.CustomXmlPart[]>(limits, (done) =>
    Office.context.document.customXmlParts.getByNamespaceAsync(memoryNamespace, done),
  );
}

async function readParts(limits: RunLimits): Promise<MemoryTexts[]> {
  const read: MemoryTexts[] = [];
  for (const part of await ownParts(limits)) {
    const texts = readMemoryXml(await commonCall<string>(limits, (done) => part.getXmlAsync(done)));
    if (texts !== null) read.push(texts);
  }
  return read;
}
