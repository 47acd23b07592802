import { Problem } from '../../../../core/problem/further-problem';
import {
  isRemembered,
  memoryNamespace,
  memoryXml,
  noMemoryTexts,
  readMemory,
  readMemoryXml,
  type DocumentMemory,
  type WantedMemory,
} from '../../../../core/report/wordml/memory-text';
import { markName, mirrorName } from '../../../port/document-mirror';
import { latestMemory } from '../../../port/live/latest-memory';
import { writerName } from '../../program';
import type { WriterDocument, WriterProperties, WriterValues, WriterXmlPart } from '../writer-api';

/** As long as every program takes. */
const pieceLength = 30_000;
/** What the open document remembers, and whether all places say the same. */
export interface OpenMemory extends DocumentMemory {
  /** One of the places has lost it, or has an older one: it is written anew. */
  readonly isHalf: boolean;
}

/**
 * The custom XML part that other programs write too, the mirror, and the mark. Whether a save in WPS keeps any of them nobody knows (ADR 34), so
 * that each is looked at. Where what is left is older than the mark, nothing is remembered rather than something wrong: a refresh asks.
 * @throws Problem input.newer-report
 */
export function readOpenMemory(document: WriterDocument, file: string): OpenMemory {
  const parts = ownParts(document).map(({ XML: xml }) => xml);
  const mirror = mirrorOf(document.Variables);
  const known = [...parts, ...(mirror === null ? [] : [mirror])].flatMap((xml) => readMemoryXml(xml) ?? []);
  const last = latestMemory(known.map((texts) => readMemory(texts, file)));
  const nothing = readMemory(noMemoryTexts, file);
  if (last === null) return { ...nothing, isHalf: false };
  const mark = markOf(document.CustomDocumentProperties);
  const time = last.stamp?.time ?? '';
  if (mark !== null && mark > time) return { ...nothing, isHalf: true };
  const isWhole =
    (document.CustomXMLParts === undefined || parts.length === 1) &&
    (document.Variables === undefined || (mirror !== null && isSame(parts[0] ?? mirror, mirror)));
  return { ...last, isHalf: !isWhole };
}

/** The new part first, then the old ones go: at no moment does the document remember nothing. @throws Problem host.memory-not-saved */
export function writeOpenMemory(document: WriterDocument, before: OpenMemory, wanted: WantedMemory): void {
  if (isRemembered(before, wanted) && !before.isHalf) return;
  const xml = bare(memoryXml(wanted));
  const old = ownParts(document);
  document.CustomXMLParts?.Add(xml);
  for (const part of old) part.Delete();
  writeMirror(document.Variables, xml);
  writeMark(document.CustomDocumentProperties, wanted.stamp.time);
  const isKept = ownParts(document).some((part) => isSame(part.XML, xml)) || mirrorOf(document.Variables) === xml;
  if (!isKept) throw new Problem('host.memory-not-saved', { app: writerName });
}

export function forgetOpenMemory(document: WriterDocument): void {
  for (const part of ownParts(document)) part.Delete();
  drop(document.Variables, (name) => name.startsWith(mirrorName));
  drop(document.CustomDocumentProperties, (name) => name === markName);
}

const bare = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>\s*/, '');

/** Programs write one part in several ways: what it says counts. */
function isSame(one: string, other: string): boolean {
  return JSON.stringify(readMemoryXml(bare(one))) === JSON.stringify(readMemoryXml(bare(other)));
}

function ownParts({ CustomXMLParts: parts }: WriterDocument): WriterXmlPart[] {
  if (!parts) return [];
  const own = parts.SelectByNamespace(memoryNamespace);
  return Array.from({ length: own.Count }, (_, at) => own.Item(at + 1)).filter((part) => readMemoryXml(bare(part.XML)));
}

interface Named {
  readonly Name: string;
  readonly Value: unknown;
  Delete(): void;
}

function named(all: WriterValues | WriterProperties | undefined): Named[] {
  return all ? Array.from({ length: all.Count }, (_, at) => all.Item(at + 1)) : [];
}

function drop(all: WriterValues | WriterProperties | undefined, isOurs: (name: string) => boolean): void {
  for (const one of named(all).filter(({ Name: name }) => isOurs(name))) one.Delete();
}

/** null: there is none, or pieces of it are missing. */
function mirrorOf(variables: WriterValues | undefined): string | null {
  const pieces = new Map(named(variables).map(({ Name: name, Value: value }) => [name, String(value)]));
  const count = Number(pieces.get(`${mirrorName}count`) ?? NaN);
  if (!(count > 0)) return null;
  const own = Array.from({ length: count }, (_, at) => pieces.get(mirrorName + (at + 1)));
  const xml = own.join('');
  return own.every((piece) => piece !== undefined) && xml.startsWith('<') && xml.endsWith('>') ? xml : null;
}

function writeMirror(variables: WriterValues | undefined, xml: string): void {
  if (!variables) return;
  drop(variables, (name) => name.startsWith(mirrorName));
  const pieces = xml.match(new RegExp(`.{1,${pieceLength}}`, 'gsu')) ?? [];
  pieces.forEach((piece, at) => variables.Add(mirrorName + (at + 1), piece));
  variables.Add(`${mirrorName}count`, String(pieces.length));
}

function markOf(properties: WriterProperties | undefined): string | null {
  const own = named(properties).find(({ Name: name }) => name === markName);
  return own ? String(own.Value) : null;
}

function writeMark(properties: WriterProperties | undefined, time: string): void {
  if (!properties) return;
  drop(properties, (name) => name === markName);
  properties.Add(markName, false, 4, time);
}
